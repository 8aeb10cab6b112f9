package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.target;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;

import dev.repoint.alignment.Target;
import dev.repoint.remediation.SimulatedTargetGroups.Call;
import dev.repoint.remediation.SimulatedTargetGroups.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One strategy at one fail-over. */
final class Race {

    private static final Duration HORIZON = Duration.ofMinutes(30);
    private static final Duration TICK = Duration.ofMinutes(1);

    /**
     * How it went, from when the new primary takes connections; empty if not within half an hour.
     *
     * @param registered until its target is registered for good
     * @param healthy until the balancer sends it traffic
     * @param alone until no other target is registered beside it, for good
     * @param cost of the invocations that the fail-over brought about: Repoint's alone, and not of a tick that looked once, which
     *     there would have been without it
     * @param takenBack how many removals were of a target that was registered again later
     */
    record Result(
            Optional<Duration> registered,
            Optional<Duration> healthy,
            Optional<Duration> alone,
            Cost cost,
            int takenBack) {}

    private final FailoverCase failover;
    private final Deployment stage;
    private final VirtualTime time;
    private Cost cost = Cost.NONE;

    Race(FailoverCase failover, Circumstance circumstance) {
        this.failover = failover;
        this.stage = failover.stage(circumstance);
        this.time = stage.time();
    }

    Result run(Strategy strategy) throws InterruptedException {
        List<Runnable> actors = new ArrayList<>();
        switch (strategy) {
            case Strategy.Poll(Duration period) -> actors.add(() -> poll(period, new SimpleLook(stage)::take));
            case Strategy.LookPerEvent _ -> actors.add(() -> onEvents(new SimpleLook(stage)));
            case Strategy.WatchUntilMoved(Choice choice) -> {
                actors.add(() -> watchEvents(choice));
                actors.add(() -> ticks(choice, 0));
                actors.add(() -> ticks(choice, 1));
            }
        }
        time.together(actors, Instant.MAX);
        return result();
    }

    private interface Look {
        void take() throws InterruptedException;
    }

    private void poll(Duration period, Look look) {
        Instant at = failover.lostAt().minus(period).plusMillis(Math.round(period.toMillis() * failover.phase()));
        patiently(at, look);
        while (!isOver()) {
            at = at.plus(period);
            patiently(at, look);
        }
    }

    private void onEvents(SimpleLook look) {
        failover.events().forEach(event -> patiently(event.arrivesAt(), look::take));
    }

    private void watchEvents(Choice choice) {
        Environment environment = environment(choice);
        for (DatabaseEvent event : failover.events()) {
            patiently(event.arrivesAt(), () -> {
                Instant now = time.instant();
                Instant until = event.at().plus(choice.deadline());
                Watch watch = until.isAfter(now)
                        ? new Watch.UntilMoved(event.at(), until, Set.of("orders"))
                        : new Watch.SinglePass();
                cost = cost.plus(invoke(environment, watch));
            });
        }
    }

    /** Every other tick: one may last until the next. */
    private void ticks(Choice choice, int first) {
        Environment environment = environment(choice);
        Instant at = failover.lostAt().plusMillis(Math.round(TICK.toMillis() * (failover.phase() + first - 2)));
        while (!isHealthy() && !isTooLate()) {
            Instant tick = at;
            patiently(tick, () -> {
                Cost ofTick = invoke(environment, new Watch.WhileUnhealthy(tick.plusSeconds(55)));
                cost = ofTick.questions() > 1 ? cost.plus(ofTick) : cost;
            });
            at = at.plus(TICK.multipliedBy(2));
        }
    }

    private Environment environment(Choice choice) {
        return new Environment(stage, new SimulatedResolvers(time, stage.dns(), List.of()), choice.policy());
    }

    private Cost invoke(Environment environment, Watch watch) throws InterruptedException {
        Binding binding = Deployment.binding("orders", Deployment.HOST);
        Instant from = time.instant();
        int logged = environment.log().size();
        environment.run(
                new Occasion(List.of(binding), watch, false, false, Optional.empty(), Optional.empty()),
                Deployment.TIME_LEFT);
        List<Entry> entries =
                environment.log().subList(logged, environment.log().size());
        return Cost.of(entries, Duration.between(from, time.instant()));
    }

    private void patiently(Instant at, Look look) {
        try {
            time.pause(Duration.between(time.instant(), at));
            look.take();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private boolean isOver() {
        boolean isSettled = !time.instant().isBefore(failover.settledAt())
                && stage.held().registered(ARN).contains(target(NEW));
        return isSettled || isTooLate();
    }

    /** Whether the balancer sends traffic to the new target, and to no other. */
    private boolean isHealthy() {
        return !time.instant().isBefore(failover.settledAt())
                && stage.held().registered(ARN).equals(targets(NEW))
                && stage.held().read(ARN, time.instant()).healthy().equals(targets(NEW));
    }

    private boolean isTooLate() {
        return time.instant().isAfter(failover.answersAt().plus(HORIZON));
    }

    private Result result() {
        Optional<Instant> registered = since(held -> held.contains(target(NEW)));
        return new Result(
                registered.map(this::sinceAnswers),
                registered.map(at -> sinceAnswers(at.plus(failover.untilHealthy()))),
                since(targets(NEW)::equals).map(this::sinceAnswers),
                cost,
                takenBack());
    }

    /** From when on what was registered was so for good. */
    private Optional<Instant> since(Predicate<NavigableSet<Target>> isSo) {
        Optional<Instant> since = Optional.empty();
        for (Call call : stage.groups().calls()) {
            since = isSo.test(call.after()) ? since.or(() -> Optional.of(call.at())) : Optional.empty();
        }
        return since;
    }

    private int takenBack() {
        int removals = 0;
        for (Call removal : stage.groups().calls(Operation.DEREGISTER)) {
            boolean isTakenBack = stage.groups().calls(Operation.REGISTER).stream()
                    .filter(call -> call.at().isAfter(removal.at()))
                    .anyMatch(call -> call.targets().containsAll(removal.targets()));
            removals += isTakenBack ? 1 : 0;
        }
        return removals;
    }

    private Duration sinceAnswers(Instant at) {
        Duration after = Duration.between(failover.answersAt(), at);
        return after.isNegative() ? Duration.ZERO : after;
    }
}
