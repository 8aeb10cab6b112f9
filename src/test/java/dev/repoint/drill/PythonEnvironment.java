package dev.repoint.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A virtual environment of Python under the build's folder, made when it is not there yet: the one way to get one. */
public record PythonEnvironment(Path folder) {

    private static final Duration MAKING = Duration.ofMinutes(1);
    private static final Duration INSTALLING = Duration.ofMinutes(5);

    /**
     * One with all that {@code installations} ask of pip, each a call of its own.
     *
     * @param release what is in it: another one is made anew
     */
    @SafeVarargs
    public static PythonEnvironment with(String name, String release, List<String>... installations)
            throws IOException {
        Path folder = Path.of("target", name).toAbsolutePath();
        Path complete = folder.resolve("complete-" + release);
        var environment = new PythonEnvironment(folder);
        if (Files.notExists(complete)) {
            Command.run(MAKING, List.of("python3", "-m", "venv", "--clear", folder.toString()));
            for (List<String> installation : installations) {
                List<String> pip =
                        new ArrayList<>(List.of(environment.program("pip").toString(), "install", "--quiet"));
                pip.addAll(installation);
                Command.run(INSTALLING, pip);
            }
            Files.createFile(complete);
        }
        return environment;
    }

    public Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }
}
