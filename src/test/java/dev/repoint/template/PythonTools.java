package dev.repoint.template;

import dev.repoint.drill.PythonEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/**
 * A Python with the packages of {@code .ci/requirements.txt} at exactly those versions: the machine's own, or one made in a
 * virtual environment under target. Where there can be none the test is skipped, with the reason.
 */
public final class PythonTools {
    private static final Path REQUIREMENTS = Path.of(".ci", "requirements.txt");
    private static final Duration CHECK_LIMIT = Duration.ofSeconds(30);
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

    public static PythonTools find() {
        PythonTools own = new PythonTools("python3");
        return own.hasVersions() ? own : made();
    }

    private static PythonTools made() {
        try {
            String release = Integer.toHexString(Files.readString(REQUIREMENTS).hashCode());
            var environment = PythonEnvironment.with("python", release, List.of("-r", REQUIREMENTS.toString()));
            return new PythonTools(environment.program("python").toString());
        } catch (IOException e) {
            throw new TestAbortedException("no Python packages of " + REQUIREMENTS + ": " + e.getMessage(), e);
        }
    }

    /** Runs Python with the arguments, for two minutes at most. */
    public ToolRun run(String... arguments) {
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

    private ToolRun run(Duration limit, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(python));
        command.addAll(List.of(arguments));
        return ToolRun.of(new ProcessBuilder(command), limit);
    }
}
