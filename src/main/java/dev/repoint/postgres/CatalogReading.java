package dev.repoint.postgres;

import dev.repoint.bootstrap.Catalog;
import dev.repoint.bootstrap.Goal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Reads what concerns a goal, a question for each kind of thing. */
record CatalogReading(Connection connection, Goal goal) {
    /** A user that isn't there yet will have what everybody has. */
    private static final String SCHEMAS = """
        SELECT n.nspname AS name, o.rolname AS owner,
            CASE WHEN u.oid IS NULL THEN has_schema_privilege('public', n.oid, 'USAGE')
                ELSE has_schema_privilege(u.oid, n.oid, 'USAGE') END AS is_usable
        FROM unnest(?::text[]) WITH ORDINALITY AS wanted (name, place)
        JOIN pg_namespace n ON n.nspname = wanted.name
        JOIN pg_roles o ON o.oid = n.nspowner
        LEFT JOIN pg_roles u ON u.rolname = ?
        ORDER BY wanted.place
        """;

    private static final String SENDERS = "SELECT count(*) AS senders FROM pg_stat_replication";

    private static final Duration LONG = Duration.ofHours(1);

    Catalog read() throws SQLException {
        var rows = new Rows(connection);
        Catalog.Server server = ServerReading.of(rows);
        int major = server.version() / 10_000;
        return new Catalog(
                server,
                RoleReading.admin(rows),
                RoleReading.user(rows, goal.user()),
                schemas(rows),
                TableReading.of(rows, goal.user()),
                OwnerReading.of(rows, major, goal),
                PublicationReading.of(rows, major, goal.publication().name()),
                Math.toIntExact(rows.one(SENDERS, row -> row.number("senders"))),
                SlotReading.of(rows, major),
                TransactionReading.of(rows, LONG));
    }

    private List<Catalog.Schema> schemas(Rows rows) throws SQLException {
        return rows.all(
                SCHEMAS,
                row -> new Catalog.Schema(row.text("name"), row.flag("is_usable"), row.text("owner")),
                goal.schemas(),
                goal.user());
    }
}
