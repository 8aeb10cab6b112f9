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
        addAll(shortened(field, QUOTED_MAX) + ": " + problem);
    }

    /** A value that isn't what it should be. */
    void add(String field, String value, String expected) {
        add(field, quoted(value) + " is not " + expected);
    }

    void add(String field, Json value, String expected) {
        add(field, quoted(value) + " is not " + expected);
    }

    /** Nothing of what an object or a list holds: it may be a secret that somebody put in the wrong place. */
    static String quoted(Json value) {
        return switch (value) {
            case Json.Text(var text) -> quoted(text);
            case Json.Obj(var members) when !members.isEmpty() -> quoted("{...}");
            case Json.Arr(var elements) when !elements.isEmpty() -> quoted("[...]");
            case Json.Obj _, Json.Arr _, Json.Num _, Json.Bool _, Json.Null _ -> quoted(JsonText.write(value));
        };
    }

    /** Of a URL no more than its scheme: a database's may hold the password, a pre-signed one its signature. */
    private static String quoted(String value) {
        int scheme = value.indexOf("://");
        int end = scheme < 0 ? QUOTED_MAX : Math.min(scheme + "://".length(), QUOTED_MAX);
        return "\"" + shortened(value, end) + "\"";
    }

    private static String shortened(String text, int end) {
        return text.length() > end ? text.substring(0, end) + "..." : text;
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
