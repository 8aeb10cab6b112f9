package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.OUTSIDE;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.DEREGISTER;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.READ;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.REGISTER;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.AllowedRanges;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One to three fail-overs of one database with everything that may go wrong on the way: DNS that fails, is empty, gives both
 * addresses or a wrong one; calls that are refused, hang or lose their answer; events that are lost or late; invocations cut
 * off; environments lost.
 */
final class RandomFailover {

    private static final List<Address> HOSTS =
            List.of(Examples.OLD, Examples.NEW, Examples.THIRD, Address.of("10.0.4.11"));
    private static final Duration WATCH = Duration.ofMinutes(2);
    private static final int TICKS_TO_CONVERGE_MAX = 15;

    private final SplittableRandom random;
    private final Binding binding;
    private final Deployment deployment;
    private final Policy policy;
    private final Duration ttl;
    private Address current = Examples.OLD;
    private Instant settledAt = VirtualTime.START;
    private Instant environmentSince = VirtualTime.START;

    RandomFailover(long seed) {
        random = new SplittableRandom(seed);
        binding = Deployment.binding("orders", random.nextBoolean() ? Deployment.HOST : Deployment.CLUSTER);
        policy = new Policy(random.nextInt(1, 5), millis(500, 5_000), AllowedRanges.PRIVATE);
        deployment = new Deployment(policy, binding);
        ttl = Duration.ofSeconds(List.of(0, 1, 5, 5, 30, 60).get(random.nextInt(6)));
        setUp();
    }

    Deployment deployment() {
        return deployment;
    }

    String host() {
        return binding.source().hostName();
    }

    int agreement() {
        return policy.agreement();
    }

    /** Where the database is in the end. */
    Address current() {
        return current;
    }

    /** Since when the function has remembered what it saw. */
    Instant environmentSince() {
        return environmentSince;
    }

    private void setUp() {
        deployment.dns().latency(millis(0, 20));
        deployment.groups().latency(millis(0, 80));
        deployment.held().pace(millis(5_000, 60_000), millis(5_000, 30_000));
        if (random.nextInt(3) == 0) {
            deployment.dns().cachesAnswers();
        }
        if (random.nextInt(4) == 0) {
            deployment.held().hold(ARN, targets(Examples.OLD, HOSTS.getLast()));
            deployment.groups().limit(ARN, 2);
        }
        deployment.says(answer(current));
    }

    /** Fails over, calls the function as events and the schedule do, and calls {@code afterEach} after every invocation. */
    void run(Runnable afterEach) throws InterruptedException {
        int failovers = random.nextInt(1, 4);
        for (int i = 0; i < failovers; i++) {
            failOver();
            disturb();
            if (random.nextInt(5) > 0) {
                invoke(watch(deployment.time().instant()), afterEach);
            }
            for (int tick = random.nextInt(3); tick > 0; tick--) {
                tick(afterEach);
            }
        }
        deployment.groups().calmDown();
        for (int tick = 0; tick < TICKS_TO_CONVERGE_MAX && !hasConverged(); tick++) {
            tick(afterEach);
        }
    }

    boolean hasConverged() {
        return deployment.held().registered(ARN).equals(targets(current))
                && deployment.dns().truth(host()).equals(answer(current));
    }

    private void failOver() {
        Instant now = deployment.time().instant();
        Instant outage = (settledAt.isAfter(now) ? settledAt : now).plus(millis(0, 30_000));
        Instant flip = outage.plus(millis(0, 60_000));
        Address next = HOSTS.get(random.nextInt(HOSTS.size()));
        if (random.nextInt(3) > 0 && !next.equals(current)) {
            deployment.held().dies(current, outage);
        }
        if (random.nextInt(2) == 0) {
            deployment.says(outage, doubtful(next));
            deployment.says(outage.plus(Duration.between(outage, flip).dividedBy(2)), answer(current));
        }
        deployment.held().revives(next, flip);
        if (random.nextInt(2) == 0) {
            deployment.says(flip, doubtful(next));
            flip = flip.plus(millis(100, 20_000));
        }
        deployment.says(flip, answer(next));
        settledAt = flip;
        current = next;
    }

    private void disturb() {
        for (int i = random.nextInt(4); i > 0; i--) {
            var operation = List.of(READ, REGISTER, DEREGISTER).get(random.nextInt(3));
            deployment.groups().disturb(ARN, operation, random.nextInt(1, 4), fault());
        }
        if (random.nextInt(4) == 0) {
            deployment.groups().lag(millis(0, 400));
        }
        if (random.nextInt(8) == 0) {
            restart();
        }
    }

    private void restart() {
        deployment.restart();
        environmentSince = deployment.time().instant();
    }

    private void tick(Runnable afterEach) throws InterruptedException {
        Instant at = deployment.time().instant();
        invoke(new Watch.WhileUnhealthy(at.plusSeconds(55)), afterEach);
        deployment.time().pause(Duration.between(deployment.time().instant(), at.plusSeconds(60)));
    }

    private Watch watch(Instant at) {
        return new Watch.UntilMoved(at, at.plus(WATCH), Set.of("orders"));
    }

    private void invoke(Watch watch, Runnable afterEach) throws InterruptedException {
        boolean isCutOff = random.nextInt(10) == 0;
        Duration timeLeft = isCutOff ? millis(1_000, 60_000) : Deployment.TIME_LEFT;
        var report = deployment
                .run(new Occasion(List.of(binding), watch, false, Optional.empty()), timeLeft)
                .getFirst();
        afterEach.run();
        if (report.reason().contains("time ran out")) {
            environmentSince = deployment.time().instant();
        }
    }

    private Answer answer(Address address) {
        return Answer.Addresses.of(List.of(address), ttl);
    }

    private Answer doubtful(Address next) {
        return switch (random.nextInt(6)) {
            case 0 -> Examples.noName();
            case 1 -> Examples.noData();
            case 2 -> Examples.failed();
            case 3 -> new Answer.Failed(Answer.Failure.TIMEOUT, "no reply");
            case 4 -> Answer.Addresses.of(List.of(current, next), ttl);
            default -> answer(OUTSIDE);
        };
    }

    private Fault fault() {
        return switch (random.nextInt(6)) {
            case 0 -> Fault.throttled();
            case 1 -> Fault.denied();
            case 2 -> Fault.unknowable();
            case 3 -> Fault.hangs();
            case 4 -> new Fault.IsSlow(millis(1_000, 10_000));
            default -> new Fault.LosesAnswer();
        };
    }

    private Duration millis(int from, int to) {
        return Duration.ofMillis(random.nextInt(from, to));
    }
}
