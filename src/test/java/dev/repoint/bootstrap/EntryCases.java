package dev.repoint.bootstrap;

import static dev.repoint.bootstrap.FindingCase.NOTHING;
import static dev.repoint.bootstrap.FindingCase.blocking;
import static dev.repoint.bootstrap.FindingCase.notice;
import static dev.repoint.bootstrap.FindingCase.warning;

import dev.repoint.bootstrap.Database.ApplyStatus;
import dev.repoint.bootstrap.Goal.Reboot;
import dev.repoint.bootstrap.PostgresState.Role;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What is found before a table is looked at. */
final class EntryCases {

    private EntryCases() {}

    static List<FindingCase> all() {
        return Stream.of(database(), parameters(), user()).flatMap(List::stream).toList();
    }

    private static List<FindingCase> database() {
        return List.of(
                blocking(
                        FindingId.DATABASE_MISSING,
                        "instance:orders",
                        scene -> scene.world.rds.isThere = false,
                        NOTHING),
                blocking(
                        FindingId.ENGINE_UNSUPPORTED,
                        "postgres 11.22",
                        scene -> scene.world.rds.becomes(
                                it -> it.engine("postgres").version("11.22")),
                        scene -> scene.world.rds.becomes(
                                it -> it.engine("postgres").version("12.1"))),
                warning(
                        FindingId.MINOR_DEFECT,
                        "16.9",
                        scene -> scene.world.rds.becomes(
                                it -> it.engine("postgres").version("16.9")),
                        scene -> scene.world.rds.becomes(
                                it -> it.engine("postgres").version("16.10"))),
                notice(
                        FindingId.IAM_AUTHENTICATION,
                        "is on",
                        scene -> scene.world.rds.becomes(Databases::tokens),
                        NOTHING));
    }

    private static List<FindingCase> parameters() {
        return List.of(
                blocking(
                        FindingId.MANAGED_BY_TOOL,
                        "Terraform",
                        scene -> {
                            scene.world.rds.becomes(it -> it.tag("ManagedBy", "terraform"));
                            scene.wish.parameter("custom_01", "7");
                        },
                        scene -> scene.world.rds.becomes(it -> it.tag("ManagedBy", "terraform"))),
                blocking(
                        FindingId.PARAMETER_GROUP_TAKEN,
                        "repoint-orders-postgres16",
                        scene -> {
                            shared(scene);
                            scene.world.rds.other("archive", "repoint-orders-postgres16");
                        },
                        EntryCases::shared),
                blocking(
                        FindingId.PARAMETER_UNFIT,
                        "wal_sender_timeout=3600001: expected one of 0-3600000",
                        scene -> scene.wish.parameter("wal_sender_timeout", "3600001"),
                        scene -> scene.wish.parameter("wal_sender_timeout", "3600000")),
                blocking(
                        FindingId.PARAMETERS_FAILED,
                        "mine",
                        scene -> scene.world.rds.becomes(ApplyStatus.FAILED),
                        scene -> scene.world.rds.becomes(ApplyStatus.APPLYING)),
                warning(
                        FindingId.REBOOT_PENDING,
                        "without a reboot",
                        scene -> pending(scene, Reboot.NEVER),
                        scene -> pending(scene, Reboot.ALLOWED)));
    }

    private static void shared(Scene scene) {
        scene.world.rds.other("billing", "mine");
        scene.world.rds.group("repoint-orders-postgres16", new FakeRds.Group("postgres16", new TreeMap<>()));
        scene.wish.parameter("custom_01", "7");
    }

    private static void pending(Scene scene, Reboot reboot) {
        scene.wish.parameter("max_replication_slots", "40").reboot(reboot);
    }

    private static List<FindingCase> user() {
        return List.of(
                blocking(
                        FindingId.PASSWORD_UNUSABLE,
                        "holds no password of clickpipes_user",
                        scene -> scene.world.secrets.keep(Wish.SECRET, "{\"password\":\"x\",\"username\":\"other\"}"),
                        scene -> scene.world.secrets.keep(Wish.SECRET, "{\"password\":\"x\"}")),
                blocking(
                        FindingId.REPLICATION_ROLE_MISSING,
                        "rds_replication",
                        scene -> scene.state().roles.remove("rds_replication"),
                        NOTHING),
                blocking(
                        FindingId.USER_NEEDS_TOKEN,
                        "rds_iam",
                        scene -> scene.user("rds_iam"),
                        scene -> scene.user("rds_replication")),
                blocking(
                        FindingId.USER_EXPIRED,
                        "VALID UNTIL",
                        scene -> scene.state()
                                .roles
                                .put(Wish.USER, new Role(true, Optional.of("x"), true, new TreeSet<>())),
                        scene -> scene.user()),
                blocking(
                        FindingId.USER_IS_ADMIN,
                        "administers",
                        scene -> scene.wish.user(FakePostgres.ADMIN),
                        scene -> scene.wish.user(FakePostgres.ADMIN + "2")));
    }
}
