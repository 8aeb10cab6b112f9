package dev.repoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Attempt;
import dev.repoint.bootstrap.Catalog;
import dev.repoint.bootstrap.Catalog.Hold;
import dev.repoint.bootstrap.Catalog.Owner;
import dev.repoint.drill.postgres.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of those who own tables. */
final class OwnerCatalogIT {
    private static final String MAJORS = "dev.repoint.drill.postgres.PostgresServers#majors";
    private static final int CREATEROLE_LIMITED = 16;

    @ParameterizedTest
    @MethodSource(MAJORS)
    void adminUserIsAmongThem(int major) throws SQLException {
        Visit visit = Visit.to(major);

        List<Owner> owners = visit.observe("public").owners();

        assertThat(owners).extracting(Owner::name).containsExactly("postgres");
        assertThat(owners).extracting(Owner::hold).containsExactly(Hold.HELD);
    }

    /** What is read is held against what the admin user then can do. */
    @ParameterizedTest
    @MethodSource(MAJORS)
    void holdIsWhatTheAdminUserCanDo(int major) throws SQLException {
        Visit visit = Visit.to(major);
        String made = visit.role("Made by the master");
        visit.masterSql().run("CREATE ROLE " + Sql.name(made));
        table(visit, made);
        owner(visit, visit.role("member's"), "GRANT %s TO postgres");
        owner(visit, visit.role("stranger's"), "");
        owner(visit, visit.role("circle's"), "GRANT postgres TO %s");
        owner(visit, visit.role("superuser's"), "ALTER ROLE %s SUPERUSER");
        if (major >= CREATEROLE_LIMITED) {
            owner(visit, visit.role("set only's"), "GRANT %s TO postgres WITH INHERIT FALSE, SET TRUE");
            owner(visit, visit.role("inherit only's"), "GRANT %s TO postgres WITH INHERIT TRUE, SET FALSE");
            owner(visit, visit.role("admin only's"), "GRANT %s TO postgres WITH ADMIN TRUE, INHERIT FALSE, SET FALSE");
        }
        Catalog catalog = visit.observe("public");

        assertThat(hold(catalog, visit.role("member's"))).isEqualTo(Hold.HELD);
        assertThat(hold(catalog, made)).isEqualTo(Hold.WITHIN_REACH);
        assertThat(hold(catalog, visit.role("superuser's"))).isEqualTo(Hold.OUT_OF_REACH);
        for (Owner owner : catalog.owners()) {
            assertThat(hold(visit, owner.name())).as(owner.name()).isEqualTo(owner.hold());
        }
    }

    /** A role that somebody else made, with a table. */
    private static void owner(Visit visit, String role, String grant) throws SQLException {
        visit.sql().run("CREATE ROLE " + Sql.name(role));
        table(visit, role);
        if (!grant.isEmpty()) {
            visit.sql().run(grant.formatted(Sql.name(role)));
        }
    }

    private static void table(Visit visit, String owner) throws SQLException {
        String name = Sql.name(owner);
        visit.sql().run("CREATE TABLE " + name + " (id int)", "ALTER TABLE " + name + " OWNER TO " + name);
    }

    private static Hold hold(Catalog catalog, String owner) {
        return catalog.owners().stream()
                .filter(each -> each.name().equals(owner))
                .map(Owner::hold)
                .findFirst()
                .orElseThrow();
    }

    /** By trying to act as the owner, and with its rights, without and with a grant to oneself. */
    private static Hold hold(Visit visit, String owner) {
        String name = Sql.name(owner);
        List<String> acts = new ArrayList<>(List.of("SET LOCAL ROLE " + name, "RESET ROLE"));
        if (!owner.equals("postgres")) {
            acts.add("ALTER TABLE public." + name + " REPLICA IDENTITY FULL");
        }
        if (visit.execute(acts.toArray(String[]::new)) instanceof Attempt.Done) {
            return Hold.HELD;
        }
        acts.addFirst("GRANT " + name + " TO postgres");
        return visit.execute(acts.toArray(String[]::new)) instanceof Attempt.Done
                ? Hold.WITHIN_REACH
                : Hold.OUT_OF_REACH;
    }

    /** What is read is held against whether the user can then read a new table. */
    @ParameterizedTest
    @MethodSource(MAJORS)
    void openedAreSchemasWhoseLaterTablesCanBeRead(int major) throws SQLException {
        Visit visit = Visit.to(major);
        String user = Sql.name(visit.user());
        String group = Sql.name(visit.role("readers"));
        String owner = visit.role("maker");
        visit.sql()
                .run(
                        "CREATE ROLE " + group,
                        "CREATE ROLE " + user + " IN ROLE " + group,
                        "CREATE ROLE " + Sql.name(owner),
                        "CREATE SCHEMA direct",
                        "CREATE SCHEMA \"by.Group\"",
                        "CREATE SCHEMA \"by all\"",
                        "CREATE SCHEMA writing",
                        "CREATE SCHEMA shut",
                        "GRANT ALL ON SCHEMA direct, \"by.Group\", \"by all\", writing, shut TO PUBLIC",
                        "ALTER DEFAULT PRIVILEGES IN SCHEMA shut GRANT SELECT ON TABLES TO " + user);
        for (String schema : List.of("direct", "\"by.Group\"", "\"by all\"", "writing", "shut")) {
            String table = schema + ".before";
            visit.sql().run("CREATE TABLE " + table + " ()", "ALTER TABLE " + table + " OWNER TO " + Sql.name(owner));
        }
        visit.sql().run("ALTER EXTENSION plpgsql ADD TABLE shut.before");
        String defaults = "ALTER DEFAULT PRIVILEGES FOR ROLE " + Sql.name(owner) + " IN SCHEMA ";
        visit.sql()
                .run(
                        defaults + "direct GRANT SELECT ON TABLES TO " + user,
                        defaults + "\"by.Group\" GRANT SELECT ON TABLES TO " + group,
                        defaults + "\"by all\" GRANT SELECT ON TABLES TO PUBLIC",
                        defaults + "writing GRANT INSERT ON TABLES TO " + user,
                        defaults + "shut GRANT SELECT ON SEQUENCES TO " + user);

        Owner read = maker(visit, owner);

        assertThat(read.opened()).containsExactly("by all", "by.Group", "direct");
        assertThat(read.tablesIn()).containsExactly("by all", "by.Group", "direct", "writing");
        for (String schema : List.of("direct", "by.Group", "by all", "writing", "shut")) {
            assertThat(readsLater(visit, owner, schema))
                    .as(schema)
                    .isEqualTo(read.opened().contains(schema));
        }
        visit.sql().run("ALTER DEFAULT PRIVILEGES FOR ROLE " + Sql.name(owner) + " GRANT SELECT ON TABLES TO " + user);
        assertThat(maker(visit, owner).opened()).contains("shut", "writing");
        assertThat(readsLater(visit, owner, "shut")).isTrue();
    }

    private static Owner maker(Visit visit, String owner) {
        return visit.observe("direct", "by.Group", "by all", "writing", "shut").owners().stream()
                .filter(each -> each.name().equals(owner))
                .findFirst()
                .orElseThrow();
    }

    private static boolean readsLater(Visit visit, String owner, String schema) throws SQLException {
        String table = Sql.name(schema) + ".later";
        visit.sql()
                .run("DROP TABLE IF EXISTS " + table, "SET ROLE " + Sql.name(owner), "CREATE TABLE " + table + " ()");
        return visit.sql()
                .value("SELECT has_table_privilege('" + visit.user().replace("'", "''") + "', '" + table
                        + "', 'SELECT')")
                .orElseThrow()
                .equals("t");
    }
}
