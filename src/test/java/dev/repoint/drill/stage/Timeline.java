package dev.repoint.drill.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What happened so far, told to a listener as it becomes known. */
final class Timeline {
    private final Consumer<Happening> listener;
    private final List<Happening> happenings = new ArrayList<>();

    Timeline(Consumer<Happening> listener) {
        this.listener = listener;
    }

    synchronized void add(Happening happening) {
        happenings.add(happening);
        listener.accept(happening);
        notifyAll();
    }

    /** By time. */
    synchronized List<Happening> since(Instant start) {
        return happenings.stream()
                .filter(happening -> !happening.at().isBefore(start))
                .sorted(Comparator.comparing(Happening::at))
                .toList();
    }

    /** Whether something of that kind has happened since, or does until the deadline. */
    synchronized boolean await(Predicate<Happening> wanted, Instant since, Deadline deadline)
            throws InterruptedException {
        while (since(since).stream().noneMatch(wanted)) {
            Duration left = deadline.left();
            if (left.isZero()) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left.toNanos());
        }
        return true;
    }
}
