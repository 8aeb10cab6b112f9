package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.repoint.bootstrap.Attempt;
import dev.repoint.bootstrap.Database;
import dev.repoint.bootstrap.Database.ApplyStatus;
import dev.repoint.bootstrap.DatabaseId;
import dev.repoint.bootstrap.Parameter;
import dev.repoint.bootstrap.ParameterGroup;
import dev.repoint.bootstrap.Setting;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.rds.LocalRds;
import dev.repoint.drill.rds.Write;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only the local RDS has: apply types, pending reboots and states. */
@Timeout(60)
final class RdsControlPlaneTest {
    private static final DatabaseId ORDERS = new DatabaseId.Instance("orders");
    private static final DatabaseId SHOP = new DatabaseId.Cluster("shop");
    private static final Setting LOGICAL = new Setting("rds.logical_replication", "1", true);
    private static final Setting TIMEOUT = new Setting("wal_sender_timeout", "0", false);

    private final LocalRds local = LocalRds.start();
    private final AwsGateway gateway = AwsGateway.before(local.endpoint());
    private final SdkEnvironment environment = SdkEnvironment.with(gateway.endpoint());
    private final RdsControlPlane rds = new RdsControlPlane(new AwsClients());

    @AfterEach
    void stop() {
        environment.close();
        gateway.close();
        local.close();
    }

    @Test
    void readsEveryParameterWithItsType() {
        local.instance("orders").group(local.group("orders-pg", "postgres16").with("max_replication_slots", "40"));

        ParameterGroup group = rds.parameterGroup(ORDERS, "Orders-PG").orElseThrow();

        assertThat(group.users()).containsExactly("orders");
        assertThat(group.parameters()).hasSizeGreaterThan(100);
        assertThat(gateway.calls("DescribeDBParameters")).hasSize(2);
        assertThat(group.parameters().values())
                .contains(
                        new Parameter(
                                "max_replication_slots", Optional.of("40"), true, true, true, Optional.of("5-262143")),
                        new Parameter(
                                "rds.logical_replication", Optional.of("0"), false, true, true, Optional.of("0,1")),
                        new Parameter(
                                "wal_sender_timeout", Optional.empty(), false, false, true, Optional.of("0-3600000")),
                        new Parameter("listen_addresses", Optional.of("*"), false, true, false, Optional.empty()));
    }

    @Test
    void findsUsersOnEveryPage() {
        for (int number = 1; number <= 130; number++) {
            local.instance("orders-" + number);
            local.aurora("shop-" + number);
        }

        assertThat(users(ORDERS, "default.postgres16")).hasSize(130);
        assertThat(users(SHOP, "default.aurora-postgresql16")).hasSize(130);
        assertThat(gateway.calls("DescribeDBInstances")).hasSize(2);
        assertThat(gateway.calls("DescribeDBClusters")).hasSize(2);
    }

    @Test
    void takesAnInstanceToItsPendingRebootAndThroughIt() {
        local.instance("orders");
        rds.create(ORDERS, "orders-pg", "postgres16", "Repoint");
        rds.set(ORDERS, "orders-pg", List.of(LOGICAL, TIMEOUT));
        assertThat(rds.attach(ORDERS, "orders-pg")).isEqualTo(new Attempt.Done());

        assertThat(states(ORDERS, ApplyStatus.PENDING_REBOOT))
                .containsExactly("modifying APPLYING", "modifying PENDING_REBOOT", "available PENDING_REBOOT");
        assertThat(rds.reboot(ORDERS, false)).isEqualTo(new Attempt.Done());
        assertThat(states(ORDERS, ApplyStatus.IN_SYNC))
                .containsExactly("rebooting PENDING_REBOOT", "available IN_SYNC");

        assertThat(rds.set(ORDERS, "orders-pg", List.of(new Setting("log_statement", "ddl", false))))
                .isEqualTo(new Attempt.Done());
        assertThat(states(ORDERS, ApplyStatus.IN_SYNC)).containsExactly("available APPLYING", "available IN_SYNC");
    }

    @Test
    void takesAClusterThroughTheRebootOfItsWriter() {
        local.aurora("shop", "shop-1", "shop-2").writer("shop-2");
        rds.create(SHOP, "shop-pg", "aurora-postgresql16", "Repoint");
        rds.set(SHOP, "shop-pg", List.of(LOGICAL));
        rds.attach(SHOP, "shop-pg");

        assertThat(states(SHOP, ApplyStatus.PENDING_REBOOT)).last().isEqualTo("available PENDING_REBOOT");
        assertThat(rds.reboot(SHOP, false)).isEqualTo(new Attempt.Done());
        assertThat(states(SHOP, ApplyStatus.IN_SYNC))
                .startsWith("rebooting PENDING_REBOOT")
                .endsWith("available IN_SYNC");
        assertThat(local.writes().getLast()).satisfies(write -> {
            assertThat(write.action()).isEqualTo("RebootDBInstance");
            assertThat(write.parameters()).containsEntry("DBInstanceIdentifier", "shop-2");
        });
    }

    /** Between the two calls of a description the reboot may end. */
    @Test
    void neverCallsARebootPendingThatJustTookPlace() {
        local.aurora("shop", "shop-1");
        rds.create(SHOP, "shop-pg", "aurora-postgresql16", "Repoint");
        rds.attach(SHOP, "shop-pg");
        for (int calls = 0; calls < 4; calls++) {
            states(SHOP, ApplyStatus.PENDING_REBOOT);
            for (int before = 0; before < calls; before++) {
                rds.create(SHOP, "shop-pg", "aurora-postgresql16", "Repoint");
            }
            assertThat(rds.reboot(SHOP, false)).isEqualTo(new Attempt.Done());

            assertThat(states(SHOP, ApplyStatus.IN_SYNC)).doesNotContain("available PENDING_REBOOT");
            rds.set(SHOP, "shop-pg", List.of(new Setting("max_wal_senders", "3" + calls, true)));
        }
    }

    @Test
    void rebootsAMultiAzClusterAsAWhole() {
        local.multiAz("shop", "shop-1", "shop-2", "shop-3");

        assertThat(rds.reboot(SHOP, false)).isEqualTo(new Attempt.Done());

        assertThat(database(SHOP).status()).isEqualTo("rebooting");
        assertThat(local.writes()).extracting(Write::action).containsExactly("RebootDBCluster");
    }

    @Test
    void letsOtherChangesWaitForTheirWindow() {
        local.instance("orders");
        local.group("orders-pg", "postgres16");
        local.aurora("shop", "shop-1");
        local.clusterGroup("shop-pg", "aurora-postgresql16");

        rds.attach(ORDERS, "orders-pg");
        rds.attach(SHOP, "shop-pg");

        assertThat(local.writes())
                .extracting(Write::toString)
                .containsExactly(
                        "ModifyDBInstance{DBInstanceIdentifier=orders, DBParameterGroupName=orders-pg} done",
                        "ModifyDBCluster{DBClusterIdentifier=shop, DBClusterParameterGroupName=shop-pg} done");
    }

    @Test
    void setsWhatIsStaticForTheNextReboot() {
        local.group("orders-pg", "postgres16");

        rds.set(ORDERS, "orders-pg", List.of(LOGICAL, TIMEOUT));

        assertThat(local.writes())
                .singleElement()
                .satisfies(write -> assertThat(write.parameters())
                        .containsEntry("Parameters.Parameter.1.ApplyMethod", "pending-reboot")
                        .containsEntry("Parameters.Parameter.2.ApplyMethod", "immediate"));
    }

    @Test
    void rebootsOnlyWhatIsAvailable() {
        local.instance("orders").profile.status("storage-optimization");
        local.aurora("shop", "shop-1").profile.status("failing-over");
        local.aurora("pets", "pets-1").writer("");
        local.multiAz("cars", "cars-1").profile.status("upgrading");

        assertThat(rds.reboot(ORDERS, false))
                .isEqualTo(new Attempt.NotNow("RebootDBInstance was refused: InvalidDBInstanceState,"
                        + " The instance is storage-optimization, not available"));
        assertThat(rds.reboot(SHOP, false)).isEqualTo(new Attempt.NotNow("cluster shop is failing-over"));
        assertThat(rds.reboot(new DatabaseId.Cluster("pets"), false))
                .isEqualTo(new Attempt.NotNow("cluster pets has no writer now"));
        assertThat(rds.reboot(new DatabaseId.Cluster("cars"), false))
                .isEqualTo(new Attempt.NotNow("cluster cars is upgrading"));
        assertThat(local.writes()).extracting(Write::isDone).containsExactly(false);
        assertThat(database(SHOP).status()).isEqualTo("failing-over");
        assertThat(database(new DatabaseId.Cluster("pets")).status()).isEqualTo("without-writer");
    }

    @Test
    void failsOverOnlyOnDemandAndWhereThereIsAStandby() {
        local.instance("orders").withStandby();
        local.instance("pets");
        local.aurora("shop", "shop-1");

        assertThat(rds.reboot(ORDERS, true)).isEqualTo(new Attempt.Done());
        assertThat(rds.reboot(new DatabaseId.Instance("pets"), true))
                .isInstanceOfSatisfying(
                        Attempt.Refused.class,
                        attempt -> assertThat(attempt.why()).contains("InvalidParameterCombination"));
        assertThat(rds.reboot(SHOP, true)).isInstanceOf(Attempt.Refused.class);
        assertThat(database(ORDERS).hasStandby()).isTrue();
    }

    @Test
    void refusesWhatNoLaterCallMends() {
        local.instance("orders");

        assertThat(rds.attach(ORDERS, "absent")).isInstanceOf(Attempt.Refused.class);
        assertThat(rds.attach(new DatabaseId.Instance("absent"), "default.postgres16"))
                .isInstanceOf(Attempt.Refused.class);
        assertThat(rds.reboot(SHOP, false)).isEqualTo(new Attempt.Refused("there is no cluster shop to reboot"));
        assertThat(rds.set(ORDERS, "default.postgres16", List.of(LOGICAL))).isInstanceOf(Attempt.Refused.class);
        assertThat(rds.copy(ORDERS, "default.postgres16", "orders-pg", "Repoint"))
                .isInstanceOf(Attempt.Refused.class);
    }

    @Test
    void setsTwentyAtMost() {
        List<Setting> settings = IntStream.rangeClosed(1, 21)
                .mapToObj(number -> new Setting("p" + number, "1", false))
                .toList();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> rds.set(ORDERS, "orders-pg", settings))
                .withMessage("21 parameters at once, not 1 to 20");
        assertThatIllegalArgumentException().isThrownBy(() -> rds.set(ORDERS, "orders-pg", List.of()));
        assertThat(gateway.calls()).isEmpty();
    }

    /** What it was, each different one, until it is available and has that one. */
    private List<String> states(DatabaseId id, ApplyStatus last) {
        Set<String> seen = new LinkedHashSet<>();
        for (int looks = 0; looks < 100 && !seen.contains("available " + last); looks++) {
            Database found = database(id);
            seen.add(found.status() + " " + found.applyStatus());
        }
        return List.copyOf(seen);
    }

    private Set<String> users(DatabaseId id, String group) {
        return rds.parameterGroup(id, group).orElseThrow().users();
    }

    private Database database(DatabaseId id) {
        return rds.database(id).orElseThrow();
    }
}
