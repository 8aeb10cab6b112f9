package dev.repoint.drill.rds;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A reboot that was begun, and what came of it. */
final class Restart {
    private final Instant until;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<Optional<Exception>> failure = new AtomicReference<>(Optional.empty());

    private Restart(Instant until) {
        this.until = until;
    }

    static Restart begin(Engine engine, NavigableMap<String, String> parameters, Instant until) {
        var restart = new Restart(until);
        Thread.ofVirtual().name("restart").start(() -> restart.run(engine, parameters));
        return restart;
    }

    private void run(Engine engine, NavigableMap<String, String> parameters) {
        try {
            engine.restart(parameters);
        } catch (Exception e) {
            failure.set(Optional.of(e));
        } finally {
            ended.countDown();
        }
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until) && ended.getCount() == 0;
    }

    void await(Duration limit) throws InterruptedException {
        ended.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    Optional<Exception> failure() {
        return failure.get();
    }
}
