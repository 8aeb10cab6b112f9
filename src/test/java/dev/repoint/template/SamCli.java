package dev.repoint.template;

import dev.repoint.drill.PythonEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/**
 * AWS's own command line, in a virtual environment under target. It runs without an account, a network and other programs, so
 * that what passes here needs none of them.
 */
final class SamCli {
    /** The one that brings the transform of {@code .ci/requirements.txt}; it accepts the lint from there. */
    private static final String VERSION = "1.161.1";

    private static final String LINT = "cfn-lint==1.51.0";
    private static final String PACKAGES_BEFORE = "2026-06-01T00:00:00Z";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Map<String, String> VARIABLES = Map.of(
            "AWS_DEFAULT_REGION", "us-east-1",
            "AWS_EC2_METADATA_DISABLED", "true",
            "SAM_CLI_TELEMETRY", "0",
            // No Docker, even where there is one.
            "DOCKER_HOST", "tcp://127.0.0.1:9",
            // Its question for newer versions; nobody listens there.
            "HTTPS_PROXY", "http://127.0.0.1:9",
            "PATH", "/nonexistent");

    private final PythonEnvironment environment;

    private SamCli(PythonEnvironment environment) {
        this.environment = environment;
    }

    /** @throws TestAbortedException if there is none to be had on this machine; the message says what was tried */
    static SamCli find() {
        try {
            return new SamCli(PythonEnvironment.with(
                    "sam",
                    VERSION,
                    List.of("--upgrade", "pip"),
                    List.of("--uploaded-prior-to", PACKAGES_BEFORE, "aws-sam-cli==" + VERSION, LINT)));
        } catch (IOException e) {
            throw new TestAbortedException(
                    "NO SAM CLI, and so the template was neither validated nor built with it: " + e.getMessage(), e);
        }
    }

    /** Runs {@code sam} in a project's folder, for two minutes at most. */
    ToolRun run(Path project, String... arguments) throws IOException {
        var tool = new ProcessBuilder(environment.program("python").toString(), "-m", "samcli");
        tool.command().addAll(List.of(arguments));
        tool.directory(project.toFile());
        tool.environment().clear();
        tool.environment().putAll(VARIABLES);
        tool.environment().put("HOME", Files.createDirectories(home()).toString());
        return ToolRun.of(tool, LIMIT);
    }

    private Path home() {
        return environment.folder().resolve("home");
    }
}
