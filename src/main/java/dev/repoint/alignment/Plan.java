package dev.repoint.alignment;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The next thing to do for one target group. Registering and removing are never in one plan: what may be removed is decided
 * anew once the group was read with everything registered (rules 3 and 5).
 */
public sealed interface Plan {

    /** The group holds what DNS says and nothing else. */
    record Aligned() implements Plan {}

    /** Wanted targets are missing; adding them is safe at once. */
    record Register(NavigableSet<Target> targets) implements Plan {
        public Register {
            targets = nonEmpty(targets);
        }
    }

    /**
     * Wanted targets are missing whose identity was not asked for or could not be shown yet; the latter are added once the
     * answers agree.
     */
    record Prove(NavigableSet<Target> targets) implements Plan {
        public Prove {
            targets = nonEmpty(targets);
        }
    }

    /**
     * Unwanted targets may go now.
     *
     * @param kept unwanted targets that stay, because removing them would not help yet (rule 4)
     */
    record Deregister(NavigableSet<Target> targets, NavigableSet<Target> kept) implements Plan {
        public Deregister {
            targets = nonEmpty(targets);
            kept = copy(kept);
        }
    }

    /**
     * Unwanted targets are left and none of them may go yet.
     *
     * @param undecided those that too few answers agree on (rule 3)
     * @param kept those that are agreed on but whose removal would not help yet (rule 4)
     */
    record Wait(NavigableSet<Target> undecided, NavigableSet<Target> kept) implements Plan {
        public Wait {
            undecided = copy(undecided);
            kept = copy(kept);
            if (undecided.isEmpty() && kept.isEmpty()) {
                throw new IllegalArgumentException("there is nothing to wait for");
            }
        }
    }

    /** Nothing may be changed. */
    record Hold(Doubt doubt, String reason) implements Plan {}

    /** Why nothing may be changed. */
    enum Doubt {
        /** No resolver gave a usable reply. */
        NO_REPLY,
        /** The name has no address just now. */
        NO_ADDRESS,
        /** More addresses than an endpoint can have. */
        TOO_MANY_ADDRESSES,
        /** An address lies outside the allowed ranges. */
        NOT_ALLOWED,
        /** A wanted target proved to be something else. */
        DISPROVEN,
        /** The database can't serve until somebody acts. */
        DOWN,
        /** A wanted target is registered but takes no traffic. */
        UNUSED,
        /** The binding is only to be observed. */
        PAUSED
    }

    private static NavigableSet<Target> copy(NavigableSet<Target> targets) {
        return Collections.unmodifiableNavigableSet(new TreeSet<>(targets));
    }

    private static NavigableSet<Target> nonEmpty(NavigableSet<Target> targets) {
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("a change without targets is no change");
        }
        return copy(targets);
    }
}
