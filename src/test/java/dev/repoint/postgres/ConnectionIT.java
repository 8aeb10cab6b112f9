package dev.repoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Host;
import dev.repoint.bootstrap.Login;
import dev.repoint.bootstrap.Place;
import dev.repoint.bootstrap.Secret;
import dev.repoint.bootstrap.SourceDatabase.Admission;
import dev.repoint.bootstrap.SourceDatabase.Session;
import dev.repoint.drill.postgres.PostgresServers;
import dev.repoint.drill.postgres.RdsPostgres;
import dev.repoint.drill.postgres.Sql;
import java.io.Closeable;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of logging in to real servers. */
final class ConnectionIT {
    private static final String MAJORS = "dev.repoint.drill.postgres.PostgresServers#majors";

    @ParameterizedTest
    @MethodSource(MAJORS)
    void connectionIsAsItShouldBe(int major) throws SQLException {
        Visit visit = Visit.to(major);
        try (Session session = visit.open()) {
            assertThat(settings(session))
                    .containsAllEntriesOf(Map.of(
                            "statement_timeout", "30000",
                            "lock_timeout", "5000",
                            "idle_in_transaction_session_timeout", "60000",
                            "search_path", "pg_catalog",
                            "default_transaction_read_only", "off",
                            "application_name", "repoint"));
            assertThat(visit.sql()
                            .value("SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                                    + " WHERE application_name = 'repoint' AND datname = current_database()"))
                    .contains("t");
        }
    }

    private static Map<String, String> settings(Session session) throws SQLException {
        Map<String, String> settings = new HashMap<>();
        try (PreparedStatement asked = ((JdbcSession) session).prepare("SELECT name, setting FROM pg_settings");
                ResultSet answer = asked.executeQuery()) {
            while (answer.next()) {
                settings.put(answer.getString("name"), answer.getString("setting"));
            }
        }
        return settings;
    }

    @ParameterizedTest
    @MethodSource(MAJORS)
    void serverWhoseCertificateNobodyVouchesForIsNotTrusted(int major) throws SQLException {
        Visit visit = Visit.to(major);
        RdsPostgres other = PostgresServers.of(major == 18 ? 17 : 18);

        Admission admission =
                new JdbcSourceDatabase(other.trusted()).read(visit.server().place("postgres"), master(visit));

        assertThat(admission)
                .isInstanceOfSatisfying(
                        Admission.Untrusted.class,
                        untrusted -> assertThat(untrusted.why()).containsIgnoringCase("cert"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders-17.abc123.eu-west-1.rds.amazonaws.com", "127.0.0.1", "localhost"})
    void serverOfAnotherNameIsNotTrusted(String name) {
        RdsPostgres server = PostgresServers.newest();
        Place place = server.place("postgres");
        var elsewhere = new Place(new Host(name, place.host().port()), place.address(), "postgres");

        Admission admission = new JdbcSourceDatabase(server.trusted()).read(elsewhere, server.master());

        assertThat(admission)
                .isInstanceOfSatisfying(
                        Admission.Untrusted.class,
                        untrusted -> assertThat(untrusted.why()).contains(name));
    }

    @Test
    void nameMayEndInTheRoot() {
        RdsPostgres server = PostgresServers.newest();
        Place place = server.place("postgres");
        var rooted = new Place(new Host(place.host().name() + ".", place.host().port()), place.address(), "postgres");

        Visit.opened(new JdbcSourceDatabase(server.trusted()).read(rooted, server.master()))
                .close();
    }

    @ParameterizedTest
    @MethodSource(MAJORS)
    void wrongPasswordIsDeniedForIt(int major) throws SQLException {
        Visit visit = Visit.to(major);

        assertDenied(visit, new Login("postgres", new Secret("wrong")), true);
        assertDenied(visit, new Login("postgres", new Secret("")), true);
        assertDenied(visit, new Login("nobody \"of\" that name", new Secret("wrong")), true);
    }

    @ParameterizedTest
    @MethodSource(MAJORS)
    void otherDenialsAreNotForThePassword(int major) throws SQLException {
        Visit visit = Visit.to(major);
        Login user = Users.login(visit.user());
        visit.sql().run(Users.made(user), "ALTER ROLE " + Sql.name(user.user()) + " NOLOGIN");
        assertDenied(visit, user, false);

        visit.sql()
                .run(
                        "ALTER ROLE " + Sql.name(user.user()) + " LOGIN",
                        "REVOKE CONNECT ON DATABASE " + Sql.name(visit.database()) + " FROM PUBLIC");
        assertDenied(visit, user, false);

        var gone = new Visit(visit.server(), "not there", visit.user());
        assertDenied(gone, user, false);
    }

    private static void assertDenied(Visit visit, Login login, boolean isByPassword) {
        Admission admission = visit.postgres().read(visit.server().place(visit.database()), login);
        assertThat(admission).isInstanceOfSatisfying(Admission.Denied.class, denied -> {
            assertThat(denied.isByPassword()).as(denied.why()).isEqualTo(isByPassword);
            assertThat(denied.why()).isNotEmpty().doesNotContain(Users.PASSWORD);
        });
    }

    /** MD5 is what Postgres 13 makes by default; clear text is how RDS takes IAM's tokens. */
    @ParameterizedTest
    @ValueSource(strings = {"by_md5", "by_clear_text"})
    void otherProofsAreGivenToo(String user) throws SQLException {
        RdsPostgres server = PostgresServers.newest();
        Login login = Users.login(user);
        String encryption = user.equals("by_md5") ? "md5" : "scram-sha-256";
        server.sql("postgres").run("SET password_encryption = '" + encryption + "'", Users.made(login));

        Visit.opened(new JdbcSourceDatabase(server.trusted()).read(server.place("postgres"), login))
                .close();
        server.sql("postgres").run("DROP ROLE " + user);
    }

    /** A server that lets everybody in may be anybody's. */
    @Test
    void serverThatAsksForNoProofIsNotTrusted() throws SQLException {
        RdsPostgres server = PostgresServers.newest();
        Login login = Users.login("by_nothing");
        server.sql("postgres").run(Users.made(login));

        assertThat(new JdbcSourceDatabase(server.trusted()).read(server.place("postgres"), login))
                .isInstanceOf(Admission.Untrusted.class);
        server.sql("postgres").run("DROP ROLE by_nothing");
    }

    @ParameterizedTest
    @MethodSource(MAJORS)
    void fullServerIsAbsent(int major) throws SQLException {
        Visit visit = Visit.to(major);
        Login user = Users.login(visit.user());
        visit.sql().run(Users.made(user), "ALTER ROLE " + Sql.name(user.user()) + " CONNECTION LIMIT 0");

        assertThat(visit.postgres().read(visit.server().place(visit.database()), user))
                .isInstanceOfSatisfying(
                        Admission.Absent.class,
                        absent -> assertThat(absent.why()).contains("53300"));
    }

    @Test
    void serverThatStartsUpOrHasNoTlsOrIsDown() throws IOException {
        try (RdsPostgres server = PostgresServers.own(18)) {
            server.stop();
            try (Closeable _ = server.startHeld()) {
                assertThat(read(server))
                        .isInstanceOfSatisfying(
                                Admission.Absent.class,
                                absent -> assertThat(absent.why()).contains("starting up", "57P03"));
            }
            Visit.opened(read(server)).close();
            server.restart(Map.of("ssl", "off"));
            assertThat(read(server)).isInstanceOf(Admission.Untrusted.class);
            server.stop();
            assertThat(read(server)).isInstanceOf(Admission.Absent.class);
        }
    }

    private static Admission read(RdsPostgres server) {
        return new JdbcSourceDatabase(server.trusted()).read(server.place("postgres"), server.master());
    }

    private static Login master(Visit visit) {
        return visit.server().master();
    }
}
