package dev.repoint.postgres;

import dev.repoint.bootstrap.Catalog;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Reads the server's version and settings. */
final class ServerReading {
    /** Of the server's configuration. What this session says for itself, or has by its user or database, is not the server's. */
    private static final String SETTINGS = """
        SELECT name, setting FROM pg_settings
        WHERE setting IS NOT NULL AND source NOT IN ('client', 'session', 'user', 'database', 'database user')
        """;

    private static final String REPLICATION_ROLE =
            "SELECT to_regrole('rds_replication') IS NOT NULL AS has_replication_role";

    private ServerReading() {}

    static Catalog.Server of(Rows rows) throws SQLException {
        var settings = new TreeMap<String, String>();
        for (var setting : rows.all(SETTINGS, row -> Map.entry(row.text("name"), row.text("setting")))) {
            settings.put(setting.getKey(), setting.getValue());
        }
        boolean hasReplicationRole = rows.one(REPLICATION_ROLE, row -> row.flag("has_replication_role"));
        int version = Integer.parseInt(settings.getOrDefault("server_version_num", ""));
        return new Catalog.Server(version, settings, hasReplicationRole);
    }
}
