package dev.repoint.bootstrap;

import java.util.List;
import java.util.Locale;

/**
 * Where one step stands.
 *
 * @param detail what was found, and what is wanted where that differs
 * @param changes that would put it in place; empty unless it is {@code NEEDED}
 */
record Step(StepId id, State state, String detail, List<Change> changes) {

    /** A step's state, as the report says it. */
    enum State {
        IN_PLACE,
        NEEDED,
        APPLIED,
        /** For something that comes by itself. */
        WAITING,
        /** For a person, who decided so. */
        LEFT,
        BLOCKED;

        String word() {
            return this == LEFT
                    ? WAITING.word()
                    : name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    Step {
        changes = List.copyOf(changes);
        if (changes.isEmpty() == (state == State.NEEDED)) {
            throw new IllegalArgumentException(id + " is " + state + " with changes " + changes);
        }
    }

    static Step inPlace(StepId id, String detail) {
        return new Step(id, State.IN_PLACE, detail, List.of());
    }

    static Step needed(StepId id, String detail, Change change) {
        return new Step(id, State.NEEDED, detail, List.of(change));
    }

    /** Needed if there are changes to make. */
    static Step of(StepId id, String inPlace, String needed, List<? extends Change> changes) {
        return changes.isEmpty() ? inPlace(id, inPlace) : new Step(id, State.NEEDED, needed, List.copyOf(changes));
    }

    static Step waiting(StepId id, String detail) {
        return new Step(id, State.WAITING, detail, List.of());
    }

    static Step left(StepId id, String detail) {
        return new Step(id, State.LEFT, detail, List.of());
    }

    static Step blocked(StepId id, String detail) {
        return new Step(id, State.BLOCKED, detail, List.of());
    }
}
