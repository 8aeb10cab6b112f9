package dev.repoint.function;

import java.util.ArrayList;
import java.util.List;

/** Gathers everything that is wrong with an input, so that it is said all at once. */
final class Problems {

    /** How much of a bad value is quoted. */
    private static final int QUOTED_MAX = 200;

    private final List<String> found = new ArrayList<>();

    void add(String field, String problem) {
        found.add(field + ": " + problem);
    }

    /** A value that isn't what it should be. */
    void add(String field, String value, String expected) {
        String quoted = value.length() > QUOTED_MAX ? value.substring(0, QUOTED_MAX) + "..." : value;
        add(field, "\"" + quoted + "\" is not " + expected);
    }

    /** Those of something that was read on its own, which name their fields themselves. */
    void addAll(String problems) {
        found.add(problems);
    }

    boolean areNone() {
        return found.isEmpty();
    }

    /** All problems in one line. */
    String all() {
        return String.join("; ", found);
    }

    /** Throws an {@link InvalidInput} with all problems, if there are any. */
    void throwIfAny() {
        if (!areNone()) {
            throw new InvalidInput(all());
        }
    }
}
