package dev.repoint.drill.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.opentest4j.TestAbortedException;

/**
 * One server of each major version, which all tests of this JVM share. Each is made when somebody first asks for it, and ends
 * with the JVM, however that one ends. Databases are a test's own; roles and settings are everybody's.
 */
public final class PostgresServers {
    private static final int FIRST = 12;
    private static final int LAST = 18;
    private static final Path FOLDER = Path.of("target", "postgres-servers").toAbsolutePath();

    /** As many at once as a small machine has processors. */
    private static final ExecutorService MAKERS = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().daemon().name("postgres-maker-", 0).factory());

    private static final Map<Integer, CompletableFuture<RdsPostgres>> SERVERS = new ConcurrentHashMap<>();

    private PostgresServers() {}

    /** All that are supported, for a parameterised test; they begin to be made at once. */
    public static IntStream majors() {
        for (int major = FIRST; major <= LAST; major++) {
            var _ = begin(major);
        }
        return IntStream.rangeClosed(FIRST, LAST);
    }

    /** The newest, for what can't depend on the version. */
    public static RdsPostgres newest() {
        return of(LAST);
    }

    /**
     * The server of that version, running.
     *
     * @throws TestAbortedException with a reason if it can't run on this machine
     */
    public static RdsPostgres of(int major) {
        return orAbort(() -> begin(major).join());
    }

    /** One that a test may stop, start and spoil, and has to close. */
    public static RdsPostgres own(int major) {
        return orAbort(() -> make(major));
    }

    private static RdsPostgres orAbort(Supplier<RdsPostgres> supplier) {
        try {
            return supplier.get();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UnsupportedMachine unsupported) {
                throw new TestAbortedException(unsupported.getMessage(), unsupported);
            }
            throw e;
        }
    }

    private static CompletableFuture<RdsPostgres> begin(int major) {
        return SERVERS.computeIfAbsent(major, _ -> CompletableFuture.supplyAsync(() -> shared(major), MAKERS));
    }

    private static RdsPostgres shared(int major) {
        RdsPostgres server = make(major);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform().name("postgres-servers-exit").unstarted(server::close));
        return server;
    }

    private static RdsPostgres make(int major) {
        try {
            Files.createDirectories(FOLDER);
            return RdsPostgres.start(major, Files.createTempDirectory(FOLDER, major + "-"));
        } catch (IOException | SQLException e) {
            throw new CompletionException(e);
        }
    }
}
