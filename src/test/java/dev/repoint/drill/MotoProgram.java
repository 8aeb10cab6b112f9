package dev.repoint.drill;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** In a virtual environment of its own. */
    UNDER_TARGET {
        @Override
        Path executable() throws IOException {
            return PythonEnvironment.with("moto", VERSION, List.of("moto[server]==" + VERSION))
                    .program("moto_server");
        }
    };

    static final String VERSION = "5.2.1";

    /** The program; fetched first, if this place has to. */
    abstract Path executable() throws IOException;
}
