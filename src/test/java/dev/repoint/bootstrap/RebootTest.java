package dev.repoint.bootstrap;

import static dev.repoint.bootstrap.BootstrapReport.Outcome.IN_PROGRESS;
import static dev.repoint.bootstrap.BootstrapReport.Outcome.READY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Goal.Reboot;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RebootTest {

    private static final String OWN = "repoint-orders-postgres16";
    private final World world = World.bare();

    @Test
    void nothingIsRebootedUnlessItIsAllowed() {
        Wish wish = new Wish().reboot(Reboot.NEVER);

        BootstrapReport report = world.apply(wish.goal());

        assertThat(report.outcome()).isEqualTo(IN_PROGRESS);
        assertThat(World.state(report, StepId.REBOOT).word()).isEqualTo("waiting");
        assertThat(report.findings()).extracting(Finding::id).contains(FindingId.REBOOT_PENDING);
        assertThat(world.writes()).doesNotContain("reboot").contains("attach " + OWN);
        assertThat(World.state(report, StepId.PUBLICATION).word()).isEqualTo("applied");
        world.log.forget();
        assertThat(world.apply(wish.goal()).outcome()).isEqualTo(IN_PROGRESS);
        assertThat(world.writes()).isEmpty();
    }

    @Test
    void aRebootByHandIsNoticed() {
        Wish wish = new Wish().reboot(Reboot.NEVER);
        world.apply(wish.goal());
        world.clock.pause(Duration.ofMinutes(1));
        world.rds.reboot(Wish.ORDERS, false);
        world.clock.pause(Duration.ofMinutes(1));

        assertThat(world.apply(wish.goal()).outcome()).isEqualTo(READY);
    }

    @Test
    void aStandbyTakesOverIfThatIsAskedFor() {
        world.rds.becomes(Databases::standby);

        assertThat(world.apply(new Wish().reboot(Reboot.WITH_FAILOVER).goal()).outcome())
                .isEqualTo(READY);
        assertThat(world.writes()).contains("reboot with failover").doesNotContain("reboot");
    }

    @Test
    void whereThereIsNoStandbyItIsAPlainReboot() {
        assertThat(world.apply(new Wish().reboot(Reboot.WITH_FAILOVER).goal()).outcome())
                .isEqualTo(READY);
        assertThat(world.writes()).contains("reboot");
    }

    @Test
    void dynamicValuesTakeNoReboot() {
        World custom = new World(16, "mine", Map.of("rds.logical_replication", "1"));

        assertThat(custom.apply(new Wish().goal()).outcome()).isEqualTo(READY);
        assertThat(custom.writes())
                .contains("set [wal_sender_timeout=0] in mine")
                .doesNotContain("reboot");
    }

    @Test
    void aSharedGroupIsCopiedWithAllThatWasSet() {
        NavigableMap<String, String> set =
                new TreeMap<>(Map.of("log_statement", "ddl", "max_slot_wal_keep_size", "500000"));
        for (int i = 0; i < 30; i++) {
            set.put("custom_%02d".formatted(i), "7");
        }
        World custom = new World(16, "shared", set);
        custom.rds.other("billing", "shared");

        assertThat(custom.apply(new Wish().goal()).outcome()).isEqualTo(READY);

        set.put("rds.logical_replication", "1");
        set.put("wal_sender_timeout", "0");
        assertThat(custom.rds.found(OWN)).isEqualTo(new FakeRds.Group("postgres16", set));
        assertThat(custom.rds.found("shared").set()).hasSize(32);
        assertThat(custom.rds.attached()).isEqualTo(OWN);
    }

    @Test
    void clustersHaveTheirOwnGroups() {
        World cluster = new World(
                new DatabaseId.Cluster("orders"), "aurora-postgresql", 15, "default.aurora-postgresql15", Map.of());

        assertThat(cluster.apply(new Wish().of(new DatabaseId.Cluster("orders")).goal())
                        .outcome())
                .isEqualTo(READY);
        assertThat(cluster.rds.attached()).isEqualTo("repoint-orders-aurora-postgresql15");
    }

    @Test
    void valuesThatPostgresWritesInItsOwnWayDoNotHoldTheRunUp() {
        Wish wish = new Wish()
                .parameter("shared_preload_libraries", "pg_stat_statements")
                .parameter("max_wal_senders", "15")
                .parameter("autovacuum", "1")
                .parameter("rds.restrict_password_commands", "1");

        assertThat(world.apply(wish.goal()).outcome()).isEqualTo(READY);
        assertThat(world.run(Action.CHECK, wish.goal()).outcome()).isEqualTo(READY);
    }
}
