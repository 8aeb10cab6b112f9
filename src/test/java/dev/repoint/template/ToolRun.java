package dev.repoint.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/** The end of a tool's run and what it wrote on standard output and standard error. */
public record ToolRun(int exit, String output) {

    /**
     * Runs it to its end.
     *
     * @throws TestAbortedException if it takes longer than {@code limit}
     * @throws IOException if it can't be started
     */
    static ToolRun of(ProcessBuilder tool, Duration limit) throws IOException {
        Path output = Files.createTempFile("tool", ".out");
        try {
            Process process = tool.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            int exit = exitWithin(limit, process, tool.command().getFirst());
            return new ToolRun(exit, Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    private static int exitWithin(Duration limit, Process process, String name) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new TestAbortedException(name + " took longer than " + limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestAbortedException("interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
