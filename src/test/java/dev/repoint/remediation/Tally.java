package dev.repoint.remediation;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How often what happened, over any number of simulations. Safe for use by several threads. */
final class Tally {

    private final Map<String, Long> counts = new HashMap<>();

    synchronized void count(String kind) {
        counts.merge(kind, 1L, Long::sum);
    }

    synchronized NavigableMap<String, Long> counts() {
        return Collections.unmodifiableNavigableMap(new TreeMap<>(counts));
    }
}
