package dev.repoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Attempt;
import dev.repoint.bootstrap.SourceDatabase.Session;
import dev.repoint.drill.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements that are executed together or not at all. */
final class ExecutionIT {
    private static final int NEWEST = 18;

    private Visit visit;

    @BeforeEach
    void visit() throws SQLException {
        visit = Visit.to(NEWEST);
        visit.sql().run("GRANT ALL ON SCHEMA public TO postgres");
    }

    /** JDBC has marks of its own, which are none here. */
    @Test
    void statementsAreTakenAsTheyStand() throws SQLException {
        Attempt attempt = visit.execute(
                "CREATE TABLE public.\"a ? {d 'x'} ; $1\" (\"ü\" text)",
                "COMMENT ON TABLE public.\"a ? {d 'x'} ; $1\" IS 'why? {fn now()}; $$ -- /*'");

        assertThat(attempt).isEqualTo(new Attempt.Done());
        assertThat(visit.sql().value("SELECT obj_description('public.\"a ? {d ''x''} ; $1\"'::regclass)"))
                .contains("why? {fn now()}; $$ -- /*");
    }

    @Test
    void refusedOneTakesTheOthersBackAndTheSessionGoesOn() throws SQLException {
        try (Session session = visit.open()) {
            Attempt attempt =
                    session.execute(List.of("CREATE TABLE public.first ()", "CREATE TABLE public.second (id no_type)"));

            assertThat(attempt).isInstanceOf(Attempt.NotNow.class);
            assertThat(session.execute(List.of("CREATE TABLE public.third ()"))).isEqualTo(new Attempt.Done());
        }
        assertThat(visit.sql()
                        .value("SELECT string_agg(relname, ',') FROM pg_class WHERE relnamespace ="
                                + " 'public'::regnamespace"))
                .contains("third");
    }

    @Test
    void whatIsNotAllowedIsRefused() {
        assertThat(visit.execute("CREATE ROLE \"x\" SUPERUSER"))
                .isInstanceOfSatisfying(
                        Attempt.Refused.class,
                        refused -> assertThat(refused.why())
                                .contains(
                                        "permission denied to create role",
                                        "42501",
                                        "said to: CREATE ROLE \"x\" SUPERUSER"));
    }

    @Test
    void detailsOfTheServerAreRepeated() throws SQLException {
        String owner = Sql.name(visit.role("owner"));
        visit.masterSql().run("CREATE ROLE " + owner);
        visit.sql().run("CREATE TABLE in_the_way ()", "ALTER TABLE in_the_way OWNER TO " + owner);

        assertThat(visit.execute("DROP ROLE " + owner))
                .isInstanceOfSatisfying(
                        Attempt.Refused.class,
                        refused -> assertThat(refused.why()).contains("2BP01", "owner of table public.in_the_way"));
    }

    /** Postgres only warns of it. */
    @ParameterizedTest
    @MethodSource("dev.repoint.drill.postgres.PostgresServers#majors")
    void grantThatGrantsNothingIsRefused(int major) throws SQLException {
        Visit there = Visit.to(major);
        String user = Sql.name(there.user());
        there.sql()
                .run(
                        "CREATE ROLE " + user,
                        "CREATE TABLE public.others (id int)",
                        "GRANT SELECT ON others TO postgres",
                        "CREATE SCHEMA own AUTHORIZATION postgres");

        Attempt attempt = there.execute("CREATE TABLE own.made ()", "GRANT SELECT ON public.others TO " + user);

        assertThat(attempt)
                .isInstanceOfSatisfying(
                        Attempt.Refused.class,
                        refused -> assertThat(refused.why())
                                .contains("no privileges were granted for \"others\"", "01007"));
        assertThat(there.sql().value("SELECT to_regclass('own.made')")).isEmpty();
    }

    @Test
    void whatSomebodyMadeBeforeIsNotNow() {
        assertThat(visit.execute("CREATE SCHEMA public")).isInstanceOf(Attempt.NotNow.class);
        assertThat(visit.execute("CREATE ROLE rds_replication")).isInstanceOf(Attempt.NotNow.class);
        assertThat(visit.execute("ALTER TABLE public.gone ADD id int")).isInstanceOf(Attempt.NotNow.class);
    }

    @Test
    void lockedTableIsNotNowAfterFiveSeconds() throws SQLException {
        visit.masterSql().run("CREATE TABLE public.busy ()");
        try (Connection holder = visit.sql().connect();
                Statement statement = holder.createStatement()) {
            statement.execute("BEGIN");
            statement.execute("LOCK TABLE public.busy");
            Instant before = Instant.now();

            Attempt attempt = visit.execute("ALTER TABLE public.busy REPLICA IDENTITY FULL");

            assertThat(attempt)
                    .isInstanceOfSatisfying(
                            Attempt.NotNow.class,
                            notNow -> assertThat(notNow.why()).contains("lock timeout", "55P03"));
            assertThat(Duration.between(before, Instant.now())).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(9));
        }
    }

    @Test
    void lostConnectionIsNotNow() throws SQLException {
        try (Session session = visit.open()) {
            visit.sql()
                    .value("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'repoint'"
                            + " AND datname = current_database()");

            assertThat(session.execute(List.of("CREATE TABLE public.t ()"))).isInstanceOf(Attempt.NotNow.class);
            assertThat(session.execute(List.of("CREATE TABLE public.t ()"))).isInstanceOf(Attempt.NotNow.class);
        }
    }

    @Test
    void readerChangesNothing() {
        var admission = visit.postgres()
                .read(visit.server().place(visit.database()), visit.server().master());
        try (Session session = Visit.opened(admission)) {
            assertThat(session.execute(List.of("CREATE TABLE public.t ()")))
                    .isInstanceOfSatisfying(
                            Attempt.Refused.class,
                            refused -> assertThat(refused.why()).contains("read-only"));
        }
    }

    /** A function of that name in the way of Postgres's own would be executed with the admin user's rights. */
    @Test
    void othersFunctionsAreNotCalled() throws SQLException {
        visit.sql()
                .run(
                        "CREATE FUNCTION public.has_schema_privilege(oid, oid, text) RETURNS boolean LANGUAGE sql"
                                + " AS 'SELECT 1 / 0 = 1'",
                        "CREATE ROLE " + Sql.name(visit.user()),
                        "ALTER ROLE postgres SET search_path = public, pg_catalog");
        try {
            assertThat(visit.observe("public").schemas()).hasSize(1);
        } finally {
            visit.sql().run("ALTER ROLE postgres RESET search_path");
        }
    }
}
