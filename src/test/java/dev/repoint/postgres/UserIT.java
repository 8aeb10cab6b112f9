package dev.repoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Attempt;
import dev.repoint.bootstrap.Login;
import dev.repoint.bootstrap.Secret;
import dev.repoint.bootstrap.SourceDatabase.Admission;
import dev.repoint.bootstrap.SourceDatabase.Session;
import dev.repoint.drill.postgres.Sql;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The replication user's making. */
final class UserIT {
    private static final String MAJORS = "dev.repoint.drill.postgres.PostgresServers#majors";

    @ParameterizedTest
    @MethodSource(MAJORS)
    void userIsMadeAndComesInByItsPassword(int major) throws SQLException {
        Visit visit = Visit.to(major);
        Login user = Users.login(visit.user());
        assertThat(comesIn(visit, user)).isFalse();

        assertThat(make(visit, user, true)).isEqualTo(new Attempt.Done());

        assertThat(comesIn(visit, user)).isTrue();
        assertThat(visit.sql().value("SELECT rolpassword FROM pg_authid WHERE rolname = " + Sql.text(user.user())))
                .hasValueSatisfying(verifier -> assertThat(verifier).startsWith("SCRAM-SHA-256$4096:"));
    }

    @ParameterizedTest
    @MethodSource(MAJORS)
    void userGetsAnotherPassword(int major) throws SQLException {
        Visit visit = Visit.to(major);
        Login former = Users.login(visit.user());
        Login later = new Login(visit.user(), new Secret("another"));
        visit.masterSql().run("CREATE ROLE " + Sql.name(visit.user()) + " PASSWORD " + Sql.text(Users.PASSWORD));
        assertThat(comesIn(visit, former)).isFalse();

        assertThat(make(visit, later, false)).isEqualTo(new Attempt.Done());

        assertThat(comesIn(visit, later)).isTrue();
        assertThat(comesIn(visit, former)).isFalse();
    }

    @ParameterizedTest
    @MethodSource(MAJORS)
    void userThatSomebodyMadeOrDroppedMeanwhileIsNotNow(int major) throws SQLException {
        Visit visit = Visit.to(major);
        Login user = Users.login(visit.user());

        assertThat(make(visit, user, false)).isInstanceOf(Attempt.NotNow.class);
        assertThat(make(visit, user, true)).isInstanceOf(Attempt.Done.class);
        assertThat(make(visit, user, true)).isInstanceOf(Attempt.NotNow.class);
    }

    @ParameterizedTest
    @MethodSource(MAJORS)
    void verifierIsWrittenWhereMd5IsTheRule(int major) throws SQLException {
        Visit visit = Visit.to(major);
        Login user = Users.login(visit.user());
        visit.sql().run("ALTER ROLE postgres SET password_encryption = 'md5'");
        try {
            assertThat(make(visit, user, true)).isEqualTo(new Attempt.Done());
        } finally {
            visit.sql().run("ALTER ROLE postgres RESET password_encryption");
        }
        assertThat(comesIn(visit, user)).isTrue();
    }

    @ParameterizedTest
    @MethodSource(MAJORS)
    void userOfWhomTheAdminHasNoSayIsRefused(int major) throws SQLException {
        Visit visit = Visit.to(major);
        Login user = Users.login(visit.user());
        visit.sql().run("CREATE ROLE " + Sql.name(visit.user()) + " SUPERUSER");

        assertThat(make(visit, user, false))
                .isInstanceOfSatisfying(
                        Attempt.Refused.class,
                        refused -> assertThat(refused.why())
                                .contains("42501", "ALTER ROLE")
                                .doesNotContain(Users.PASSWORD)
                                .doesNotContain("SCRAM-SHA-256$"));
    }

    private static Attempt make(Visit visit, Login user, boolean isNew) {
        try (Session session = visit.open()) {
            return session.user(user, isNew);
        }
    }

    private static boolean comesIn(Visit visit, Login user) {
        return switch (visit.postgres().read(visit.server().place(visit.database()), user)) {
            case Admission.Open(var session) -> {
                session.close();
                yield true;
            }
            case Admission.Denied(var _, var _) -> false;
            case Admission.Absent(var why) -> throw new AssertionError(why);
            case Admission.Untrusted(var why) -> throw new AssertionError(why);
            case Admission.Busy() -> throw new AssertionError("busy");
        };
    }
}
