package dev.repoint.remediation;

import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.READ;

import dev.repoint.remediation.SimulatedTargetGroups.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SplittableRandom;

/** One seed: a world, the function in Lambda over it, and the judge, until all has come to rest. */
final class FailoverSimulation {

    private final Plot plot;
    private final RandomWorld world;
    private final VirtualTime time;
    private final SimulatedLambda lambda;
    private final Judge judge;
    private final Tally checks;
    private final List<Invocation> invocations = new ArrayList<>();
    private final List<Broken> broken = new ArrayList<>();
    private Instant brokenAt = Instant.MAX;

    /** @param omitted what is left out of all that goes wrong */
    FailoverSimulation(long seed, Set<String> omitted, Tally faults, Tally checks) {
        SplittableRandom random = new SplittableRandom(seed);
        plot = new Plot(omitted);
        world = new RandomWorld(new Chance(random.split(), faults), plot);
        time = world.deployment().time();
        List<Instant> byHand = world.happenings().stream()
                .filter(each -> each.what().startsWith("somebody removes"))
                .map(Happening::at)
                .toList();
        this.checks = checks;
        judge = new Judge(world.policy(), byHand, world.deployment().groups().calls(), checks);
        lambda = new SimulatedLambda(world, plot, random.nextLong(), faults, this::judge);
    }

    /** Runs one seed with all that goes wrong in it; returns how long it took to converge after the last fault. */
    static Duration of(long seed, Tally faults, Tally checks) throws InterruptedException {
        FailoverSimulation simulation = new FailoverSimulation(seed, Set.of(), faults, checks);
        try {
            return simulation.run();
        } catch (Broken broken) {
            throw Reduction.of(seed, simulation, broken);
        }
    }

    Plot plot() {
        return plot;
    }

    /** Returns how long it took to converge after the last fault. */
    Duration run() throws InterruptedException {
        List<Runnable> actors = lambda.actors();
        actors.addFirst(this::play);
        time.together(actors, Instant.MAX);
        if (broken.isEmpty()) {
            hold(this::converged);
        }
        if (broken.isEmpty()) {
            comesToRest();
        }
        if (!broken.isEmpty()) {
            throw broken.getFirst();
        }
        countGaps();
        return toConverge();
    }

    private void play() {
        try {
            for (Happening each : world.happenings()) {
                time.pause(Duration.between(time.instant(), each.at()));
                each.effect().run();
            }
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private void judge(Invocation made) {
        invocations.add(made);
        hold(() -> judge.hold(made));
    }

    private void hold(Runnable check) {
        try {
            check.run();
        } catch (Broken found) {
            brokenAt = broken.isEmpty() ? time.instant() : brokenAt;
            broken.add(found);
        }
    }

    private void converged() {
        judge.require(
                world.isSettled() && toConverge().compareTo(world.boundToConverge()) <= 0,
                "converges within the bound",
                "at " + world.deployment().held().registered(ARN) + ", not at " + world.current() + " within "
                        + world.boundToConverge() + " of " + lambda.lastFaultAt());
    }

    private Duration toConverge() {
        Instant last = world.deployment().groups().calls().stream()
                .filter(call -> call.arn().equals(ARN) && call.hadEffect())
                .map(Call::at)
                .max(Instant::compareTo)
                .orElse(lambda.lastFaultAt());
        return last.isAfter(lambda.lastFaultAt()) ? Duration.between(lambda.lastFaultAt(), last) : Duration.ZERO;
    }

    private void countGaps() {
        NavigableMap<Instant, Duration> spans = world.deployment().held().emptySpans(ARN);
        for (Call gap : judge.gaps()) {
            Duration empty = spans.ceilingEntry(gap.at()).getValue();
            long seconds = List.of(1L, 2L, 5L, 15L, 60L, 300L).stream()
                    .filter(each -> empty.compareTo(Duration.ofSeconds(each)) < 0)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
            checks.count("GAP: empty for less than " + seconds + " s");
        }
    }

    /** Long after, a pass that remembers nothing makes one call. */
    private void comesToRest() throws InterruptedException {
        time.pause(Duration.ofMinutes(10));
        Invocation last = lambda.passAnew();
        List<Call> calls = last.entries().stream()
                .filter(Entry.Made.class::isInstance)
                .map(entry -> ((Entry.Made) entry).call())
                .filter(call -> call.arn().equals(ARN))
                .toList();
        boolean isRecordTouched = last.entries().stream().anyMatch(Entry.Kept.class::isInstance);
        hold(() -> judge.require(
                !isRecordTouched && calls.size() == 1 && calls.getFirst().operation() == READ,
                "one call and no write without drift",
                calls));
    }

    /** What happened, and all that the function heard and did, until an invariant broke. */
    String timeline() {
        Timeline lines = new Timeline();
        world.happenings().forEach(each -> lines.add(each.at(), each.what()));
        lambda.mishaps().forEach(each -> lines.add(each.at(), each.what()));
        invocations.stream().sorted(Comparator.comparing(Invocation::from)).forEach(lines::add);
        return lines.until(brokenAt);
    }
}
