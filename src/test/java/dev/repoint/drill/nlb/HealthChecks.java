package dev.repoint.drill.nlb;

import dev.repoint.alignment.Target;
import dev.repoint.drill.Chronicle;
import dev.repoint.drill.Threads;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;

/** Drives a group's clock: begins each check when it is due, and writes down what state the targets get into. */
final class HealthChecks implements AutoCloseable {
    private static final int TICKS_PER_INTERVAL = 10;

    private final NlbClock clock;
    private final Probe probe;
    private final Duration timeout;
    private final InstantSource time;
    private final ExecutorService threads = Threads.virtual("health-check");
    private final Ticks ticks;
    private final Chronicle<StateChange> changes = new Chronicle<>();
    private NavigableMap<Target, TargetState> seen = new TreeMap<>();

    HealthChecks(NlbClock clock, Probe probe, NlbTimings timings, InstantSource time) {
        this.clock = clock;
        this.probe = probe;
        this.timeout = timings.checkTimeout();
        this.time = time;
        this.ticks = Ticks.every(timings.checkInterval().dividedBy(TICKS_PER_INTERVAL), "health-ticks", this::tick);
    }

    List<StateChange> changes() {
        return changes.read();
    }

    StateChange await(Target target, TargetState state, Duration within) throws InterruptedException {
        return changes.await(
                        change ->
                                change.target().equals(target) && change.state().equals(Optional.of(state)),
                        1,
                        within)
                .getFirst();
    }

    private void tick() {
        for (NlbClock.Check check : clock.beginChecks()) {
            threads.execute(() -> clock.checked(check, probe.check(check.target(), timeout)));
        }
        note(clock.states(), time.instant());
    }

    private void note(NavigableMap<Target, TargetState> states, Instant now) {
        states.forEach((target, state) -> {
            if (seen.get(target) != state) {
                changes.write(new StateChange(now, target, Optional.of(state)));
            }
        });
        seen.keySet().stream()
                .filter(target -> !states.containsKey(target))
                .forEach(target -> changes.write(new StateChange(now, target, Optional.empty())));
        seen = states;
    }

    @Override
    public void close() {
        ticks.close();
        Threads.stop(threads);
    }
}
