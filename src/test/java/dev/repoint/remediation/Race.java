package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.target;
import static dev.repoint.remediation.Deployment.ARN;

import dev.repoint.remediation.SimulatedTargetGroups.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One strategy at one fail-over. */
final class Race {

    private static final Duration HORIZON = Duration.ofMinutes(30);
    private static final Duration TICK = Duration.ofMinutes(1);
    private static final Duration WATCH = Duration.ofMinutes(7);

    /**
     * How it went, from when the new primary takes connections; empty if not within half an hour.
     *
     * @param registered until its target is registered for good
     * @param healthy until the balancer sends it traffic
     */
    record Result(Optional<Duration> registered, Optional<Duration> healthy) {}

    private final FailoverCase failover;
    private final Deployment stage;
    private final VirtualTime time;

    Race(FailoverCase failover) {
        this.failover = failover;
        this.stage = failover.stage();
        this.time = stage.time();
    }

    Result run(Strategy strategy) throws InterruptedException {
        List<Runnable> actors = new ArrayList<>();
        switch (strategy) {
            case Strategy.Poll(Duration period) -> actors.add(() -> poll(period, new SimpleLook(stage)::take));
            case Strategy.LookPerEvent _ -> actors.add(() -> onEvents(new SimpleLook(stage)));
            case Strategy.WatchUntilMoved _ -> {
                actors.add(this::watchEvents);
                actors.add(() -> ticks(0));
                actors.add(() -> ticks(1));
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

    private void watchEvents() {
        Environment environment = environment();
        for (DatabaseEvent event : failover.events()) {
            patiently(event.arrivesAt(), () -> {
                Instant now = time.instant();
                Instant until = event.at().plus(WATCH);
                Watch watch = until.isAfter(now)
                        ? new Watch.UntilMoved(event.at(), until, Set.of("orders"))
                        : new Watch.SinglePass();
                invoke(environment, watch);
            });
        }
    }

    /** Every other tick: one may last until the next. */
    private void ticks(int first) {
        Environment environment = environment();
        Instant at = failover.lostAt().plusMillis(Math.round(TICK.toMillis() * (failover.phase() + first - 2)));
        while (!isOver()) {
            Instant tick = at;
            patiently(tick, () -> invoke(environment, new Watch.WhileUnhealthy(tick.plusSeconds(55))));
            at = at.plus(TICK.multipliedBy(2));
        }
    }

    private Environment environment() {
        return new Environment(stage, new SimulatedResolvers(time, stage.dns(), List.of()), Deployment.POLICY);
    }

    private static void invoke(Environment environment, Watch watch) throws InterruptedException {
        Binding binding = Deployment.binding("orders", Deployment.HOST);
        environment.run(
                new Occasion(List.of(binding), watch, false, false, Optional.empty(), Optional.empty()),
                Deployment.TIME_LEFT);
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
        return isSettled || time.instant().isAfter(failover.answersAt().plus(HORIZON));
    }

    private Result result() {
        Optional<Instant> since = Optional.empty();
        for (Call call : stage.groups().calls()) {
            boolean isIn = call.after().contains(target(NEW));
            since = isIn ? since.or(() -> Optional.of(call.at())) : Optional.empty();
        }
        Optional<Duration> registered = since.map(this::sinceAnswers);
        Optional<Duration> healthy = since.map(at -> sinceAnswers(at.plus(failover.untilHealthy())));
        return new Result(registered, healthy);
    }

    private Duration sinceAnswers(Instant at) {
        Duration after = Duration.between(failover.answersAt(), at);
        return after.isNegative() ? Duration.ZERO : after;
    }
}
