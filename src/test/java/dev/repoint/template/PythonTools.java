package dev.repoint.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/**
 * A Python with the packages of {@code .ci/requirements.txt} at exactly those versions: the machine's own, or one made in a
 * virtual environment under target. Where there can be none the test is skipped, with the reason.
 */
final class PythonTools {
    private static final Path REQUIREMENTS = Path.of(".ci", "requirements.txt");
    private static final Path ENVIRONMENT = Path.of("target", "python");
    private static final Duration CHECK_LIMIT = Duration.ofSeconds(30);
    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(5);
    private static final Duration RUN_LIMIT = Duration.ofMinutes(2);
    private static final String HAS_VERSIONS = """
        import importlib.metadata, sys
        for line in open(sys.argv[1]):
            name, _, version = line.partition("#")[0].strip().partition("==")
            assert not name or importlib.metadata.version(name) == version, line
        """;

    private final String python;

    private PythonTools(String python) {
        this.python = python;
    }

    static PythonTools find() {
        PythonTools own = new PythonTools("python3");
        if (own.hasVersions()) {
            return own;
        }
        PythonTools made =
                new PythonTools(ENVIRONMENT.resolve("bin").resolve("python").toString());
        if (!made.hasVersions()) {
            own.mustRun(INSTALL_LIMIT, "-m", "venv", ENVIRONMENT.toString());
            made.mustRun(INSTALL_LIMIT, "-m", "pip", "install", "--quiet", "-r", REQUIREMENTS.toString());
        }
        return made;
    }

    /** Runs Python with the arguments, for two minutes at most. */
    Run run(String... arguments) {
        try {
            return run(RUN_LIMIT, arguments);
        } catch (IOException e) {
            throw new TestAbortedException("no " + python + ": " + e.getMessage(), e);
        }
    }

    private boolean hasVersions() {
        try {
            return run(CHECK_LIMIT, "-c", HAS_VERSIONS, REQUIREMENTS.toString()).exit() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void mustRun(Duration limit, String... arguments) {
        try {
            Run run = run(limit, arguments);
            if (run.exit() != 0) {
                throw new TestAbortedException("no Python packages of " + REQUIREMENTS + ": " + run.output());
            }
        } catch (IOException e) {
            throw new TestAbortedException("no " + python + ": " + e.getMessage(), e);
        }
    }

    private Run run(Duration limit, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(python));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("python", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            int exit = exitWithin(limit, process);
            return new Run(exit, Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    private static int exitWithin(Duration limit, Process process) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new TestAbortedException("Python took longer than " + limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestAbortedException("interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** The end of a run and what it wrote on standard output and standard error. */
    record Run(int exit, String output) {}
}
