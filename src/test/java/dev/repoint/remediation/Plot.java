package dev.repoint.remediation;

import java.util.LinkedHashSet;
import java.util.Set;

/** Which of all the things that go wrong in a seed do so: all, or fewer when a failing seed is cut down to what it needs. */
final class Plot {

    private final Set<String> omitted;
    private final Set<String> parts = new LinkedHashSet<>();

    Plot(Set<String> omitted) {
        this.omitted = Set.copyOf(omitted);
    }

    /** Whether {@code part}, which has to have a name of its own, happens. */
    boolean has(String part) {
        boolean isKept = !omitted.contains(part);
        if (isKept) {
            parts.add(part);
        }
        return isKept;
    }

    /** What happened, in the order in which it was thought of. */
    Set<String> parts() {
        return parts;
    }
}
