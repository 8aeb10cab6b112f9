package dev.repoint.remediation;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Durations in ascending order, and how many never came. */
record Distribution(List<Duration> durations, int never) {

    Distribution {
        durations = durations.stream().sorted().toList();
    }

    static Distribution of(List<Optional<Duration>> results) {
        List<Duration> durations = results.stream().flatMap(Optional::stream).toList();
        return new Distribution(durations, results.size() - durations.size());
    }

    int size() {
        return durations.size() + never;
    }

    /** That many of a thousand were no longer; empty if too many never came. */
    Optional<Duration> permille(int share) {
        int index = Math.max(0, (int) Math.ceilDiv((long) size() * share, 1_000L) - 1);
        return index < durations.size() ? Optional.of(durations.get(index)) : Optional.empty();
    }

    /** As cells of a table: p50, p90, p99, the longest, and the share that never came. */
    String cells() {
        return cells(500, 900, 990);
    }

    /** The same with other shares of a thousand. */
    String cells(int... shares) {
        StringBuilder cells = new StringBuilder();
        for (int share : shares) {
            cells.append(cell(share)).append(" | ");
        }
        String longest = durations.isEmpty() ? "never" : seconds(Collections.max(durations));
        return cells + longest + " | " + String.format(Locale.ROOT, "%.1f %%", 100.0 * never / size());
    }

    /** One of these alone. */
    String cell(int permille) {
        return permille(permille).map(Distribution::seconds).orElse("never");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }
}
