package dev.repoint.postgres;

import dev.repoint.bootstrap.Catalog;
import dev.repoint.bootstrap.TableName;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Reads all tables that could be published. */
final class TableReading {

    /** Of the class {@code c} in the namespace {@code n}. Only catalogs' and temporary tables' schemas begin with pg_. */
    static final String IS_CONCERNED = """
        c.relkind IN ('r', 'p') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
        """;

    /**
     * Which old row an update is told by. A primary key or an index that is deferrable, partial, being built or being dropped
     * identifies nothing.
     *
     * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-REPLICA-IDENTITY">REPLICA
     *     IDENTITY</a>
     */
    private static final String HAS_IDENTITY = """
        c.relreplident = 'f' OR EXISTS (
            SELECT FROM pg_index i
            WHERE i.indrelid = c.oid AND i.indisvalid AND i.indislive AND i.indisunique AND i.indimmediate
                AND i.indpred IS NULL
                AND (c.relreplident = 'd' AND i.indisprimary OR c.relreplident = 'i' AND i.indisreplident))
        """;

    private static final String APPLIES = """
        p.polrelid = c.oid AND p.polcmd IN ('r', '*')
            AND EXISTS (SELECT FROM unnest(p.polroles) role WHERE role = 0 OR pg_has_role(u.oid, role, 'USAGE'))
        """;

    /**
     * Who is neither owner nor above policies sees what they let through: all, if one that is for everything lets everything
     * through and none narrows it.
     *
     * @see <a href="https://www.postgresql.org/docs/current/ddl-rowsecurity.html">Row security policies</a>
     */
    private static final String HAS_ROW_SECURITY = """
        c.relrowsecurity
            AND NOT coalesce(u.rolsuper OR u.rolbypassrls, false)
            AND (c.relforcerowsecurity OR NOT coalesce(pg_has_role(u.oid, c.relowner, 'USAGE'), false))
            AND NOT (
                EXISTS (SELECT FROM pg_policy p
                    WHERE %1$s AND p.polpermissive AND pg_get_expr(p.polqual, p.polrelid) = 'true')
                AND NOT EXISTS (SELECT FROM pg_policy p
                    WHERE %1$s AND NOT p.polpermissive AND pg_get_expr(p.polqual, p.polrelid) <> 'true'))
        """.formatted(APPLIES);

    private static final String TABLES = """
        SELECT n.nspname AS schema, c.relname AS name, o.rolname AS owner, c.relkind = 'p' AS is_partitioned,
            root_schema.nspname AS root_schema, root.relname AS root_name, c.relpersistence = 'u' AS is_unlogged,
            %s AS has_identity,
            CASE WHEN u.oid IS NULL THEN has_table_privilege('public', c.oid, 'SELECT')
                ELSE has_table_privilege(u.oid, c.oid, 'SELECT') END AS is_readable,
            %s AS has_row_security,
            EXISTS (SELECT FROM pg_attribute a
                WHERE a.attrelid = c.oid AND a.attgenerated <> '') AS has_generated,
            EXISTS (SELECT FROM pg_depend d
                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e') AS is_of_extension
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_roles o ON o.oid = c.relowner
        LEFT JOIN pg_class root ON root.oid = CASE WHEN c.relispartition THEN pg_partition_root(c.oid) END
        LEFT JOIN pg_namespace root_schema ON root_schema.oid = root.relnamespace
        LEFT JOIN pg_roles u ON u.rolname = ?
        WHERE %s
        """.formatted(HAS_IDENTITY, HAS_ROW_SECURITY, IS_CONCERNED);

    private TableReading() {}

    /** @param user the replication user's name, of whom nothing but policies for everybody is known while it isn't there */
    static List<Catalog.Table> of(Rows rows, String user) throws SQLException {
        return rows.all(TABLES, TableReading::table, user).stream()
                .sorted(Comparator.comparing(Catalog.Table::name))
                .toList();
    }

    private static Catalog.Table table(Row row) throws SQLException {
        var rootName = row.textIfAny("root_name");
        var rootSchema = row.textIfAny("root_schema");
        return new Catalog.Table(
                row.table(),
                row.text("owner"),
                row.flag("is_partitioned"),
                rootSchema.flatMap(schema -> rootName.map(name -> new TableName(schema, name))),
                row.flag("is_unlogged"),
                row.flag("has_identity"),
                row.flag("is_readable"),
                row.flag("has_row_security"),
                row.flag("has_generated"),
                row.flag("is_of_extension"));
    }
}
