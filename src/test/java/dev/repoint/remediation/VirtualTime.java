package dev.repoint.remediation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A clock that only pauses move. Of all threads that take part one runs at a time, from one pause to its next; a pause hands
 * over to whichever is due first, so that what runs together always does so in the same order.
 */
final class VirtualTime implements InstantSource, Pause {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /**
     * A claim to run from {@code due} on; those due together run in the order of their claims.
     *
     * @param isTaken whether the turn was given, or given up
     */
    private record Turn(Instant due, long order, Semaphore go, AtomicBoolean isTaken) implements Comparable<Turn> {

        @Override
        public int compareTo(Turn other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final Queue<Turn> waiting = new PriorityQueue<>();
    private volatile Instant now = START;
    private volatile Thread running = Thread.currentThread();
    private long claims;

    @Override
    public Instant instant() {
        return now;
    }

    /** How long it is since the start. */
    Duration elapsed() {
        return Duration.between(START, now);
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        if (Thread.interrupted() || !running.equals(Thread.currentThread())) {
            throw new InterruptedException();
        }
        if (!duration.isPositive()) {
            return;
        }
        Instant due = now.plus(duration);
        Turn next = waiting.peek();
        if (next == null || next.due.isAfter(due)) {
            now = due;
            return;
        }
        Turn mine = claim(due);
        handOver();
        await(mine);
    }

    /** Runs all {@code tasks} at the same time; returns when all have ended, or at {@code end} if that comes first. */
    void together(Collection<? extends Runnable> tasks, Instant end) throws InterruptedException {
        together(List.of(), tasks, end);
    }

    /** The same beside {@code background}, which begins first, isn't waited for, and has to be ended by an interrupt. */
    void together(Collection<? extends Runnable> background, Collection<? extends Runnable> tasks, Instant end)
            throws InterruptedException {
        Turn mine = claim(end);
        start(background, new AtomicInteger(Integer.MAX_VALUE), mine);
        start(tasks, new AtomicInteger(tasks.size()), mine);
        handOver();
        await(mine);
    }

    private void start(Collection<? extends Runnable> tasks, AtomicInteger left, Turn afterAll) {
        for (Runnable task : tasks) {
            Turn start = claim(now);
            Thread.ofVirtual().start(() -> takePart(task, start, left, afterAll));
        }
    }

    private void takePart(Runnable task, Turn start, AtomicInteger left, Turn afterAll) {
        start.go.acquireUninterruptibly();
        running = Thread.currentThread();
        try {
            task.run();
        } finally {
            boolean isLast = left.decrementAndGet() == 0;
            if (running.equals(Thread.currentThread())) {
                if (isLast && waiting.remove(afterAll)) {
                    waiting.add(new Turn(now, -1, afterAll.go, afterAll.isTaken));
                }
                handOver();
            }
        }
    }

    private Turn claim(Instant due) {
        Turn turn = new Turn(due, claims++, new Semaphore(0), new AtomicBoolean());
        waiting.add(turn);
        return turn;
    }

    private void handOver() {
        Turn next = waiting.remove();
        while (!next.isTaken.compareAndSet(false, true)) {
            next = waiting.remove();
        }
        now = next.due.isAfter(now) ? next.due : now;
        next.go.release();
    }

    private void await(Turn mine) throws InterruptedException {
        try {
            mine.go.acquire();
        } catch (InterruptedException interrupted) {
            if (mine.isTaken.compareAndSet(false, true)) {
                throw interrupted;
            }
            // The turn was given at the same moment: it has to be taken, or nobody ever runs again.
            mine.go.acquireUninterruptibly();
            running = Thread.currentThread();
            throw interrupted;
        }
        running = Thread.currentThread();
    }
}
