package dev.repoint.bootstrap;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names a few of many. */
final class Examples {

    private static final int NAMED_MAX = 10;
    private static final int CHARACTERS_MAX = 10_000;

    private Examples() {}

    /** A text that is not too long for a line of a log. */
    static String cut(String text) {
        int more = text.length() - CHARACTERS_MAX;
        return more > 0 ? text.substring(0, CHARACTERS_MAX) + " ... and " + more + " characters more" : text;
    }

    /** The first ten, and how many more there are. */
    static String of(Collection<?> all) {
        String named = all.stream().limit(NAMED_MAX).map(Object::toString).collect(Collectors.joining(", "));
        int more = all.size() - NAMED_MAX;
        return more > 0 ? named + " and " + more + " more" : named;
    }
}
