package dev.repoint.outside;

import java.time.Duration;
import java.util.List;

/** Times of several runs, as a line. */
final class Measured {
    private Measured() {}

    static void print(String what, String goal, List<Duration> times) {
        List<Long> sorted = times.stream().map(Duration::toMillis).sorted().toList();
        System.out.printf(
                "%-50s median %5d ms, %5d to %5d (%d runs; goal: %s)%n",
                what, sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast(), sorted.size(), goal);
    }
}
