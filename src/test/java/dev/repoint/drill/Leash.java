package dev.repoint.drill;

import java.util.ArrayList;
import java.util.List;

/** Runs a program that ends when its standard input does: with this JVM, however that one goes, SIGKILL included. */
final class Leash {
    /** The shell becomes the program, so that process id, exit status and signals are the program's own. */
    private static final String SCRIPT = """
        exec 3<&0
        (cat <&3; kill $$) >/dev/null 2>&1 &
        exec 3<&-
        exec "$@" </dev/null
        """;

    private Leash() {}

    /** Closing the started process's standard input sends the program SIGTERM. */
    static ProcessBuilder on(List<String> command) {
        List<String> leashed = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
        leashed.addAll(command);
        return new ProcessBuilder(leashed);
    }
}
