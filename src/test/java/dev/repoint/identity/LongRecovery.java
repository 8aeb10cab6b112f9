package dev.repoint.identity;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Holds a Postgres in its start-up for as long as a test wants: it waits for an archive that never answers. */
final class LongRecovery {
    private static final int SECONDS_MAX = 30;

    private final Path pipe;

    private LongRecovery(Path pipe) {
        this.pipe = pipe;
    }

    /** At the next start. */
    static LongRecovery prepare(ServerFiles files, Path folder) throws IOException, InterruptedException {
        Path pipe = folder.resolve("archive");
        ServerFiles.run("mkfifo", pipe.toString());
        files.set("restore_command = 'test ! -p \"%1$s\" || cat \"%1$s\"; false'".formatted(pipe));
        Files.createFile(files.data().resolve("recovery.signal"));
        return new LongRecovery(pipe);
    }

    /** Returns once the server waits; it goes on when what is returned is closed. */
    Closeable awaitBegin() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        OutputStream archive = CompletableFuture.supplyAsync(this::open).get(SECONDS_MAX, TimeUnit.SECONDS);
        return () -> {
            Files.delete(pipe);
            archive.close();
        };
    }

    /** A pipe opens when there is somebody at its other end. */
    private OutputStream open() {
        try {
            return Files.newOutputStream(pipe);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
