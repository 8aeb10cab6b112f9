package dev.repoint.remediation;

import dev.repoint.alignment.Group;
import dev.repoint.alignment.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The API of target groups, with the faults of AWS's; keeps a log of all calls. */
final class SimulatedTargetGroups implements TargetGroups {

    enum Operation {
        READ,
        PORT,
        REGISTER,
        DEREGISTER
    }

    /** What a call does to the targets that it reaches. */
    @FunctionalInterface
    private interface Effect {
        Optional<Refusal> on(NavigableSet<Target> targets);
    }

    private record Place(String arn, Operation operation) {}

    /**
     * A call, in the order of their ends.
     *
     * @param endedAt when its answer came, or the caller gave up
     * @param before what was really registered just before its effect
     * @param after the same just after it
     * @param seen what a read gave
     */
    record Call(
            Instant at,
            Instant endedAt,
            Operation operation,
            String arn,
            NavigableSet<Target> targets,
            NavigableSet<Target> before,
            NavigableSet<Target> after,
            Optional<Group> seen,
            Optional<Refusal> refusal) {

        boolean isWrite() {
            return operation == Operation.REGISTER || operation == Operation.DEREGISTER;
        }

        boolean hadEffect() {
            return !before.equals(after);
        }
    }

    private static final int LIMIT_DEFAULT = 1_000;
    private static final int PORT = 5432;
    private static final NavigableSet<Target> NONE = Collections.emptyNavigableSet();

    private final VirtualTime time;
    private final SimulatedTargets held;
    private final Faults<Place> faults;
    private final Map<String, Integer> limits = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private Duration latency = Duration.ZERO;
    private Duration lag = Duration.ZERO;

    SimulatedTargetGroups(VirtualTime time) {
        this.time = time;
        this.held = new SimulatedTargets(time);
        this.faults = new Faults<>(time);
    }

    /** The groups past the API: what is really so, and what others than the function do. */
    SimulatedTargets held() {
        return held;
    }

    List<Call> calls() {
        return calls;
    }

    List<Call> calls(Operation operation) {
        return calls.stream().filter(call -> call.operation == operation).toList();
    }

    void latency(Duration perCall) {
        latency = perCall;
    }

    /** From now on reads show what was registered so long ago. */
    void lag(Duration ofReads) {
        lag = ofReads;
    }

    /** The most targets that may be registered. */
    void limit(String arn, int targets) {
        limits.put(arn, targets);
    }

    /** The next {@code times} calls of this kind meet this fault. */
    void disturb(String arn, Operation operation, int times, Fault fault) {
        faults.add(new Place(arn, operation), times, fault);
    }

    void calmDown() {
        faults.clear();
        lag = Duration.ZERO;
    }

    @Override
    public Reply<Group> read(String arn) {
        Optional<Refusal> refusal = call(arn, Operation.READ, NONE, _ -> Optional.empty());
        return refusal.<Reply<Group>>map(Reply.Refused::new).orElseGet(() -> {
            Group seen = held.read(arn, time.instant().minus(lag));
            calls.set(calls.size() - 1, withSeen(calls.getLast(), seen));
            return new Reply.Given<>(seen);
        });
    }

    @Override
    public Reply<Integer> port(String arn) {
        return call(arn, Operation.PORT, NONE, _ -> Optional.empty())
                .<Reply<Integer>>map(Reply.Refused::new)
                .orElseGet(() -> new Reply.Given<>(PORT));
    }

    @Override
    public Optional<Refusal> register(String arn, NavigableSet<Target> targets) {
        return call(arn, Operation.REGISTER, targets, added -> {
            NavigableSet<Target> all = new TreeSet<>(held.registered(arn));
            all.addAll(added);
            if (all.size() > limits.getOrDefault(arn, LIMIT_DEFAULT)) {
                return Optional.of(new Refusal(Refusal.Verdict.NO_ROOM, "RegisterTargets: TooManyTargets"));
            }
            held.register(arn, added);
            return Optional.empty();
        });
    }

    @Override
    public Optional<Refusal> deregister(String arn, NavigableSet<Target> targets) {
        return call(arn, Operation.DEREGISTER, targets, removed -> {
            held.deregister(arn, removed);
            return Optional.empty();
        });
    }

    private Optional<Refusal> call(String arn, Operation operation, NavigableSet<Target> targets, Effect effect) {
        Instant at = time.instant();
        NavigableSet<Target> copy = new TreeSet<>(targets);
        List<NavigableSet<Target>> before = new ArrayList<>();
        Effect noted = some -> {
            before.add(held.registered(arn));
            return effect.on(some);
        };
        Optional<Refusal> refusal = faults.pause(latency)
                .or(() ->
                        faults.meet(new Place(arn, operation), () -> noted.on(copy), () -> noted.on(firstHalf(copy))));
        if (Thread.currentThread().isInterrupted()) {
            return refusal;
        }
        NavigableSet<Target> after = held.registered(arn);
        calls.add(new Call(
                at,
                time.instant(),
                operation,
                arn,
                copy,
                before.isEmpty() ? after : before.getFirst(),
                after,
                Optional.empty(),
                refusal));
        return refusal;
    }

    private static NavigableSet<Target> firstHalf(NavigableSet<Target> targets) {
        return targets.stream().limit(targets.size() / 2).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Call withSeen(Call call, Group seen) {
        return new Call(
                call.at,
                call.endedAt,
                call.operation,
                call.arn,
                call.targets,
                call.before,
                call.after,
                Optional.of(seen),
                call.refusal);
    }
}
