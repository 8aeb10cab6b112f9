package dev.repoint.drill.postgres;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Holds a Postgres in its start-up: it waits for an archive that never answers. */
public record LongRecovery(Path pipe) {
    private static final int SECONDS_MAX = 30;

    /**
     * At the next start.
     *
     * @param folder that holds the server's {@code data}, whose configuration has to be given the {@link #setting}
     */
    public static LongRecovery prepare(Path folder) throws IOException {
        Path pipe = folder.resolve("archive");
        Program mkfifo = Program.start(List.of("mkfifo", pipe.toString()), "");
        if (!mkfifo.succeeds(Duration.ofSeconds(SECONDS_MAX))) {
            throw new IOException(mkfifo.lastWords());
        }
        Files.createFile(folder.resolve("data").resolve("recovery.signal"));
        return new LongRecovery(pipe);
    }

    /** Until the pipe is gone. */
    public String setting() {
        return "restore_command = 'test ! -p \"%1$s\" || cat \"%1$s\"; false'".formatted(pipe);
    }

    /** Returns once the server waits; it goes on when what is returned is closed. A pipe opens when both ends do. */
    public Closeable awaitBegin() {
        OutputStream archive = CompletableFuture.supplyAsync(this::open)
                .orTimeout(SECONDS_MAX, TimeUnit.SECONDS)
                .join();
        return () -> {
            Files.delete(pipe);
            archive.close();
        };
    }

    private OutputStream open() {
        try {
            return Files.newOutputStream(pipe);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
