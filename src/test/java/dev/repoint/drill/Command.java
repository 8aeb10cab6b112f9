package dev.repoint.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs to its end, within a time. */
public final class Command {
    private static final int REASON_CHARACTERS = 1500;

    private Command() {}

    /**
     * Waits for its end.
     *
     * @throws IOException if it can't be started, fails or takes too long; with the end of what it printed
     */
    public static void run(Duration within, List<String> command) throws IOException {
        Path output = Files.createTempFile("command-", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IOException(command + " took longer than " + within);
                }
            } finally {
                process.destroyForcibly();
            }
            if (process.exitValue() != 0) {
                throw new IOException(command + " ended with " + process.exitValue() + ": " + endOf(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command + " was interrupted", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static String endOf(Path output) throws IOException {
        String printed = Files.readString(output).strip();
        return printed.substring(Math.max(0, printed.length() - REASON_CHARACTERS));
    }
}
