package dev.repoint.drill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code moto_server} on a port that it chose itself, on the leash of this JVM. The process is held on to because it
 * would end if its standard input were collected.
 */
record MotoProcess(Process process, URI endpoint) {
    private static final int START_SECONDS = 60;
    private static final Pattern LISTENING = Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");

    static MotoProcess start(Path program) throws IOException {
        Process process = Leash.on(List.of(program.toString(), "-H", "127.0.0.1", "-p", "0"))
                .redirectErrorStream(true)
                .start();
        var listening = new CompletableFuture<URI>();
        Thread.ofVirtual().name("moto-output").start(() -> read(process.inputReader(), listening));
        try {
            return new MotoProcess(process, listening.get(START_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            process.getOutputStream().close();
            throw new IOException(program + " does not start: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.getOutputStream().close();
            throw new IOException("interrupted while " + program + " starts", e);
        }
    }

    /** To the end, so that moto never blocks on a full pipe. */
    private static void read(BufferedReader output, CompletableFuture<URI> listening) {
        try (output) {
            String last = "it printed nothing";
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                Matcher matcher = LISTENING.matcher(line);
                if (matcher.find()) {
                    listening.complete(URI.create(matcher.group(1)));
                }
                last = line;
            }
            listening.completeExceptionally(new IOException("it ended; its last words: " + last));
        } catch (IOException e) {
            listening.completeExceptionally(new UncheckedIOException(e));
        }
    }
}
