package dev.repoint.drill.stage;

import dev.repoint.drill.Threads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Ticks as the template's schedule does. One that falls due while the last one still watches is left out. */
final class Schedule implements AutoCloseable {
    static final String TICK = "tick";

    private final FunctionEnvironment function;
    private final InstantSource time;
    private final Duration every;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService thread = Threads.virtual("schedule");

    Schedule(FunctionEnvironment function, Duration every, InstantSource time) {
        this.function = function;
        this.every = every;
        this.time = time;
    }

    void start(Duration firstIn) {
        thread.execute(() -> run(System.nanoTime() + firstIn.toNanos()));
    }

    private void run(long firstDue) {
        long due = firstDue;
        try {
            while (!closed.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                function.invoke(TICK, Events.tick(time.instant()));
                long missed = Math.max(0, (System.nanoTime() - due) / every.toNanos());
                due += (missed + 1) * every.toNanos();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        Threads.stop(thread);
    }
}
