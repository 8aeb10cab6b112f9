package dev.repoint.drill.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A program of Postgres that runs, on the leash of this JVM: however that one goes, SIGKILL included, the program is
 * told to stop. It is over when it and all that it started are gone.
 */
final class Program {
    private static final int LINES_KEPT = 10;

    /**
     * Closing the standard input ends the program: SIGTERM, which the shell does not let it ignore, for a program that
     * has just begun, then SIGINT, Postgres's fast shutdown.
     */
    private static final String LEASH = """
        exec 3<&0
        "$@" </dev/null 3<&- &
        program=$!
        (read -r line <&3; kill -TERM $program; kill -INT $program) >/dev/null 2>&1 &
        watch=$!
        exec 3<&-
        wait $program
        status=$?
        kill $watch 2>/dev/null
        exit $status
        """;

    private final Process process;
    private final Process output;
    private final CompletableFuture<Boolean> said = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Consumer<String> log;

    private Program(Process process, Process output, Consumer<String> log) {
        this.process = process;
        this.output = output;
        this.log = log;
    }

    static Program start(List<String> command, String awaited) throws IOException {
        return start(command, awaited, _ -> {});
    }

    /**
     * The output goes through a {@code cat}, which ends when the last process that inherited it does; Java's own end of
     * output is no more than the end of the one process that it started.
     *
     * @param awaited part of a line of the output that {@link #says} waits for
     * @param log is given each line of the output
     */
    static Program start(List<String> command, String awaited, Consumer<String> log) throws IOException {
        List<String> leashed = new ArrayList<>(List.of("sh", "-c", LEASH, "sh"));
        leashed.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(leashed).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        List<Process> pipeline = ProcessBuilder.startPipeline(List.of(builder, new ProcessBuilder("cat")));
        var program = new Program(pipeline.getFirst(), pipeline.getLast(), log);
        Thread.ofVirtual().name("postgres-output").start(() -> program.read(awaited));
        return program;
    }

    private void read(String awaited) {
        try (BufferedReader lines = output.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
                log.accept(line);
                if (line.contains(awaited)) {
                    said.complete(true);
                }
            }
        } catch (IOException e) {
            keep(e.toString());
        }
        said.complete(false);
        ended.complete(true);
    }

    private void keep(String line) {
        synchronized (lastLines) {
            lastLines.addLast(line);
            if (lastLines.size() > LINES_KEPT) {
                lastLines.removeFirst();
            }
        }
    }

    String lastWords() {
        synchronized (lastLines) {
            return lastLines.isEmpty() ? "it said nothing" : String.join("\n", lastLines);
        }
    }

    /** Waits for the awaited line; false if the program ended without it, or the time is up. */
    boolean says(Duration within) throws IOException {
        return await(said, within);
    }

    /** Waits until the program and all that it started are gone; false if the time is up. */
    boolean ends(Duration within) throws IOException {
        return await(ended, within);
    }

    /** True if the program ended by itself, in time and without an error. */
    boolean succeeds(Duration within) throws IOException {
        return ends(within) && process.onExit().join().exitValue() == 0;
    }

    void interrupt() throws IOException {
        process.getOutputStream().close();
    }

    /** Sends SIGKILL to the program, then to all that it had started. */
    void kill() {
        List<ProcessHandle> all = process.descendants().toList();
        process.children().forEach(ProcessHandle::destroyForcibly);
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean await(CompletableFuture<Boolean> future, Duration within) throws IOException {
        try {
            return future.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for Postgres", e);
        }
    }
}
