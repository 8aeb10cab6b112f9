package dev.repoint.drill.stage;

import dev.repoint.drill.postgres.Postgres;
import dev.repoint.drill.scenario.Host;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/** A Multi-AZ database: a Postgres that one of two hosts serves, always on the same port. */
final class Database implements AutoCloseable {
    private final Postgres postgres;
    private final int port;
    private volatile Host host;
    private Optional<OpenPort> remains = Optional.empty();

    private Database(Postgres postgres, Host host, int port) {
        this.postgres = postgres;
        this.host = host;
        this.port = port;
    }

    /** Served by that host. */
    static Database start(Postgres postgres, Host host, int port) throws IOException {
        var database = new Database(postgres, host, port);
        try {
            postgres.start(host.address(), port);
            return database;
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    Host host() {
        return host;
    }

    int port() {
        return port;
    }

    /** Where the application finds the primary, even if it is lost. */
    InetSocketAddress primary() {
        return new InetSocketAddress(host.address(), port);
    }

    /** @param portStaysOpen whether connections are taken on, without an answer */
    void lose(boolean portStaysOpen) throws IOException {
        postgres.kill();
        if (portStaysOpen) {
            remains = Optional.of(new OpenPort(primary()));
        }
    }

    /** The other host serves the same storage. */
    void takeOver() throws IOException {
        postgres.start(host.other().address(), port);
        host = host.other();
    }

    @Override
    public void close() {
        remains.ifPresent(OpenPort::close);
        postgres.close();
    }
}
