package dev.repoint.postgres;

import dev.repoint.bootstrap.Catalog;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads the replication slots of the server.
 *
 * @see <a href="https://www.postgresql.org/docs/current/view-pg-replication-slots.html">pg_replication_slots</a>
 */
final class SlotReading {

    /** Before, nothing was ever taken from a slot. */
    private static final int LOSSES = 13;

    private SlotReading() {}

    static List<Catalog.Slot> of(Rows rows, int major) throws SQLException {
        String isLost = major < LOSSES ? "false" : "coalesce(wal_status = 'lost', false)";
        return rows.all(
                slots(isLost),
                row -> new Catalog.Slot(
                        row.text("name"),
                        row.textIfAny("database"),
                        row.flag("is_active"),
                        row.numberIfAny("retained_bytes"),
                        row.flag("is_lost")));
    }

    /** The position is asked for where a slot keeps something, as Aurora has none while WAL isn't logical. */
    private static String slots(String isLost) {
        return """
            SELECT slot_name AS name, database, active AS is_active, is_lost,
                CASE WHEN restart_lsn IS NOT NULL AND NOT is_lost THEN greatest(0, pg_wal_lsn_diff(
                    CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END,
                    restart_lsn))::bigint END AS retained_bytes
            FROM (SELECT *, %s AS is_lost FROM pg_replication_slots) slot
            ORDER BY slot_name
            """.formatted(isLost);
    }
}
