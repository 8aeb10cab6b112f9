package dev.repoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Catalog;
import dev.repoint.bootstrap.Catalog.AdminUser;
import dev.repoint.bootstrap.Catalog.Role;
import dev.repoint.drill.postgres.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of the admin and the replication user. */
final class RoleCatalogIT {
    private static final String MAJORS = "dev.repoint.drill.postgres.PostgresServers#majors";

    @ParameterizedTest
    @MethodSource(MAJORS)
    void onlySuperusersAndThoseOfRdsPublishAll(int major) throws SQLException {
        Visit visit = Visit.to(major);
        var plain = Users.login(visit.role("plain"));
        visit.sql().run(Users.made(plain));

        assertThat(visit.observe().admin()).isEqualTo(new AdminUser("postgres", true));
        assertThat(visit.observe(visit.server().superuser()).admin()).isEqualTo(new AdminUser("rdsadmin", true));
        assertThat(visit.observe(plain).admin()).isEqualTo(new AdminUser(plain.user(), false));
    }

    @ParameterizedTest
    @MethodSource(MAJORS)
    void userIsReadAsItIs(int major) throws SQLException {
        Visit visit = Visit.to(major);
        String user = Sql.name(visit.user());
        String group = Sql.name(visit.role("group"));
        assertThat(visit.observe().user()).isEmpty();

        visit.sql().run("CREATE ROLE " + user);
        assertThat(user(visit)).isEqualTo(role(visit, false, false, false, false));

        visit.sql().run("ALTER ROLE " + user + " LOGIN VALID UNTIL '2001-01-01'");
        assertThat(user(visit)).isEqualTo(role(visit, true, true, false, false));

        visit.sql().run("ALTER ROLE " + user + " VALID UNTIL 'infinity'", "GRANT rds_replication TO " + user);
        assertThat(user(visit)).isEqualTo(role(visit, true, false, true, false));

        visit.sql()
                .run(
                        "REVOKE rds_replication FROM " + user,
                        "ALTER ROLE " + user + " VALID UNTIL '2999-01-01'",
                        "CREATE ROLE " + group + " IN ROLE rds_replication, rds_iam",
                        "GRANT " + group + " TO " + user);
        assertThat(user(visit)).isEqualTo(role(visit, true, false, true, true));

        visit.sql().run("ALTER ROLE " + user + " SUPERUSER");
        assertThat(user(visit).needsToken()).isFalse();
    }

    private static Role user(Visit visit) {
        return visit.observe().user().orElseThrow();
    }

    private static Role role(
            Visit visit, boolean canLogin, boolean isExpired, boolean mayReplicate, boolean needsToken) {
        return new Role(visit.user(), canLogin, isExpired, mayReplicate, needsToken, List.of());
    }

    @ParameterizedTest
    @MethodSource(MAJORS)
    void whatItOwnsIsToldAndWhatItWasGrantedIsNot(int major) throws SQLException {
        Visit visit = Visit.to(major);
        String user = Sql.name(visit.user());
        visit.sql()
                .run(
                        "CREATE ROLE " + user,
                        "CREATE TABLE theirs (id int)",
                        "GRANT SELECT ON theirs TO " + user,
                        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO " + user,
                        "ALTER DEFAULT PRIVILEGES FOR ROLE " + user + " GRANT SELECT ON TABLES TO PUBLIC");
        assertThat(user(visit).owns()).isEmpty();

        visit.sql().run("CREATE PUBLICATION its", "ALTER PUBLICATION its OWNER TO " + user);
        String elsewhere = visit.server().freshDatabase();
        visit.server().sql(elsewhere).run("CREATE TABLE its ()", "ALTER TABLE its OWNER TO " + user);

        assertThat(user(visit).owns()).contains("publication its", "something in database " + elsewhere);

        for (int i : IntStream.range(0, 12).toArray()) {
            visit.sql().run("CREATE TABLE t" + i + " ()", "ALTER TABLE t" + i + " OWNER TO " + user);
        }
        assertThat(user(visit).owns()).hasSize(10);
    }

    /** The stand-in of RDS's role is renamed for a moment, on a server that tests share and use one after another. */
    @ParameterizedTest
    @MethodSource(MAJORS)
    void serverOfOthersHasNoReplicationRole(int major) throws SQLException {
        Visit visit = Visit.to(major);
        visit.sql().run("CREATE ROLE " + Sql.name(visit.user()));
        assertThat(visit.observe().server().hasReplicationRole()).isTrue();
        visit.sql()
                .run(
                        "ALTER ROLE rds_replication RENAME TO r1",
                        "ALTER ROLE rds_iam RENAME TO r2",
                        "ALTER ROLE rds_superuser RENAME TO r3");
        try {
            Catalog catalog = visit.observe();

            assertThat(catalog.server().hasReplicationRole()).isFalse();
            assertThat(catalog.admin().mayPublishAll()).isFalse();
            assertThat(catalog.user()).contains(role(visit, false, false, false, false));
        } finally {
            visit.sql()
                    .run(
                            "ALTER ROLE r1 RENAME TO rds_replication",
                            "ALTER ROLE r2 RENAME TO rds_iam",
                            "ALTER ROLE r3 RENAME TO rds_superuser");
        }
    }
}
