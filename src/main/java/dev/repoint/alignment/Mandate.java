package dev.repoint.alignment;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Which targets may be removed at all. */
public sealed interface Mandate {

    /** Any of the group. */
    record Everything() implements Mandate {}

    /** Those that are known to have been registered here. */
    record Own(NavigableSet<Target> registered) implements Mandate {
        public Own {
            registered = Collections.unmodifiableNavigableSet(new TreeSet<>(registered));
        }
    }

    default boolean covers(Target target) {
        return switch (this) {
            case Everything _ -> true;
            case Own(var registered) -> registered.contains(target);
        };
    }
}
