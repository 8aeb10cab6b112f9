package dev.repoint.drill.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A database that can be lost and started elsewhere: one data directory, served on one loopback address at a time. That
 * is what RDS Multi-AZ does with its block storage. What it acknowledges, it has written: {@code fsync} and
 * {@code synchronous_commit} are on.
 */
public final class Postgres implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final String READY = "database system is ready to accept connections";

    private final DataDirectory directory;
    private final Thread atExit = Thread.ofPlatform().name("postgres-exit").unstarted(this::end);
    private Optional<Program> server = Optional.empty();
    private boolean closed;

    private Postgres(DataDirectory directory) {
        this.directory = directory;
    }

    /**
     * An empty database in {@code folder/data}, not yet started.
     *
     * @throws UnsupportedMachine if Postgres can't run on this machine
     * @throws IOException with initdb's own words, if it fails
     */
    public static Postgres initialise(Path folder) throws IOException {
        return initialise(folder, Login.random());
    }

    static Postgres initialise(Path folder, Login owner) throws IOException {
        return initialise(folder, owner, ServerSetup.ofDrill());
    }

    static Postgres initialise(Path folder, Login owner, ServerSetup setup) throws IOException {
        return hooked(new Postgres(DataDirectory.create(data(folder), owner, setup)));
    }

    /** Another one with a copy of the files in {@code folder/data}; this one has to be stopped. */
    synchronized Postgres copy(Path folder, List<String> settings) throws IOException {
        if (server.isPresent()) {
            throw new IllegalStateException("Postgres is running");
        }
        return hooked(new Postgres(directory.copy(data(folder), settings)));
    }

    private static Path data(Path folder) {
        return folder.toAbsolutePath().resolve("data");
    }

    private static Postgres hooked(Postgres postgres) {
        Runtime.getRuntime().addShutdownHook(postgres.atExit);
        return postgres;
    }

    /** Takes connections over TLS as well, from the next start on, and shows this certificate there. */
    public void show(ServerCertificate certificate) throws IOException {
        directory.show(certificate);
    }

    /** As lines of {@code postgresql.conf}, from the next start on. */
    void set(List<String> lines) throws IOException {
        directory.set(lines);
    }

    /**
     * Returns when the server accepts connections, after 30 seconds at most.
     *
     * @throws IOException with Postgres's own words, if it does not start: the port may be taken, the disk full
     */
    public synchronized void start(InetAddress loopback, int port) throws IOException {
        if (closed || server.isPresent()) {
            throw new IllegalStateException(closed ? "Postgres is closed" : "Postgres is running");
        }
        var address = new InetSocketAddress(loopback, port);
        Program starting = directory.serve(address, READY);
        server = Optional.of(starting);
        if (!starting.says(START)) {
            kill();
            throw new IOException("Postgres does not start on " + address + ": " + starting.lastWords());
        }
    }

    /** As a lost host: SIGKILL to every process. Returns when none is left, after ten seconds at most. */
    public synchronized void kill() throws IOException {
        if (server.isPresent()) {
            Program killed = server.get();
            killed.kill();
            if (!killed.ends(STOP)) {
                throw new IOException("a process of Postgres outlives SIGKILL: " + killed.lastWords());
            }
            directory.forgetServer();
            server = Optional.empty();
        }
    }

    /** A fast shutdown; whatever is left of the server after ten seconds is killed. */
    public synchronized void stop() throws IOException {
        if (server.isPresent()) {
            Program stopped = server.get();
            stopped.interrupt();
            if (stopped.ends(STOP)) {
                server = Optional.empty();
            } else {
                kill();
            }
        }
    }

    /** Stops the server for good. */
    synchronized void end() {
        closed = true;
        try {
            stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server for good; the data directory stays. */
    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
