package dev.repoint.drill.bootstrap;

import dev.repoint.drill.postgres.Caller;
import dev.repoint.drill.postgres.Login;
import dev.repoint.drill.postgres.Postgres;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The database as bootstrap left it, stopped: each scenario plays with a copy.
 *
 * @param pipe the replication user that bootstrap made, with the password that it put into the secret
 */
public record ReadySource(SourcePostgres postgres, Login pipe) {

    /** A server of its own with a copy of the files in {@code folder/data}. */
    public Postgres copy(Path folder) throws IOException {
        return postgres.copy(folder);
    }

    /** Who writes to the table: its owner. */
    public Caller application(String endpoint, Path authority) {
        return new Caller(postgres.master(), SourcePostgres.DATABASE, endpoint, authority);
    }

    /** Who reads the changes. */
    public Caller reader(String endpoint, Path authority) {
        return new Caller(pipe, SourcePostgres.DATABASE, endpoint, authority);
    }
}
