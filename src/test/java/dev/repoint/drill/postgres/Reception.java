package dev.repoint.drill.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** What the client received: rows of committed transactions in their order, and the times when it had no stream. */
public final class Reception {
    private final List<Long> rows = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();
    private final List<Long> duplicates = new ArrayList<>();
    private final List<Outage> outages = new ArrayList<>();

    synchronized void committed(List<Long> transaction) {
        for (Long number : transaction) {
            rows.add(number);
            if (!seen.add(number)) {
                duplicates.add(number);
            }
        }
        notifyAll();
    }

    synchronized void outage(Outage outage) {
        outages.add(outage);
        notifyAll();
    }

    public synchronized List<Long> rows() {
        return List.copyOf(rows);
    }

    /** Numbers that came once more, once for each time. */
    public synchronized List<Long> duplicates() {
        return List.copyOf(duplicates);
    }

    /** Those of the rows 1 to {@code last} that did not come. */
    public synchronized List<Long> missing(long last) {
        return LongStream.rangeClosed(1, last)
                .filter(number -> !seen.contains(number))
                .boxed()
                .toList();
    }

    /** Those that are over. */
    public synchronized List<Outage> outages() {
        return List.copyOf(outages);
    }

    /** Waits until none of the rows 1 to {@code last} is missing; false if the time is up. */
    public synchronized boolean awaitAll(long last, Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        while (seen.size() < last || !missing(last).isEmpty()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }
}
