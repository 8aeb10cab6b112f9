package dev.repoint.remediation;

import java.time.Instant;
import java.util.Set;

/**
 * How long to keep looking. Whatever the watch, a pass that has met drift looks on until enough answers agree on it.
 */
public sealed interface Watch {

    /** One pass, and no longer. */
    record SinglePass() implements Watch {}

    /** On while a binding has an unhealthy wanted target, or no healthy target at all: an event may have been lost. */
    record WhileUnhealthy(Instant until) implements Watch {}

    /**
     * On until the addresses of all the bindings concerned have moved, and they are settled and healthy again.
     *
     * @param since when whatever moves the addresses was said to happen; moves after it count
     * @param until when to give up
     * @param concerned names of the bindings that are expected to move; if there is none, all are looked at until the end
     */
    record UntilMoved(Instant since, Instant until, Set<String> concerned) implements Watch {
        public UntilMoved {
            concerned = Set.copyOf(concerned);
        }
    }
}
