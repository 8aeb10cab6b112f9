package dev.repoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Attempt;
import dev.repoint.bootstrap.Login;
import dev.repoint.bootstrap.SourceDatabase.Session;
import dev.repoint.bootstrap.TableName;
import dev.repoint.drill.postgres.ChangeStream;
import dev.repoint.drill.postgres.RowChange;
import dev.repoint.drill.postgres.RowChange.Kind;
import dev.repoint.drill.postgres.Sql;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pipe's user gets to see, made by sessions alone. */
final class StreamIT {
    private static final TableName LATER = new TableName("Sche.ma", "later \"é\"");

    @ParameterizedTest
    @MethodSource("dev.repoint.drill.postgres.PostgresServers#majors")
    void madeUserReceivesChangesOfLaterTables(int major) throws IOException, SQLException {
        Visit visit = Visit.to(major);
        visit.server().restartWithLogicalWal();
        Login user = Users.login(visit.user());
        make(visit, user);
        visit.server().replicates(user.user());
        Sql client = visit.server().sql(visit.database(), user);
        try (var stream = ChangeStream.open(client, "a_pipe", Visit.PUBLICATION)) {
            String table = LATER.quoted();
            visit.masterSql()
                    .run(
                            "CREATE TABLE " + table + " (id int PRIMARY KEY, \"näme\" text)",
                            "INSERT INTO " + table + " VALUES (1, 'ä')",
                            "UPDATE " + table + " SET id = 2, \"näme\" = 'b'",
                            "DELETE FROM " + table);

            assertThat(stream.next()).isEqualTo(new RowChange(Kind.INSERT, LATER, Map.of("id", "1", "näme", "ä")));
            assertThat(stream.next()).isEqualTo(new RowChange(Kind.UPDATE, LATER, Map.of("id", "2", "näme", "b")));
            assertThat(stream.next()).isEqualTo(new RowChange(Kind.DELETE, LATER, Map.of("id", "2")));
            assertThat(client.value("SELECT count(*) FROM " + table)).contains("0");
        } finally {
            visit.server().restart(Map.of("wal_level", "replica"));
        }
    }

    private static void make(Visit visit, Login user) {
        String name = Sql.name(user.user());
        try (Session session = visit.open()) {
            assertThat(session.user(user, true)).isEqualTo(new Attempt.Done());
            assertThat(session.execute(List.of(
                            "CREATE SCHEMA \"Sche.ma\"",
                            "GRANT USAGE ON SCHEMA \"Sche.ma\" TO " + name,
                            "GRANT rds_replication TO " + name,
                            "ALTER DEFAULT PRIVILEGES IN SCHEMA \"Sche.ma\" GRANT SELECT ON TABLES TO " + name)))
                    .isEqualTo(new Attempt.Done());
        }
        try (Session session = visit.open(visit.server().superuser())) {
            assertThat(session.execute(
                            List.of("CREATE PUBLICATION " + Sql.name(Visit.PUBLICATION) + " FOR ALL TABLES")))
                    .isEqualTo(new Attempt.Done());
        }
    }
}
