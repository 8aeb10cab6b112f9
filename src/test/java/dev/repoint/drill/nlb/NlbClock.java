package dev.repoint.drill.nlb;

import dev.repoint.alignment.Target;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The state of each target of one group, from what happened to it and the time. It starts nothing by itself: whoever
 * drives it asks for the checks that are due and tells their results.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html#target-health-states">
 *     Target health status</a>
 */
public final class NlbClock {
    /** One check of one registration; its result is void if the target was registered anew meanwhile. */
    record Check(Target target, Instant registeredAt) {}

    private final NlbTimings timings;
    private final InstantSource clock;
    private final NavigableMap<Target, TargetHistory> histories = new TreeMap<>();
    private Predicate<Target> served = target -> true;

    NlbClock(NlbTimings timings, InstantSource clock) {
        this.timings = timings;
        this.clock = clock;
    }

    /** Targets of which this isn't true have no listener or no enabled zone: they are unused and never checked. */
    public synchronized void serve(Predicate<Target> targets) {
        served = targets;
    }

    /** A draining target begins again; one that is registered stays as it is. */
    synchronized void register(Target target) {
        histories.merge(
                target,
                TargetHistory.registered(clock.instant(), timings),
                (known, anew) -> known.isDeregistered() ? anew : known);
    }

    /** A target that isn't there is none the worse for it. */
    synchronized void deregister(Target target) {
        Instant now = clock.instant();
        histories.computeIfPresent(target, (_, history) -> history.deregistered(now));
    }

    /** Now, of all targets that the group holds, draining ones included, in their order. */
    public synchronized NavigableMap<Target, TargetState> states() {
        Instant now = clock.instant();
        histories.values().removeIf(history -> history.stateAt(now, timings).isEmpty());
        NavigableMap<Target, TargetState> states = new TreeMap<>();
        histories.forEach((target, history) ->
                history.stateAt(now, timings).ifPresent(state -> states.put(target, asServed(target, state))));
        return states;
    }

    /** The checks that are due; they count as begun. */
    synchronized List<Check> beginChecks() {
        Instant now = clock.instant();
        List<Check> begun = new ArrayList<>();
        histories.replaceAll((target, history) -> {
            if (!served.test(target) || !history.isCheckDue(now)) {
                return history;
            }
            begun.add(new Check(target, history.registeredAt()));
            return history.checkBegun(now, timings);
        });
        return begun;
    }

    synchronized void checked(Check check, CheckResult result) {
        histories.computeIfPresent(
                check.target(),
                (_, history) -> history.registeredAt().equals(check.registeredAt())
                        ? history.checked(result, timings)
                        : history);
    }

    private TargetState asServed(Target target, TargetState state) {
        return state == TargetState.DRAINING || served.test(target) ? state : TargetState.NOT_IN_USE;
    }
}
