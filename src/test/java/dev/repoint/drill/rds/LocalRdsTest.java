package dev.repoint.drill.rds;

import static dev.repoint.drill.rds.AccountRds.outcome;
import static dev.repoint.drill.rds.AccountRds.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * States and reboots of the local RDS, where it has to do what AWS's documents say and moto doesn't.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/parameter-groups-overview.html">Parameter groups</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_RebootInstance.html">Rebooting an instance</a>
 */
@Timeout(60)
class LocalRdsTest {
    private static final RdsTimings TIMINGS =
            new RdsTimings(Duration.ofSeconds(30), Duration.ofSeconds(15), Duration.ofSeconds(60));

    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final LocalRds local = LocalRds.start(() -> now, TIMINGS);
    private final AccountRds rds = AccountRds.at(local.endpoint());
    private final LocalInstance orders = local.instance("orders");
    private final LocalGroup group = local.group("orders-pg", "postgres16");

    @AfterEach
    void stop() {
        rds.close();
        local.close();
    }

    @Test
    void valuesApplyByTheirTypeAndTheClock() {
        orders.group(group);
        rds.set(parameter("log_statement", "ddl", "immediate"));
        assertThat(rds.state()).isEqualTo("available applying");
        pass(TIMINGS.applying());
        assertThat(rds.state()).isEqualTo("available in-sync");

        rds.set(parameter("rds.logical_replication", "1", "pending-reboot"));
        assertThat(rds.state()).isEqualTo("available applying");
        pass(TIMINGS.applying());
        assertThat(rds.state()).isEqualTo("available pending-reboot");

        rds.reboot(false);
        assertThat(rds.state()).isEqualTo("rebooting pending-reboot");
        pass(TIMINGS.rebooting());
        assertThat(rds.state()).isEqualTo("available in-sync");
    }

    @Test
    void anotherGroupIsThereAtOnceAndInEffectAfterAReboot() {
        rds.attach("orders-pg");

        assertThat(rds.orders().dbParameterGroups().getFirst().dbParameterGroupName())
                .isEqualTo("orders-pg");
        assertThat(rds.state()).isEqualTo("modifying applying");
        pass(TIMINGS.modifying());
        assertThat(rds.state()).isEqualTo("available pending-reboot");
    }

    @Test
    void whatWasSoBeforeChangesNothing() {
        orders.group(group.with("rds.logical_replication", "1"));
        rds.set(parameter("rds.logical_replication", "1", "pending-reboot"));
        rds.attach("orders-pg");

        assertThat(rds.state()).isEqualTo("available in-sync");
    }

    @Test
    void aGroupSharedByManyPendsAtEach() {
        orders.group(group);
        local.instance("pets").group(group);
        local.instance("cars");
        rds.set(parameter("max_replication_slots", "40", "pending-reboot"));
        pass(TIMINGS.applying());

        assertThat(rds.client().describeDBInstances().dbInstances())
                .extracting(each -> each.dbParameterGroups().getFirst().parameterApplyStatus())
                .containsExactly("in-sync", "pending-reboot", "pending-reboot");
    }

    @Test
    void onlyWhatIsAvailableIsChangedOrRebooted() {
        rds.reboot(false);

        assertThat(outcome(() -> rds.reboot(false))).isEqualTo("InvalidDBInstanceState");
        assertThat(outcome(() -> rds.attach("orders-pg"))).isEqualTo("InvalidDBInstanceState");

        local.multiAz("cars", "cars-1").profile.status("upgrading");
        assertThat(outcome(() -> rds.client().rebootDBCluster(request -> request.dbClusterIdentifier("cars"))))
                .isEqualTo("InvalidDBClusterStateFault");
    }

    @Test
    void failoverNeedsAStandby() {
        ThrowingCallable reboot = () -> rds.reboot(true);
        assertThat(outcome(reboot)).isEqualTo("InvalidParameterCombination");

        orders.withStandby();
        assertThat(outcome(reboot)).isEqualTo("ok");
    }

    @Test
    void auroraIsNotRebootedAsACluster() {
        local.aurora("shop", "shop-1", "shop-2");

        assertThat(outcome(() -> rds.client().rebootDBCluster(request -> request.dbClusterIdentifier("shop"))))
                .isEqualTo("InvalidParameterCombination");
        rds.client().rebootDBInstance(request -> request.dbInstanceIdentifier("shop-1"));
        assertThat(rds.client().describeDBInstances().dbInstances())
                .extracting(DBInstance::dbInstanceStatus)
                .containsExactly("available", "rebooting", "available");
    }

    @Test
    void whatStandsBehindIsRestartedOnceWithAllValues() throws InterruptedException {
        var restarts = new LinkedBlockingQueue<NavigableMap<String, String>>();
        orders.engine(restarts::add).group(group.with("log_statement", "ddl"));
        rds.set(parameter("rds.logical_replication", "1", "pending-reboot"));
        rds.reboot(false);

        assertThat(restarts.poll(30, TimeUnit.SECONDS))
                .containsEntry("rds.logical_replication", "1")
                .containsEntry("log_statement", "ddl")
                .containsEntry("max_replication_slots", "20");
        pass(TIMINGS.rebooting());
        assertThat(rds.state()).isEqualTo("available in-sync");
        assertThat(restarts).isEmpty();
    }

    @Test
    void isRebootingUntilTheRestartIsOver() {
        var started = new CountDownLatch(1);
        orders.engine(_ -> started.await());
        rds.reboot(false);
        pass(TIMINGS.rebooting());

        assertThat(rds.state()).isEqualTo("rebooting in-sync");
        started.countDown();
        assertThat(rds.state()).isEqualTo("available in-sync");
    }

    @Test
    void saysAtTheEndThatARestartFailed() {
        LocalRds doomed = LocalRds.start(() -> now, TIMINGS);
        doomed.instance("orders").engine(_ -> {
            throw new IllegalArgumentException("max_wal_senders");
        });
        try (AccountRds owner = AccountRds.at(doomed.endpoint())) {
            owner.reboot(false);
            pass(TIMINGS.rebooting());
            assertThat(owner.orders().dbInstanceStatus()).isEqualTo("incompatible-parameters");
        }
        assertThatIllegalStateException()
                .isThrownBy(doomed::close)
                .havingCause()
                .withMessage("max_wal_senders");
    }

    @Test
    void dynamicValuesReachWhatStandsBehindAtOnce() {
        var reloads = new LinkedBlockingQueue<NavigableMap<String, String>>();
        orders.group(group).engine(new Engine() {
            @Override
            public void restart(NavigableMap<String, String> parameters) {}

            @Override
            public void reload(NavigableMap<String, String> changed) {
                reloads.add(changed);
            }
        });
        rds.set(
                parameter("wal_sender_timeout", "0", "immediate"),
                parameter("max_wal_senders", "30", "pending-reboot"));

        assertThat(reloads).singleElement().isEqualTo(Map.of("wal_sender_timeout", "0"));
    }

    @Test
    void writesDownWhatWasToBeChanged() {
        rds.orders();
        rds.createGroup("second", "postgres16");
        outcome(() -> rds.createGroup("second", "postgres16"));

        assertThat(local.writes())
                .extracting(Write::toString)
                .containsExactly(
                        "CreateDBParameterGroup{DBParameterGroupFamily=postgres16, DBParameterGroupName=second,"
                                + " Description=of the test} done",
                        "CreateDBParameterGroup{DBParameterGroupFamily=postgres16, DBParameterGroupName=second,"
                                + " Description=of the test} DBParameterGroupAlreadyExists");
        assertThat(local.writes()).extracting(Write::isDone).containsExactly(true, false);
    }

    @Test
    void unknownActionsAndPagesAreRefused() {
        assertThat(outcome(() -> rds.client().describeDBProxies(_ -> {}))).isEqualTo("InvalidAction");
        assertThat(outcome(() -> rds.client().describeDBInstances(request -> request.maxRecords(101))))
                .isEqualTo("InvalidParameterValue");
        assertThat(outcome(() -> rds.client().describeDBInstances(request -> request.marker("x"))))
                .isEqualTo("InvalidParameterValue");
        assertThat(outcome(() -> rds.client().describeDBInstances(request -> request.dbInstanceIdentifier("absent"))))
                .isEqualTo("DBInstanceNotFound");
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
