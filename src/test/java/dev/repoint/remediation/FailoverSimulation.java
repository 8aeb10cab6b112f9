package dev.repoint.remediation;

import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.READ;

import dev.repoint.remediation.SimulatedTargetGroups.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One seed: a world, the function in Lambda over it, and the judge, until all has come to rest. */
final class FailoverSimulation {

    private final RandomWorld world;
    private final VirtualTime time;
    private final SimulatedLambda lambda;
    private final Judge judge;
    private final List<Invocation> invocations = new ArrayList<>();
    private final List<Broken> broken = new ArrayList<>();

    FailoverSimulation(long seed, Tally faults, Tally checks) {
        SplittableRandom random = new SplittableRandom(seed);
        world = new RandomWorld(new Chance(random.split(), faults));
        time = world.deployment().time();
        List<Instant> byHand = world.happenings().stream()
                .filter(each -> each.what().startsWith("somebody removes"))
                .map(Happening::at)
                .toList();
        judge = new Judge(world.policy(), byHand, world.deployment().groups().calls(), checks);
        lambda = new SimulatedLambda(world, random.split(), faults, this::judge);
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
            throw new AssertionError(broken.getFirst().getMessage() + "\nafter\n" + timeline());
        }
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

    /** Long after, a pass that remembers nothing makes one call. */
    private void comesToRest() throws InterruptedException {
        time.pause(Duration.ofMinutes(10));
        Invocation last = lambda.passAnew();
        List<Call> calls = last.entries().stream()
                .filter(Entry.Made.class::isInstance)
                .map(entry -> ((Entry.Made) entry).call())
                .filter(call -> call.arn().equals(ARN))
                .toList();
        hold(() -> judge.require(
                calls.size() == 1 && calls.getFirst().operation() == READ,
                "one call and no write without drift",
                calls));
    }

    private String timeline() {
        NavigableMap<Instant, List<String>> lines = new TreeMap<>();
        world.happenings().forEach(each -> line(lines, each.at(), each.what()));
        for (Invocation made : invocations) {
            String who = "environment " + Integer.toHexString(System.identityHashCode(made.environment()));
            line(lines, made.from(), who + " begins " + made.occasion().watch());
            line(lines, made.until(), who + " ends" + (made.isWhole() ? "" : ", not whole"));
            Object before = "";
            for (Entry entry : made.entries()) {
                if (entry instanceof Entry.Heard heard && !heard.answers().equals(before)) {
                    before = heard.answers();
                    line(lines, heard.answeredAt(), who + " hears of " + heard.name() + " " + before);
                } else if (entry instanceof Entry.Made(Call call)) {
                    line(lines, call.at(), who + " " + brief(call));
                }
            }
        }
        return lines.entrySet().stream()
                .flatMap(each -> each.getValue().stream()
                        .map(text -> Duration.between(VirtualTime.START, each.getKey()) + " " + text))
                .collect(Collectors.joining("\n"));
    }

    private static void line(NavigableMap<Instant, List<String>> lines, Instant at, String text) {
        lines.computeIfAbsent(at, _ -> new ArrayList<>()).add(text);
    }

    private static String brief(Call call) {
        String refused = call.refusal().map(Refusal::reason).orElse("");
        String seen = call.seen().map(group -> group.targets().toString()).orElse("");
        return call.operation() + " " + call.targets() + " " + seen + refused + " -> " + call.after();
    }
}
