package dev.repoint.drill.nlb;

import dev.repoint.drill.Threads;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Does one thing again and again, with a pause after each, in a thread of its own until closed. */
final class Ticks implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService thread;

    private Ticks(String name) {
        this.thread = Threads.virtual(name);
    }

    static Ticks every(Duration pause, String name, Runnable work) {
        var ticks = new Ticks(name);
        ticks.thread.execute(() -> ticks.run(pause, work));
        return ticks;
    }

    private void run(Duration pause, Runnable work) {
        try {
            do {
                work.run();
            } while (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS));
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
