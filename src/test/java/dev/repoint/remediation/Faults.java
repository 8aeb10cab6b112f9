package dev.repoint.remediation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The faults that the next calls meet, by the place they are made at. */
final class Faults<P> {

    private static final Refusal ANSWER_LOST = new Refusal(Refusal.Verdict.RETRY, "the answer was lost");
    private static final Refusal CUT_SHORT = new Refusal(Refusal.Verdict.RETRY, "InternalFailure: done in part");
    private static final Refusal TIMED_OUT = new Refusal(Refusal.Verdict.RETRY, "timed out");

    private final VirtualTime time;
    private final Map<P, Deque<Fault>> queues = new HashMap<>();

    Faults(VirtualTime time) {
        this.time = time;
    }

    void add(P place, int times, Fault fault) {
        queues.computeIfAbsent(place, _ -> new ArrayDeque<>()).addAll(Collections.nCopies(times, fault));
    }

    void clear() {
        queues.clear();
    }

    Optional<Refusal> meet(P place, Supplier<Optional<Refusal>> effect) {
        return meet(place, effect, Optional::empty);
    }

    /**
     * Makes a call that {@code effect} carries out, unless the next fault is against it.
     *
     * @param part carries out what comes about if the call is cut short
     */
    Optional<Refusal> meet(P place, Supplier<Optional<Refusal>> effect, Supplier<Optional<Refusal>> part) {
        Deque<Fault> queue = queues.getOrDefault(place, new ArrayDeque<>());
        return switch (queue.poll()) {
            case null -> effect.get();
            case Fault.Refuses(Refusal refusal) -> Optional.of(refusal);
            case Fault.LosesAnswer _ -> effect.get().or(() -> Optional.of(ANSWER_LOST));
            case Fault.IsCutShort _ -> part.get().or(() -> Optional.of(CUT_SHORT));
            case Fault.Hangs(Duration duration) -> pause(duration).or(() -> Optional.of(TIMED_OUT));
            case Fault.IsSlow(Duration duration) -> pause(duration).or(effect);
            case Fault.Breaks(RuntimeException surprise) -> throw surprise;
        };
    }

    Optional<Refusal> pause(Duration duration) {
        try {
            time.pause(duration);
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of(new Refusal(Refusal.Verdict.RETRY, "interrupted"));
        }
    }
}
