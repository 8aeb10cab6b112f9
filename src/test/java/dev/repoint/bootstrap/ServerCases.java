package dev.repoint.bootstrap;

import static dev.repoint.bootstrap.FindingCase.NOTHING;
import static dev.repoint.bootstrap.FindingCase.notice;
import static dev.repoint.bootstrap.FindingCase.warning;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is found of the server and the balancer. */
final class ServerCases {

    private ServerCases() {}

    static List<FindingCase> all() {
        return Stream.of(server(), limits(), balancer()).flatMap(List::stream).toList();
    }

    private static FindingCase slot(FindingId id, String detail, Catalog.Slot slot, Catalog.Slot almost) {
        return warning(
                id,
                detail,
                scene -> scene.world.postgres.traits.slots.add(slot),
                scene -> scene.world.postgres.traits.slots.add(almost));
    }

    private static Catalog.Slot slot(boolean isActive, long bytes, boolean isLost) {
        return new Catalog.Slot("it's", Optional.of("shop"), isActive, Optional.of(bytes), isLost);
    }

    private static void slots(Scene scene, int many) {
        for (int i = 0; i < many; i++) {
            scene.world.postgres.traits.slots.add(slot(true, 0, false));
        }
    }

    private static List<FindingCase> server() {
        long gigabyte = 1L << 30;
        return List.of(
                warning(FindingId.SLOTS_SHORT, "all 20", scene -> slots(scene, 20), scene -> slots(scene, 19)),
                warning(
                        FindingId.SENDERS_SHORT,
                        "all 25",
                        scene -> scene.world.postgres.traits.senders = 25,
                        scene -> scene.world.postgres.traits.senders = 24),
                slot(
                        FindingId.SLOT_INACTIVE,
                        "keeps 3072 MiB",
                        slot(false, 3 * gigabyte, false),
                        slot(true, 3 * gigabyte, false)),
                slot(
                        FindingId.SLOT_LAGGING,
                        "lags",
                        slot(true, 11 * gigabyte, false),
                        slot(true, 10 * gigabyte, false)),
                slot(FindingId.SLOT_LOST, "resync", slot(true, 0, true), slot(true, 0, false)));
    }

    private static List<FindingCase> limits() {
        return List.of(
                warning(
                        FindingId.WAL_UNCAPPED,
                        "until the disk is full",
                        scene -> scene.wish.parameter("max_slot_wal_keep_size", "-1"),
                        NOTHING),
                notice(
                        FindingId.WAL_CAP_SMALL,
                        "204799",
                        scene -> scene.wish.parameter("max_slot_wal_keep_size", "204799"),
                        NOTHING),
                notice(
                        FindingId.SENDER_TIMEOUT,
                        "is 0",
                        scene -> scene.wish.parameter("wal_sender_timeout", "0"),
                        NOTHING),
                warning(
                        FindingId.LONG_TRANSACTIONS,
                        "process 4711 of app, 26 h",
                        scene -> scene.world.postgres.traits.transactions.add(
                                new Catalog.Transaction("process 4711", "app", Duration.ofHours(26))),
                        NOTHING));
    }

    private static void seen(Scene scene, boolean is, int seconds) {
        scene.wish.targetGroup("arn");
        scene.world.look = new Balancers.Look.Seen(
                new Balancer(!is, is, !is, Duration.ofSeconds(is ? 301 : 300), Duration.ofSeconds(seconds), !is));
    }

    private static List<FindingCase> balancer() {
        Consumer<Scene> wrong = scene -> seen(scene, true, 30);
        Consumer<Scene> right = scene -> seen(scene, false, 10);
        return List.of(
                notice(FindingId.BALANCER_UNREAD, "AccessDenied", scene -> scene.wish.targetGroup("arn"), right),
                warning(FindingId.BALANCER_CROSS_ZONE, "other zones", wrong, right),
                warning(FindingId.BALANCER_CLIENT_IP, "past the balancer", wrong, right),
                warning(FindingId.BALANCER_TERMINATION, "live on", wrong, right),
                notice(FindingId.BALANCER_DELAY, "301 seconds", wrong, right),
                notice(FindingId.BALANCER_HEALTH_CHECK, "every 30 seconds", wrong, right),
                warning(FindingId.BALANCER_INBOUND_RULES, "PrivateLink", wrong, right));
    }
}
