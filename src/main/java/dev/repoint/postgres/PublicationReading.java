package dev.repoint.postgres;

import dev.repoint.bootstrap.Catalog;
import dev.repoint.bootstrap.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Reads one publication. Partition roots came with 13; schemas, and lists of columns and conditions for rows, with 15.
 *
 * @see <a href="https://www.postgresql.org/docs/current/catalog-pg-publication.html">pg_publication</a>
 */
final class PublicationReading {
    private static final int PARTITION_ROOTS = 13;
    private static final int SCHEMAS_AND_FILTERS = 15;

    private static final String SCHEMAS = """
        ARRAY(SELECT n.nspname::text FROM pg_publication_namespace m JOIN pg_namespace n ON n.oid = m.pnnspid
            WHERE m.pnpubid = p.oid)
        """;

    private record Member(TableName table, boolean isFiltered) {}

    private PublicationReading() {}

    static Optional<Catalog.Publication> of(Rows rows, int major, String name) throws SQLException {
        String viaRoot = major < PARTITION_ROOTS ? "false" : "p.pubviaroot";
        String schemas = major < SCHEMAS_AND_FILTERS ? "ARRAY[]::text[]" : SCHEMAS;
        String filtered = major < SCHEMAS_AND_FILTERS ? "false" : "(m.prqual IS NOT NULL OR m.prattrs IS NOT NULL)";
        List<Member> members =
                rows.all(members(filtered), row -> new Member(row.table(), row.flag("is_filtered")), name);
        return rows.any(head(viaRoot, schemas), row -> publication(row, members), name);
    }

    private static Catalog.Publication publication(Row row, List<Member> members) throws SQLException {
        return new Catalog.Publication(
                row.text("name"),
                row.text("owner"),
                row.flag("is_owned"),
                row.flag("holds_all"),
                row.textSet("operations"),
                row.flag("via_partition_root"),
                tables(members, _ -> true),
                row.textSet("schemas"),
                tables(members, Member::isFiltered),
                row.textIfAny("comment"));
    }

    private static NavigableSet<TableName> tables(List<Member> members, Predicate<Member> which) {
        var tables = new TreeSet<TableName>();
        members.stream().filter(which).map(Member::table).forEach(tables::add);
        return tables;
    }

    private static String head(String viaRoot, String schemas) {
        return """
            SELECT p.pubname AS name, r.rolname AS owner, pg_has_role(current_user, p.pubowner, 'USAGE') AS is_owned,
                p.puballtables AS holds_all,
                array_remove(ARRAY[CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                    CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END], NULL)
                    AS operations,
                %s AS via_partition_root, %s AS schemas, obj_description(p.oid, 'pg_publication') AS comment
            FROM pg_publication p JOIN pg_roles r ON r.oid = p.pubowner
            WHERE p.pubname = ?
            """.formatted(viaRoot, schemas);
    }

    private static String members(String isFiltered) {
        return """
            SELECT n.nspname AS schema, c.relname AS name, %s AS is_filtered
            FROM pg_publication p
            JOIN pg_publication_rel m ON m.prpubid = p.oid
            JOIN pg_class c ON c.oid = m.prrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE p.pubname = ?
            """.formatted(isFiltered);
    }
}
