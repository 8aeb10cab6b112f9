package dev.repoint.function;

import java.util.ArrayList;
import java.util.List;

/** Gathers everything that is wrong with an input, so that it is said all at once. */
final class Problems {

    /** How much of a bad value is quoted. */
    private static final int QUOTED_MAX = 200;

    /** How many are kept: an event of six megabytes can have a million. */
    private static final int KEPT_MAX = 200;

    private final List<String> found = new ArrayList<>();
    private int more;

    void add(String field, String problem) {
        addAll(quoted(field) + ": " + problem);
    }

    /** A value that isn't what it should be. */
    void add(String field, String value, String expected) {
        add(field, "\"" + quoted(value) + "\" is not " + expected);
    }

    private static String quoted(String text) {
        return text.length() > QUOTED_MAX ? text.substring(0, QUOTED_MAX) + "..." : text;
    }

    /** Those of something that was read on its own, which name their fields themselves. */
    void addAll(String problems) {
        if (found.size() < KEPT_MAX) {
            found.add(problems);
        } else {
            more++;
        }
    }

    boolean areNone() {
        return found.isEmpty();
    }

    /** All problems in one line. */
    String all() {
        String all = String.join("; ", found);
        return more == 0 ? all : all + "; and " + more + " more";
    }

    /** Throws an {@link InvalidInput} with all problems, if there are any. */
    void throwIfAny() {
        if (!areNone()) {
            throw new InvalidInput(all());
        }
    }
}
