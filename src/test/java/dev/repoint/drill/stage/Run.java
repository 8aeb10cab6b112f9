package dev.repoint.drill.stage;

import java.time.Instant;
import java.util.Optional;

/**
 * One invocation of the function.
 *
 * @param trigger what woke it
 * @param until nothing while it goes on
 * @param problem in what error it ended, if in one
 */
public record Run(String trigger, Instant from, Optional<Instant> until, Optional<String> problem) {
    Run ended(Instant at, Optional<String> with) {
        return new Run(trigger, from, Optional.of(at), with);
    }
}
