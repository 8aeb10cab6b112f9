package dev.repoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Catalog.Publication;
import dev.repoint.bootstrap.TableName;
import dev.repoint.drill.postgres.Sql;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of the goal's publication. */
final class PublicationCatalogIT {
    private static final String MAJORS = "dev.repoint.drill.postgres.PostgresServers#majors";
    private static final String NAME = Sql.name(Visit.PUBLICATION);
    private static final int WITH_PARTITION_ROOTS = 13;
    private static final int WITH_SCHEMAS = 15;

    @ParameterizedTest
    @MethodSource(MAJORS)
    void thereIsNone(int major) throws SQLException {
        Visit visit = Visit.to(major);
        visit.sql().run("CREATE PUBLICATION another FOR ALL TABLES");

        assertThat(visit.observe().publication()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(MAJORS)
    void thatOfAllTables(int major) throws SQLException {
        Visit visit = Visit.to(major);
        visit.sql().run("CREATE TABLE a (id int)", "CREATE PUBLICATION " + NAME + " FOR ALL TABLES");

        Publication publication = publication(visit);

        assertThat(publication.name()).isEqualTo(Visit.PUBLICATION);
        assertThat(publication.owner()).isEqualTo("rdsadmin");
        assertThat(publication.isOwned()).isFalse();
        assertThat(publication.holdsAll()).isTrue();
        assertThat(publication.operations()).containsExactly("delete", "insert", "truncate", "update");
        assertThat(publication.viaPartitionRoot()).isFalse();
        assertThat(publication.tables()).isEmpty();
        assertThat(publication.comment()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(MAJORS)
    void thatOfSomeTables(int major) throws SQLException {
        Visit visit = Visit.to(major);
        var first = new TableName("Sche.ma", "ta\"ble; drop");
        var second = new TableName("public", "B");
        visit.sql().run("CREATE SCHEMA \"Sche.ma\"", "CREATE TABLE \"B\" ()", "CREATE TABLE public.not_listed ()");
        visit.sql().run("CREATE TABLE " + first.quoted() + " ()");
        visit.sql()
                .run(
                        "CREATE PUBLICATION " + NAME + " FOR TABLE " + first.quoted() + ", " + second.quoted()
                                + " WITH (publish = 'insert, update')",
                        "CREATE PUBLICATION another FOR TABLE not_listed",
                        "COMMENT ON PUBLICATION " + NAME + " IS 'made for db-ÄBC''1'",
                        "ALTER PUBLICATION " + NAME + " OWNER TO postgres");

        Publication publication = publication(visit);

        assertThat(publication.owner()).isEqualTo("postgres");
        assertThat(publication.isOwned()).isTrue();
        assertThat(publication.holdsAll()).isFalse();
        assertThat(publication.operations()).containsExactly("insert", "update");
        assertThat(publication.tables()).containsExactly(first, second);
        assertThat(publication.schemas()).isEmpty();
        assertThat(publication.filtered()).isEmpty();
        assertThat(publication.comment()).contains("made for db-ÄBC'1");
    }

    @ParameterizedTest
    @MethodSource(MAJORS)
    void thatOfPartitionRoots(int major) throws SQLException {
        Visit visit = Visit.to(major);
        visit.sql().run("CREATE PUBLICATION " + NAME);
        assertThat(publication(visit).viaPartitionRoot()).isFalse();

        if (major >= WITH_PARTITION_ROOTS) {
            visit.sql().run("ALTER PUBLICATION " + NAME + " SET (publish_via_partition_root = true)");
            assertThat(publication(visit).viaPartitionRoot()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(MAJORS)
    void thatOfSchemasAndOfParts(int major) throws SQLException {
        Visit visit = Visit.to(major);
        visit.sql()
                .run(
                        "CREATE SCHEMA \"we\"\"ird.Schema; drop\"",
                        "CREATE TABLE \"we\"\"ird.Schema; drop\".held (id int)",
                        "CREATE TABLE some_rows (id int PRIMARY KEY, name text)",
                        "CREATE TABLE some_columns (id int, name text)",
                        "CREATE TABLE whole (id int)",
                        "CREATE PUBLICATION " + NAME);
        if (major >= WITH_SCHEMAS) {
            visit.sql()
                    .run("ALTER PUBLICATION " + NAME + " SET TABLE whole, some_rows WHERE (id > 1), some_columns (id)");
            assertThat(publication(visit).filtered())
                    .containsExactly(new TableName("public", "some_columns"), new TableName("public", "some_rows"));
            assertThat(publication(visit).tables()).hasSize(3);

            visit.sql()
                    .run("ALTER PUBLICATION " + NAME + " SET TABLE whole, TABLES IN SCHEMA \"we\"\"ird.Schema; drop\"");
            assertThat(publication(visit).schemas()).containsExactly("we\"ird.Schema; drop");
            assertThat(publication(visit).tables()).containsExactly(new TableName("public", "whole"));
        } else {
            assertThat(publication(visit).schemas()).isEmpty();
            assertThat(publication(visit).filtered()).isEmpty();
        }
    }

    private static Publication publication(Visit visit) {
        return visit.observe().publication().orElseThrow();
    }
}
