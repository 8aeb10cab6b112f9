package dev.repoint.bootstrap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Time that passes only while somebody waits, and what is to happen in it. */
final class WorldClock implements InstantSource, Bootstrap.Pause {

    static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final TreeMap<Instant, List<Runnable>> events = new TreeMap<>();
    private Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    void in(Duration duration, Runnable event) {
        events.computeIfAbsent(now.plus(duration), _ -> new ArrayList<>()).add(event);
    }

    @Override
    public void pause(Duration duration) {
        Instant end = now.plus(duration);
        while (!events.isEmpty() && !events.firstKey().isAfter(end)) {
            Map.Entry<Instant, List<Runnable>> due = events.pollFirstEntry();
            now = due.getKey();
            due.getValue().forEach(Runnable::run);
        }
        now = end;
    }
}
