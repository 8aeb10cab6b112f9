package dev.repoint.function;

import static dev.repoint.function.Goals.assertRefused;
import static dev.repoint.function.Goals.assertRefusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.repoint.bootstrap.AdminLogin;
import dev.repoint.bootstrap.DatabaseId;
import dev.repoint.bootstrap.FindingId;
import dev.repoint.bootstrap.Goal;
import dev.repoint.bootstrap.PublicationGoal;
import dev.repoint.bootstrap.PublicationGoal.Scope;
import dev.repoint.bootstrap.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a source database shall become: the defaults, each field, and what is said of a bad one. */
final class GoalReaderTest {
    private static final String GROUP = Bindings.arn("orders");

    @Test
    void hasTheDocumentedDefaults() {
        assertThat(Goals.with(""))
                .isEqualTo(new Goal(
                        new DatabaseId.Instance("orders"),
                        "postgres",
                        List.of("public"),
                        "clickpipes_user",
                        "repoint/orders",
                        new AdminLogin.ManagedSecret(),
                        new PublicationGoal("clickpipes_publication", new Scope.All(), true),
                        new TreeMap<>(Map.of("rds.logical_replication", "1", "wal_sender_timeout", "0")),
                        Goal.Reboot.NEVER,
                        Goal.Keyless.REFUSE,
                        new TreeSet<>(),
                        Optional.empty()));
    }

    @Test
    void takesEachField() {
        assertThat(Goals.with("""
            "source": "cluster:Ledger-1", "database": "we\\"ird; drop", "schemas": ["public", " B ", "public"],
            "user": "pipe user", "passwordSecret": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:a/b-AbCdEf",
            "admin": {"secret": "rds!cluster-1a2b"},
            "publication": {"name": "Pipe", "tables": ["public.orders"], "viaPartitionRoot": false},
            "parameters": {"wal_sender_timeout": 300000, "shared_preload_libraries": "pg_cron"},
            "reboot": "with-failover", "keyless": "full", "acknowledge": ["managed-by-tool", "row-security"],
            "onDelete": "revoke", "targetGroupArn": "%s"
            """.formatted(GROUP)))
                .isEqualTo(new Goal(
                        new DatabaseId.Cluster("ledger-1"),
                        "we\"ird; drop",
                        List.of("public", " B "),
                        "pipe user",
                        "arn:aws:secretsmanager:eu-west-1:123456789012:secret:a/b-AbCdEf",
                        new AdminLogin.OwnSecret("rds!cluster-1a2b"),
                        new PublicationGoal(
                                "Pipe", new Scope.Tables(List.of(new TableName("public", "orders"))), false),
                        new TreeMap<>(Map.of(
                                "rds.logical_replication", "1",
                                "wal_sender_timeout", "300000",
                                "shared_preload_libraries", "pg_cron")),
                        Goal.Reboot.WITH_FAILOVER,
                        Goal.Keyless.FULL,
                        new TreeSet<>(Set.of("managed-by-tool", "row-security")),
                        Optional.of(GROUP)));
    }

    @Test
    void logsInWithATokenOfIam() {
        assertThat(Goals.with("admin", "{\"iam\": \"postgres\"}").admin()).isEqualTo(new AdminLogin.Token("postgres"));
    }

    /** Postgres would cut the name off, and mean another thing. */
    @ParameterizedTest
    @ValueSource(strings = {"database", "user"})
    void refusesNamesThatPostgresWouldCutOff(String field) {
        String longest = "é".repeat(31) + "x";

        assertThatCode(() -> Goals.with(field, '"' + longest + '"')).doesNotThrowAnyException();
        assertRefused(field, '"' + longest + "x\"", "63 bytes in UTF-8");
        assertRefused(field, "\"\"", "63 bytes in UTF-8");
        assertRefused(field, "\"a\\u0000\"", "without control characters");
        assertRefused(field, "\"a\\nb\"", "without control characters");
        assertRefused(field, "\"\\ud800\"", "63 bytes in UTF-8");
        assertRefused(field, "7", "a text");
    }

    @Test
    void refusesBadNamesWhereverTheyStand() {
        String tooLong = "\"" + "x".repeat(64) + "\"";

        assertRefusedWith("\"schemas\": [\"ok\", " + tooLong + "]", "schemas[1]: ", "63 bytes");
        assertRefusedWith("\"publication\": {\"name\": " + tooLong + "}", "publication.name: ", "63 bytes");
        assertRefusedWith(
                "\"publication\": {\"tables\": {\"schemas\": [" + tooLong + "]}}",
                "publication.tables.schemas[0]: ",
                "63 bytes");
        assertRefusedWith("\"admin\": {\"iam\": " + tooLong + "}", "admin.iam: ", "63 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg_monitor", "pg_", "rds_superuser", "rdsadmin", "rds", "public", "none"})
    void refusesUsersThatAreReserved(String user) {
        assertRefused("user", '"' + user + '"', "a name that is free");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PG_monitor", "my_pg_", "Public", "postgres_rds"})
    void takesUsersThatOnlyLookReserved(String user) {
        assertThat(Goals.with("user", '"' + user + '"').user()).isEqualTo(user);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "instance:",
                "instance:-a",
                "instance:a--b",
                "readers:orders",
                "cluster:arn:aws:rds:eu-west-1:123456789012:cluster:orders",
                "orders.abc123.eu-west-1.rds.amazonaws.com"
            })
    void refusesOtherSources(String source) {
        assertRefused("source", '"' + source + '"', "\"instance:\" or \"cluster:\" with an identifier");
    }

    @ParameterizedTest
    @CsvSource({
        "reboot, '\"never\", \"allowed\" or \"with-failover\"'",
        "keyless, '\"refuse\", \"skip\" or \"full\"'",
        "action, '\"check\", \"plan\" or \"apply\"'",
        "onDelete, '\"keep\" or \"revoke\"'",
        "targetGroupArn, the ARN of a target group"
    })
    void refusesOtherWords(String field, String expected) {
        assertRefused(field, "\"REVOKE\"", expected);
        assertRefused(field, "true", "a text");
    }

    @Test
    void revokesForNobodyButCloudFormation() {
        assertRefused("action", "\"revoke\"", "\"check\", \"plan\" or \"apply\"");
    }

    @Test
    void acknowledgesOnlyFindingsThatThereAre() {
        assertRefused("acknowledge", "[\"all\"]", "a finding that can be acknowledged, one of [minor-defect, ");
        assertRefused("acknowledge", "[\"engine-unsupported\"]", "is not a finding that can be acknowledged");
        assertRefused("acknowledge", "[\"database-missing\"]", "is not a finding that can be acknowledged");
        assertRefused("acknowledge", "[]", "a list of texts");
        for (FindingId id : Set.of(FindingId.MANAGED_BY_TOOL, FindingId.KEYLESS_TABLES)) {
            assertThat(Goals.with("acknowledge", "[\"" + id.word() + "\"]").acknowledged())
                    .containsExactly(id.word());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"passwordSecret\": \"hunter2 is mine\"",
                "\"passwordSecret\": {\"password\": \"hunter2\"}",
                "\"admin\": \"hunter2\"",
                "\"admin\": {\"secret\": {\"password\": \"hunter2\"}}",
                "\"admin\": {\"secret\": \"hunter2!?\"}",
                "\"admin\": {\"secret\": \"hunter2\", \"iam\": \"postgres\"}",
                "\"admin\": {\"secret\": \"a\", \"password\": \"hunter2\"}",
                "\"admin\": {\"password\": \"hunter2\"}"
            })
    void doesNotRepeatWhatMightBeASecret(String members) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Goals.with(members))
                .satisfies(refused -> assertThat(refused.getMessage())
                        .containsPattern("^(passwordSecret|admin)")
                        .doesNotContain("hunter2"));
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> BootstrapRequest.read(Goals.object("""
                    {"acton": "apply", "database": 7, "publication": {"tables": ["x"], "root": true}, "reboot": "yes"}
                    """)))
                .satisfies(refused -> assertThat(refused.getMessage())
                        .contains(
                                "action: is missing",
                                "source: is missing",
                                "passwordSecret: is missing",
                                "database: \"7\" is not a text",
                                "publication.tables[0]: \"x\" is not",
                                "publication.root: is not known here",
                                "reboot: \"yes\" is not",
                                "acton: is not known here; known are [acknowledge, action, admin, database, keyless,"
                                        + " onDelete, parameters, passwordSecret, publication, reboot, schemas, source,"
                                        + " targetGroupArn, user]"));
    }
}
