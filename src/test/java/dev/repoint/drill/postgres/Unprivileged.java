package dev.repoint.drill.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How to start Postgres as somebody whom it accepts: it refuses to run as root, or as a user without a name, which is
 * what one often is in a container.
 *
 * @param prefix what to put before the command
 * @see <a href="https://www.postgresql.org/docs/18/app-initdb.html">initdb: "cannot be run as root"</a>
 */
record Unprivileged(List<String> prefix) {
    private static final Duration TRIAL = Duration.ofSeconds(10);

    private static final List<List<String>> WAYS = List.of(
            List.of(),
            // In a user namespace of their own, this user's files belong to the same nobody that the program runs as.
            List.of("unshare", "--user"),
            // Where a container forbids that: nobody, who may still pass through the folders of root.
            List.of(
                    "setpriv",
                    "--reuid=65534",
                    "--regid=65534",
                    "--clear-groups",
                    "--inh-caps=+dac_override",
                    "--ambient-caps=+dac_override"));

    Unprivileged {
        prefix = List.copyOf(prefix);
    }

    /** @throws UnsupportedMachine if there is no way here */
    static Unprivileged onThisMachine(PostgresBinaries binaries) throws IOException {
        List<String> refusals = new ArrayList<>();
        for (List<String> prefix : WAYS) {
            var way = new Unprivileged(prefix);
            Program trial =
                    Program.start(way.command(List.of(binaries.program("initdb"), "--show", "-D", "not-made")), "");
            if (trial.succeeds(TRIAL)) {
                return way;
            }
            trial.kill();
            refusals.add(trial.lastWords());
        }
        throw new UnsupportedMachine("Run this as an ordinary user, in a folder that everybody may enter: Postgres"
                + " refuses this one, also in a user namespace (unshare) and as nobody (setpriv): "
                + String.join(" | ", refusals));
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return List.copyOf(whole);
    }
}
