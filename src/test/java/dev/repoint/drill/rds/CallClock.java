package dev.repoint.drill.rds;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A time that goes on by itself each time somebody asks for it, and so with every call: nobody has to sleep. */
public final class CallClock implements InstantSource {
    private final Duration step;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

    public CallClock(Duration step) {
        this.step = step;
    }

    @Override
    public Instant instant() {
        return now.updateAndGet(before -> before.plus(step));
    }
}
