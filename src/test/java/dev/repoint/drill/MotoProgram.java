package dev.repoint.drill;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a {@code moto_server} may come from, in the order in which they are tried. */
enum MotoProgram {
    ON_THE_PATH {
        @Override
        Path executable() throws IOException {
            return Stream.of(Optional.ofNullable(System.getenv("PATH"))
                            .orElse("")
                            .split(File.pathSeparator, -1))
                    .map(folder -> Path.of(folder, "moto_server"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is none"));
        }
    },

    /** In a virtual environment under the build's folder, made when it is not there yet. */
    UNDER_TARGET {
        @Override
        Path executable() throws IOException {
            Path environment = Path.of("target", "moto");
            Path complete = environment.resolve("complete-" + VERSION);
            if (Files.notExists(complete)) {
                Command.run(MAKING, List.of("python3", "-m", "venv", "--clear", environment.toString()));
                String pip = environment.resolve("bin/pip").toString();
                Command.run(INSTALLING, List.of(pip, "install", "--quiet", "moto[server]==" + VERSION));
                Files.createFile(complete);
            }
            return environment.resolve("bin/moto_server");
        }
    };

    static final String VERSION = "5.2.1";
    private static final Duration MAKING = Duration.ofMinutes(1);
    private static final Duration INSTALLING = Duration.ofMinutes(5);

    /** The program; fetched first, if this place has to. */
    abstract Path executable() throws IOException;
}
