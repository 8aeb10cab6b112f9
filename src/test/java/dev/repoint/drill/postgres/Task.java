package dev.repoint.drill.postgres;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Work in a virtual thread, which can be asked to stop and then, by an interrupt, which closes its socket, be made to. */
final class Task {
    private static final Duration ABANDON = Duration.ofSeconds(5);

    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean abandoned;

    Task(String name, Runnable work) {
        this.thread = Thread.ofVirtual().name(name).unstarted(work);
    }

    void start() {
        thread.start();
    }

    /** Asked to stop. */
    boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Made to stop. */
    boolean isAbandoned() {
        return abandoned;
    }

    /** Of the work itself. Shorter once it is interrupted. */
    void pause(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            abandoned = true;
        }
    }

    /** Asks; after the grace, interrupts. Returns within the grace and five seconds. */
    void stop(Duration grace) {
        stopping.countDown();
        try {
            if (!thread.join(grace)) {
                abandoned = true;
                thread.interrupt();
                thread.join(ABANDON);
            }
        } catch (InterruptedException e) {
            abandoned = true;
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
