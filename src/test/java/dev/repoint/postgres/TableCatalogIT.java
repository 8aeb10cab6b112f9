package dev.repoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Catalog;
import dev.repoint.bootstrap.Catalog.Table;
import dev.repoint.bootstrap.TableName;
import dev.repoint.drill.postgres.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of tables. */
final class TableCatalogIT {
    private static final String MAJORS = "dev.repoint.drill.postgres.PostgresServers#majors";
    private static final String SCHEMA = "we\"ird.Schema; drop";

    @ParameterizedTest
    @MethodSource(MAJORS)
    void namesAreReadAsTheyAre(int major) throws SQLException {
        Visit visit = Visit.to(major);
        List<TableName> names = List.of(
                new TableName(SCHEMA, "Upper Case"),
                new TableName(SCHEMA, "a.b.c"),
                new TableName(SCHEMA, "back\\slash"),
                new TableName(SCHEMA, "quo\"te's; drop"),
                new TableName(SCHEMA, "été"),
                new TableName("public", "plain"));
        visit.masterSql().run("CREATE SCHEMA " + Sql.name(SCHEMA));
        visit.sql().run("GRANT ALL ON SCHEMA public TO PUBLIC");
        for (TableName name : names) {
            visit.masterSql().run("CREATE TABLE " + name.quoted() + " (id int)");
        }
        visit.sql().run("CREATE VIEW public.a_view AS SELECT 1 AS one", "CREATE SEQUENCE public.a_sequence");

        Catalog catalog = visit.observe(SCHEMA, "not there", "public");

        assertThat(catalog.tables()).extracting(Table::name).containsExactlyInAnyOrderElementsOf(names);
        assertThat(catalog.tables()).extracting(Table::name).isSorted();
        assertThat(catalog.tables()).extracting(Table::owner).containsOnly("postgres");
        assertThat(catalog.schemas()).extracting(Catalog.Schema::name).containsExactly(SCHEMA, "public");
    }

    @ParameterizedTest
    @MethodSource(MAJORS)
    void temporaryTablesAreNobodys(int major) throws SQLException {
        Visit visit = Visit.to(major);
        try (var connection = visit.sql().connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE passing (id int)");

            assertThat(visit.observe().tables()).isEmpty();
        }
    }

    /** Asserted besides against Postgres itself: once published, what has no identity can't be updated. */
    @ParameterizedTest
    @MethodSource(MAJORS)
    void identityIsReadAsPostgresSeesIt(int major) throws SQLException {
        Visit visit = Visit.to(major);
        visit.sql()
                .run(
                        "CREATE TABLE has_key (id int PRIMARY KEY)",
                        "CREATE TABLE has_full (id int)",
                        "ALTER TABLE has_full REPLICA IDENTITY FULL",
                        "CREATE TABLE has_index (id int NOT NULL)",
                        "CREATE UNIQUE INDEX chosen ON has_index (id)",
                        "ALTER TABLE has_index REPLICA IDENTITY USING INDEX chosen",
                        "CREATE TABLE none_keyless (id int)",
                        "CREATE TABLE none_nothing (id int PRIMARY KEY)",
                        "ALTER TABLE none_nothing REPLICA IDENTITY NOTHING",
                        "CREATE TABLE none_unchosen (id int NOT NULL UNIQUE)",
                        "CREATE TABLE none_deferrable (id int PRIMARY KEY DEFERRABLE)",
                        "CREATE TABLE none_lost (id int NOT NULL)",
                        "CREATE UNIQUE INDEX lost ON none_lost (id)",
                        "ALTER TABLE none_lost REPLICA IDENTITY USING INDEX lost",
                        "DROP INDEX lost",
                        "CREATE TABLE none_invalid (id int NOT NULL)",
                        "CREATE UNIQUE INDEX invalid ON none_invalid (id)",
                        "ALTER TABLE none_invalid REPLICA IDENTITY USING INDEX invalid",
                        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'invalid'::regclass",
                        "CREATE PUBLICATION everything FOR ALL TABLES");

        for (Table table : visit.observe().tables()) {
            assertThat(table.hasIdentity())
                    .as(table.name().name())
                    .isEqualTo(table.name().name().startsWith("has_"))
                    .isEqualTo(isUpdatable(visit, table));
        }
    }

    private static boolean isUpdatable(Visit visit, Table table) throws SQLException {
        try {
            visit.sql().run("UPDATE " + table.name().quoted() + " SET id = 1");
            return true;
        } catch (SQLException e) {
            assertThat(e.getMessage()).contains("does not have a replica identity");
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource(MAJORS)
    void kindsAreTold(int major) throws SQLException {
        Visit visit = Visit.to(major);
        visit.sql()
                .run(
                        "CREATE TABLE plain (id int)",
                        "CREATE UNLOGGED TABLE unlogged (id int)",
                        "CREATE TABLE root (id int) PARTITION BY RANGE (id)",
                        "CREATE TABLE branch PARTITION OF root FOR VALUES FROM (0) TO (9) PARTITION BY RANGE (id)",
                        "CREATE SCHEMA \"else.where\"",
                        "CREATE TABLE \"else.where\".leaf PARTITION OF branch FOR VALUES FROM (0) TO (5)",
                        "CREATE TABLE generated (id int, twice int GENERATED ALWAYS AS (id * 2) STORED)",
                        "CREATE TABLE degenerated (id int, twice int GENERATED ALWAYS AS (id * 2) STORED)",
                        "ALTER TABLE degenerated DROP COLUMN twice",
                        "CREATE TABLE extended (id int)",
                        "ALTER EXTENSION plpgsql ADD TABLE extended");
        if (major >= 18) {
            visit.sql()
                    .run("CREATE TABLE generated_virtually (id int, twice int GENERATED ALWAYS AS (id * 2) VIRTUAL)");
        }

        Catalog catalog = visit.observe();

        assertThat(names(catalog, Table::isUnlogged)).containsExactly("unlogged");
        assertThat(names(catalog, Table::isPartitioned)).containsExactly("branch", "root");
        assertThat(names(catalog, Table::isOfExtension)).containsExactly("extended");
        assertThat(names(catalog, table -> table.root().isPresent())).containsExactly("leaf", "branch");
        assertThat(catalog.tables()).extracting(Table::root).contains(Optional.of(new TableName("public", "root")));
        assertThat(names(catalog, Table::hasGenerated))
                .isEqualTo(major < 18 ? List.of("generated") : List.of("generated", "generated_virtually"));
    }

    private static List<String> names(Catalog catalog, Predicate<Table> which) {
        return catalog.tables().stream()
                .filter(which)
                .map(table -> table.name().name())
                .toList();
    }

    @ParameterizedTest
    @MethodSource(MAJORS)
    void whatTheUserMayReadIsTold(int major) throws SQLException {
        Visit visit = Visit.to(major);
        String group = visit.role("readers");
        visit.sql()
                .run(
                        "CREATE SCHEMA open",
                        "CREATE TABLE public.granted (id int, name text)",
                        "CREATE TABLE public.granted_to_group (id int)",
                        "CREATE TABLE public.granted_to_all (id int)",
                        "CREATE TABLE public.granted_in_part (id int, name text)",
                        "CREATE TABLE public.granted_to_write (id int)",
                        "CREATE TABLE open.hidden (id int)",
                        "GRANT SELECT ON public.granted_to_all TO PUBLIC",
                        "REVOKE ALL ON SCHEMA public FROM PUBLIC");
        Catalog before = visit.observe("public", "open");
        String user = Sql.name(visit.user());
        visit.sql()
                .run(
                        "CREATE ROLE " + Sql.name(group),
                        "CREATE ROLE " + user + " IN ROLE " + Sql.name(group),
                        "GRANT USAGE ON SCHEMA open TO " + Sql.name(group),
                        "GRANT SELECT ON public.granted TO " + user,
                        "GRANT SELECT ON public.granted_to_group TO " + Sql.name(group),
                        "GRANT SELECT (id) ON public.granted_in_part TO " + user,
                        "GRANT INSERT ON public.granted_to_write TO " + user);

        Catalog catalog = visit.observe("public", "open");

        assertThat(names(before, Table::isReadable))
                .as("before there is such a user")
                .containsExactly("granted_to_all");
        assertThat(before.schemas()).noneMatch(Catalog.Schema::isUsable);
        assertThat(names(catalog, Table::isReadable)).containsExactly("granted", "granted_to_all", "granted_to_group");
        assertThat(usable(catalog)).containsEntry("open", true).containsEntry("public", false);
    }

    private static Map<String, Boolean> usable(Catalog catalog) {
        return catalog.schemas().stream().collect(Collectors.toMap(Catalog.Schema::name, Catalog.Schema::isUsable));
    }
}
