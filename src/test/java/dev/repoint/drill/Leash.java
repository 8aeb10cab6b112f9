package dev.repoint.drill;

import java.util.ArrayList;
import java.util.List;

/** Runs a program that ends when its standard input does: with this JVM, however that one goes, SIGKILL included. */
final class Leash {
    private static final String SCRIPT = """
        exec 3<&0
        "$@" </dev/null 3<&- &
        program=$!
        (cat <&3; kill $program) >/dev/null 2>&1 &
        exec 3<&-
        wait $program
        """;

    private Leash() {}

    /** Closing the started process's standard input sends the program SIGTERM. */
    static ProcessBuilder on(List<String> command) {
        List<String> leashed = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
        leashed.addAll(command);
        return new ProcessBuilder(leashed);
    }
}
