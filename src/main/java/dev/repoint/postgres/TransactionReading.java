package dev.repoint.postgres;

import dev.repoint.bootstrap.Catalog;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Reads which transactions of the server have been open for long, oldest first. A slot can't be made before they end, in
 * whatever database they are.
 *
 * @see <a href="https://www.postgresql.org/docs/current/view-pg-prepared-xacts.html">pg_prepared_xacts</a>
 */
final class TransactionReading {

    /** Without helpers of a parallel query, whose transaction is their leader's. */
    private static final String TRANSACTIONS = """
        SELECT who, "user", extract(epoch FROM now() - since)::bigint AS seconds
        FROM (
            SELECT 'process ' || pid || coalesce(nullif(' (' || application_name || ')', ' ()'), '') AS who,
                coalesce(usename::text, '') AS "user", xact_start AS since
            FROM pg_stat_activity WHERE backend_type <> 'parallel worker'
            UNION ALL
            SELECT 'prepared transaction ' || gid, owner::text, prepared FROM pg_prepared_xacts) open
        WHERE extract(epoch FROM now() - since) >= ?::bigint
        ORDER BY since
        """;

    private TransactionReading() {}

    /** @param age that they have at least, in whole seconds */
    static List<Catalog.Transaction> of(Rows rows, Duration age) throws SQLException {
        return rows.all(
                TRANSACTIONS,
                row -> new Catalog.Transaction(
                        row.text("who"), row.text("user"), Duration.ofSeconds(row.number("seconds"))),
                Long.toString(age.toSeconds()));
    }
}
