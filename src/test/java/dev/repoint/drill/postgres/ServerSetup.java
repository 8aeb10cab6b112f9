package dev.repoint.drill.postgres;

import java.util.List;
import java.util.function.Consumer;

/**
 * What kind of server is made.
 *
 * @param major version, 12 to 18
 * @param access the lines of {@code pg_hba.conf}: the first that fits decides
 * @param settings lines of {@code postgresql.conf}, besides those that every server here has
 * @param log is given each line that the server writes
 */
record ServerSetup(int major, List<String> access, List<String> settings, Consumer<String> log) {
    private static final int DRILLED = 18;

    ServerSetup {
        access = List.copyOf(access);
        settings = List.copyOf(settings);
    }

    /** Any address of the loopback network may connect, over TLS, with a password. */
    static ServerSetup ofDrill() {
        return new ServerSetup(
                DRILLED,
                List.of("hostssl all all 127.0.0.0/8 scram-sha-256"),
                List.of("wal_level = logical", "max_connections = 20", "fsync = on", "synchronous_commit = on"),
                _ -> {});
    }
}
