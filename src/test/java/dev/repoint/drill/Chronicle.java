package dev.repoint.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What happened so far, in order, written by many threads; a test may wait for more of it. */
public final class Chronicle<T> {
    private final List<T> entries = new ArrayList<>();

    public synchronized void write(T entry) {
        entries.add(entry);
        notifyAll();
    }

    public synchronized List<T> read() {
        return List.copyOf(entries);
    }

    public synchronized void clear() {
        entries.clear();
    }

    /** The matching entries as soon as there are that many; an {@link AssertionError} if there are not in time. */
    public synchronized List<T> await(Predicate<T> matching, int count, Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            List<T> found = entries.stream().filter(matching).toList();
            if (found.size() >= count) {
                return found;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(
                        "%d of %d within %s; all there is: %s".formatted(found.size(), count, within, entries));
            }
            // At least a millisecond: nought would wait for ever.
            wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
        }
    }
}
