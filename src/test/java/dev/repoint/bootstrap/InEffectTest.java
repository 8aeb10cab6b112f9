package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.InEffect.Shown;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InEffectTest {

    private static InEffect of(Map<String, String> settings, Wish wish) {
        ParameterGroup group = new ParameterGroup("mine", "postgres16", Engine.parameters(Map.of()), new TreeSet<>());
        return new InEffect(wish.goal(), group, new Catalog.Server(160_003, new TreeMap<>(settings), true));
    }

    private static Shown shown(String name, String wanted, String actual) {
        return of(Map.of(name, actual), new Wish().withoutParameters().parameter(name, wanted))
                .ofAll();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wal_sender_timeout | 0 | 0 | YES",
                "wal_sender_timeout | 0 | 60000 | NO",
                "wal_sender_timeout | 60000 | 300000 | NO",
                "checkpoint_completion_target | 0.90 | 0.9 | YES",
                "autovacuum | 1 | on | YES",
                "autovacuum | on | on | YES",
                "autovacuum | 0 | on | NO",
                "autovacuum | 1 | off | NO",
                "autovacuum | 0 | off | YES",
                "max_wal_senders | 10 | 25 | YES",
                "max_wal_senders | 25 | 25 | YES",
                "max_replication_slots | 30 | 20 | NO",
                "work_mem | 4096 | 8192 | NO",
                "shared_preload_libraries | pg_cron | rdsutils,pg_cron | UNTOLD",
                "shared_buffers | {DBInstanceClassMemory/32768} | 12345 | UNTOLD",
                "log_statement | ddl | none | UNTOLD",
                "log_statement | ddl | ddl | YES",
            })
    void comparesWhatCanBeCompared(String name, String wanted, String actual, Shown shown) {
        assertThat(shown(name, wanted, actual)).isEqualTo(shown);
    }

    @Test
    void logicalReplicationIsWalThatIsLogical() {
        Wish wish = new Wish().withoutParameters().parameter("rds.logical_replication", "1");

        assertThat(of(Map.of("wal_level", "logical"), wish).ofAll()).isEqualTo(Shown.YES);
        assertThat(of(Map.of("wal_level", "replica"), wish).ofAll()).isEqualTo(Shown.NO);
        assertThat(of(Map.of(), wish).ofAll()).isEqualTo(Shown.NO);
        assertThat(of(Map.of("wal_level", "replica"), wish).differences()).isEqualTo("wal_level is replica");
    }

    @Test
    void whatPostgresDoesNotShowIsUntoldIfItIsStatic() {
        assertThat(of(Map.of(), new Wish().withoutParameters().parameter("rds.restrict_password_commands", "1"))
                        .ofAll())
                .isEqualTo(Shown.UNTOLD);
        assertThat(of(Map.of(), new Wish().withoutParameters().parameter("rds.force_ssl", "1"))
                        .ofAll())
                .isEqualTo(Shown.YES);
    }

    @Test
    void onlyWhatDiffersIsNamed() {
        assertThat(of(Map.of("wal_level", "replica", "wal_sender_timeout", "0"), new Wish())
                        .differences())
                .isEqualTo("wal_level is replica");
    }

    @Test
    void oneThatIsNotDecidesForAll() {
        Wish wish = new Wish().parameter("log_statement", "ddl").parameter("work_mem", "1");

        assertThat(of(Map.of("wal_level", "logical", "log_statement", "none", "work_mem", "2"), wish)
                        .ofAll())
                .isEqualTo(Shown.NO);
        assertThat(of(Map.of("wal_level", "logical", "log_statement", "none", "work_mem", "1"), wish)
                        .ofAll())
                .isEqualTo(Shown.UNTOLD);
    }
}
