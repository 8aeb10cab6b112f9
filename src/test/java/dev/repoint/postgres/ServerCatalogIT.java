package dev.repoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Catalog;
import dev.repoint.bootstrap.Catalog.Slot;
import dev.repoint.bootstrap.Catalog.Transaction;
import dev.repoint.drill.postgres.ChangeStream;
import dev.repoint.drill.postgres.PostgresServers;
import dev.repoint.drill.postgres.RdsPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of the server as a whole. */
final class ServerCatalogIT {
    private static final String MAJORS = "dev.repoint.drill.postgres.PostgresServers#majors";
    private static final int WITH_LOSSES = 13;
    private static final int WITH_IDLENESS = 18;

    @ParameterizedTest
    @MethodSource(MAJORS)
    void versionAndSettingsAreRead(int major) throws SQLException {
        Visit visit = Visit.to(major);

        Catalog.Server server = visit.observe().server();

        assertThat(server.version() / 10_000).isEqualTo(major);
        assertThat(server.settings())
                .containsEntry("wal_level", visit.sql().value("SHOW wal_level").orElseThrow())
                .containsEntry("wal_sender_timeout", "60000")
                .containsEntry("max_connections", "50")
                .containsEntry("server_version_num", Integer.toString(server.version()))
                .as("what this session sets for itself")
                .doesNotContainKeys("statement_timeout", "lock_timeout", "search_path");
    }

    @ParameterizedTest
    @MethodSource(MAJORS)
    void slotsAndSendersAreRead(int major) throws IOException, SQLException {
        RdsPostgres server = PostgresServers.of(major);
        server.restartWithLogicalWal();
        Visit visit = Visit.to(major);
        int senders = visit.observe().senders();
        visit.sql()
                .run(
                        "SELECT pg_create_physical_replication_slot('keeps_nothing')",
                        "SELECT pg_create_physical_replication_slot('keeps', true)",
                        "SELECT pg_create_logical_replication_slot('logical', 'pgoutput')",
                        "CREATE PUBLICATION everything FOR ALL TABLES");
        try (var _ = ChangeStream.open(visit.sql(), "streams", "everything")) {
            Catalog catalog = visit.observe();

            assertThat(catalog.senders()).isEqualTo(senders + 1);
            assertThat(catalog.slots()).extracting(Slot::name).contains("keeps", "keeps_nothing", "logical", "streams");
            assertThat(slot(catalog, "keeps_nothing"))
                    .isEqualTo(new Slot("keeps_nothing", Optional.empty(), false, Optional.empty(), false));
            assertThat(slot(catalog, "logical").database()).contains(visit.database());
            assertThat(slot(catalog, "logical").isActive()).isFalse();
            assertThat(slot(catalog, "streams").isActive()).isTrue();
        } finally {
            visit.sql().run("SELECT pg_drop_replication_slot('keeps_nothing')");
        }
        loses(visit, "keeps");
        visit.sql().run("SELECT pg_drop_replication_slot('keeps')", "SELECT pg_drop_replication_slot('logical')");
        server.restart(Map.of("wal_level", "replica"));
    }

    /** Of 16 MB: what a slot keeps grows by that, and where there is a cap, the slot loses it. */
    private static void loses(Visit visit, String slot) throws SQLException {
        long before = slot(visit.observe(), slot).retainedBytes().orElseThrow();
        visit.sql().run("SELECT pg_switch_wal()", "CREATE TABLE moved ()", "SELECT pg_switch_wal()");
        visit.sql().run("CREATE TABLE moved_again ()");

        Slot kept = slot(visit.observe(), slot);

        assertThat(kept.isLost()).isFalse();
        assertThat(kept.retainedBytes().orElseThrow() - before).isBetween(16_000_000L, 40_000_000L);
        if (visit.server().major() >= WITH_LOSSES) {
            visit.sql()
                    .run(
                            "ALTER SYSTEM SET max_slot_wal_keep_size = '1MB'",
                            "SELECT pg_reload_conf()",
                            "SELECT pg_switch_wal()",
                            "CHECKPOINT",
                            "CHECKPOINT");
            assertThat(slot(visit.observe(), slot))
                    .isEqualTo(new Slot(slot, Optional.empty(), false, Optional.empty(), true));
            visit.sql().run("ALTER SYSTEM RESET max_slot_wal_keep_size", "SELECT pg_reload_conf()");
        }
    }

    /** Its position stays, but nothing is kept for it. */
    @Test
    void slotThatWasIdleForTooLongKeepsNothing() throws IOException, SQLException {
        try (RdsPostgres server = PostgresServers.own(WITH_IDLENESS)) {
            server.restart(Map.of("wal_level", "logical", "idle_replication_slot_timeout", "1s"));
            var visit = new Visit(server, server.freshDatabase(), "nobody");
            visit.sql().run("SELECT pg_create_logical_replication_slot('idle', 'pgoutput')");
            Instant deadline = Instant.now().plusSeconds(20);
            while (!slot(visit.observe(), "idle").isLost() && Instant.now().isBefore(deadline)) {
                visit.sql().run("CHECKPOINT");
            }

            assertThat(slot(visit.observe(), "idle"))
                    .isEqualTo(new Slot("idle", Optional.of(visit.database()), false, Optional.empty(), true));
            assertThat(visit.sql().value("SELECT restart_lsn FROM pg_replication_slots"))
                    .isPresent();
        }
    }

    private static Slot slot(Catalog catalog, String name) {
        return catalog.slots().stream()
                .filter(slot -> slot.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource(MAJORS)
    void transactionsAreReadOfAllDatabases(int major) throws SQLException {
        Visit visit = Visit.to(major);
        String elsewhere = visit.server().freshDatabase();
        try (Connection open = visit.server().sql(elsewhere).connect();
                Statement statement = open.createStatement()) {
            statement.execute("BEGIN");
            statement.execute("SET application_name = 'a Test'");
            visit.server()
                    .sql(elsewhere, visit.server().master())
                    .run("BEGIN", "CREATE TABLE t ()", "PREPARE TRANSACTION 'left \"alone\"'");
            try {
                List<Transaction> transactions = read(visit, Duration.ZERO);

                assertThat(transactions)
                        .anySatisfy(each -> {
                            assertThat(each.who()).matches("process \\d+ \\(a Test\\)");
                            assertThat(each.user()).isEqualTo("rdsadmin");
                        })
                        .anySatisfy(each -> {
                            assertThat(each.who()).isEqualTo("prepared transaction left \"alone\"");
                            assertThat(each.user()).isEqualTo("postgres");
                        })
                        .allSatisfy(each -> assertThat(each.age()).isBetween(Duration.ZERO, Duration.ofMinutes(1)));
                assertThat(read(visit, Duration.ofMinutes(1))).isEmpty();
                assertThat(visit.observe().transactions()).isEmpty();
            } finally {
                visit.server().sql(elsewhere).run("ROLLBACK PREPARED 'left \"alone\"'");
            }
        }
    }

    private static List<Transaction> read(Visit visit, Duration age) throws SQLException {
        try (Connection connection = visit.masterSql().connect()) {
            return TransactionReading.of(new Rows(connection), age);
        }
    }
}
