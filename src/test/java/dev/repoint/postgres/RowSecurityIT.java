package dev.repoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Catalog.Table;
import dev.repoint.bootstrap.Login;
import dev.repoint.bootstrap.Secret;
import dev.repoint.drill.postgres.Sql;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether row security hides rows; asserted besides against Postgres itself, by what the user can count. */
final class RowSecurityIT {
    private static final String PASSWORD = "a password";

    @ParameterizedTest
    @MethodSource("dev.repoint.drill.postgres.PostgresServers#majors")
    void rowsAreHiddenAsPostgresHidesThem(int major) throws SQLException {
        Visit visit = Visit.to(major);
        String user = Sql.name(visit.user());
        visit.sql().run("CREATE ROLE " + user + " LOGIN PASSWORD '" + PASSWORD + "'");
        secured(visit, "hidden_by_no_policy");
        secured(visit, "hidden_in_part", "USING (id = 1)");
        secured(visit, "hidden_by_a_second", "USING (true)", "AS RESTRICTIVE USING (id = 1)");
        secured(visit, "hidden_but_to_others", "TO postgres USING (true)");
        secured(visit, "hidden_but_for_writing", "FOR UPDATE USING (true)");
        secured(visit, "hidden_forced");
        secured(visit, "shown_to_all", "USING (true)");
        secured(visit, "shown_to_user", "FOR SELECT TO " + user + " USING (true)");
        secured(visit, "shown_whatever_is_written", "USING (true)", "AS RESTRICTIVE FOR UPDATE USING (id = 1)");
        secured(visit, "shown_to_owner");
        visit.sql()
                .run(
                        "ALTER TABLE shown_to_owner OWNER TO " + user,
                        "ALTER TABLE hidden_forced OWNER TO " + user,
                        "ALTER TABLE hidden_forced FORCE ROW LEVEL SECURITY",
                        "CREATE TABLE shown_unsecured AS SELECT generate_series(1, 2) AS id",
                        "CREATE POLICY dormant ON shown_unsecured USING (false)",
                        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + user);

        for (Table table : visit.observe("public").tables()) {
            assertThat(table.hasRowSecurity())
                    .as(table.name().name())
                    .isEqualTo(table.name().name().startsWith("hidden_"))
                    .isEqualTo(count(visit, table) < 2);
        }
        visit.sql().run("ALTER ROLE " + user + " BYPASSRLS");
        assertThat(visit.observe("public").tables()).noneMatch(Table::hasRowSecurity);
    }

    /** Then nobody knows the policies that will be for it; those for everybody count. */
    @ParameterizedTest
    @MethodSource("dev.repoint.drill.postgres.PostgresServers#majors")
    void rowsAreHiddenFromAUserToBe(int major) throws SQLException {
        Visit visit = Visit.to(major);
        secured(visit, "hidden_by_no_policy");
        secured(visit, "shown_to_all", "USING (true)");

        List<Table> tables = visit.observe("public").tables();

        assertThat(tables).extracting(Table::hasRowSecurity).containsExactly(true, false);
    }

    /** A table of two rows. */
    private static void secured(Visit visit, String table, String... policies) throws SQLException {
        visit.sql()
                .run(
                        "CREATE TABLE " + table + " AS SELECT generate_series(1, 2) AS id",
                        "ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY");
        for (int i = 0; i < policies.length; i++) {
            visit.sql().run("CREATE POLICY p" + i + " ON " + table + " " + policies[i]);
        }
    }

    private static int count(Visit visit, Table table) throws SQLException {
        var user = new Login(visit.user(), new Secret(PASSWORD));
        return visit.server()
                .sql(visit.database(), user)
                .value("SELECT count(*) FROM " + table.name().quoted())
                .map(Integer::parseInt)
                .orElseThrow();
    }
}
