package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.READ;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.AllowedRanges;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One to three fail-overs of one database, written down beforehand, with everything that may go wrong on the way: DNS, the
 * load balancer's API, events, people, and a neighbour whose own binding is out of order.
 */
final class RandomWorld {

    static final List<Address> HOSTS = List.of(Examples.OLD, Examples.NEW, Examples.THIRD, Address.of("10.0.4.11"));
    static final String NEIGHBOUR = "billing";
    private static final String NEIGHBOUR_HOST = "billing.abc123.eu-west-1.rds.amazonaws.com";

    private final Chance chance;
    private final Deployment deployment;
    private final Policy policy;
    private final Binding binding;
    private final Mischief mischief;
    private final boolean hasNeighbour;
    private final Duration ttl;
    private final Duration untilHealthy;
    private final Duration untilUnhealthy;
    private final List<SimulatedResolvers.Other> otherResolvers = new ArrayList<>();
    private final List<Happening> happenings = new ArrayList<>();
    private final List<DatabaseEvent> events = new ArrayList<>();
    private Address current = Examples.OLD;
    private Instant settledAt = VirtualTime.START;
    private Instant calmAt = VirtualTime.START;
    private boolean isPaused;

    RandomWorld(Chance chance) {
        this.chance = chance;
        binding = Deployment.binding("orders", chance.nextBoolean() ? Deployment.HOST : Deployment.CLUSTER);
        policy = new Policy(chance.nextInt(1, 5), chance.millis(500, 5_000), AllowedRanges.PRIVATE, "/repoint/test");
        hasNeighbour = chance.nextInt(4) == 0;
        deployment = hasNeighbour
                ? new Deployment(policy, binding, Deployment.binding(NEIGHBOUR, NEIGHBOUR_HOST))
                : new Deployment(policy, binding);
        ttl = Duration.ofSeconds(List.of(0, 1, 5, 5, 30, 60).get(chance.nextInt(6)));
        untilHealthy = chance.millis(15_000, 180_000);
        untilUnhealthy = chance.millis(5_000, 60_000);
        mischief = new Mischief(chance, deployment, this::happens, paused -> isPaused = paused);
        setUp();
        for (int i = chance.nextInt(1, 4); i > 0; i--) {
            failOver();
        }
        happens(calmAt, "calm", () -> {
            deployment.groups().calmDown();
            deployment.groups().limit(ARN, 2);
        });
        happenings.sort(Comparator.comparing(Happening::at));
        events.sort(Comparator.comparing(DatabaseEvent::arrivesAt));
    }

    Deployment deployment() {
        return deployment;
    }

    Policy policy() {
        return policy;
    }

    SimulatedResolvers resolvers() {
        return new SimulatedResolvers(deployment.time(), deployment.dns(), otherResolvers);
    }

    List<Happening> happenings() {
        return happenings;
    }

    List<DatabaseEvent> events() {
        return events;
    }

    List<Binding> bindings() {
        Binding own = new Binding(
                binding.name(),
                binding.source(),
                binding.port(),
                binding.targetGroupArn(),
                binding.record(),
                binding.foreign(),
                isPaused);
        return hasNeighbour ? List.of(Deployment.binding(NEIGHBOUR, NEIGHBOUR_HOST), own) : List.of(own);
    }

    /** Where the database is in the end. */
    Address current() {
        return current;
    }

    /** From when on nothing goes wrong any more. */
    Instant calmAt() {
        return calmAt;
    }

    boolean isSettled() {
        return deployment.held().registered(ARN).equals(targets(current));
    }

    /** From the last fault until the group holds where the database is and nothing else. */
    Duration boundToConverge() {
        Duration toAgree = Answer.TTL_MAX.multipliedBy(policy.agreement() + 1L);
        return Duration.ofMinutes(3).plus(toAgree).plus(untilHealthy).plus(untilUnhealthy);
    }

    private void setUp() {
        deployment.dns().latency(chance.millis(0, 20));
        deployment.groups().latency(chance.millis(0, 80));
        deployment.held().pace(untilHealthy, untilUnhealthy);
        if (chance.hits("dns: a caching resolver", 3)) {
            deployment.dns().cachesAnswers();
        }
        if (chance.hits("nlb: a full group", 4)) {
            deployment.held().hold(ARN, targets(Examples.OLD, HOSTS.getLast()));
            deployment.groups().limit(ARN, 2);
        }
        deployment.says(answer(current));
        if (hasNeighbour) {
            breakNeighbour();
        }
    }

    private void breakNeighbour() {
        String arn = Deployment.arn(NEIGHBOUR);
        switch (chance.nextInt(3)) {
            case 0 -> deployment.dns().says(NEIGHBOUR_HOST, new Answer.Failed(Answer.Failure.TIMEOUT, "no reply"));
            case 1 -> deployment.groups().disturb(arn, READ, 500, Fault.hangs());
            default ->
                deployment
                        .groups()
                        .disturb(arn, READ, 500, new Fault.Breaks(new IllegalStateException("nobody expected this")));
        }
        chance.count("neighbour: hangs or breaks");
    }

    private void failOver() {
        Instant outage = settledAt.plus(chance.millis(10_000, 300_000));
        Instant flip = outage.plus(chance.millis(0, 60_000));
        if (chance.hits("dns: flips late", 8)) {
            flip = flip.plus(chance.millis(60_000, 240_000));
        }
        Address next = HOSTS.get(chance.nextInt(HOSTS.size()));
        happens(outage, "the database leaves " + current + " for " + next + ", DNS follows at " + flip, () -> {});
        if (chance.nextInt(3) > 0 && !next.equals(current)) {
            deployment.held().dies(current, outage);
        }
        if (chance.nextInt(2) == 0) {
            says(outage, chance.doubtful(current, next, ttl));
            says(outage.plus(Duration.between(outage, flip).dividedBy(2)), answer(current));
        }
        deployment.held().revives(next, flip.minus(chance.millis(0, 20_000)));
        flip = wavers(flip, next);
        says(flip, answer(next));
        settledAt = flip;
        calmAt = later(calmAt, flip);
        rdsTells(outage, flip);
        strayResolver(outage, flip);
        mischief.disturb(outage);
        mischief.meddle(outage);
        current = next;
        chance.count("failovers");
    }

    private Instant wavers(Instant flip, Address next) {
        if (chance.hits("dns: flaps", 4)) {
            deployment.dns().flaps(host(), flip, chance.millis(500, 10_000), answer(current), answer(next));
            happens(flip, "DNS flaps between " + current + " and " + next, () -> {});
            return flip.plus(chance.millis(20_000, 30_000));
        }
        if (chance.nextInt(2) == 0) {
            says(flip, chance.doubtful(current, next, ttl));
            return flip.plus(chance.millis(100, 20_000));
        }
        return flip;
    }

    /** 0013 at the start, 0006 on the way, 0049 after the end; each lost, late, doubled, with another clock. */
    private void rdsTells(Instant outage, Instant flip) {
        for (Instant at : List.of(outage, outage.plus(Duration.ofSeconds(15)), flip.plus(chance.millis(0, 40_000)))) {
            if (chance.hits("event: lost", 4)) {
                continue;
            }
            Instant stamp = at.plusMillis(chance.nextInt(-5_000, 5_000));
            Instant arrival =
                    at.plus(chance.hits("event: late", 8) ? chance.millis(60_000, 400_000) : chance.millis(100, 5_000));
            events.add(new DatabaseEvent(arrival, stamp));
            if (chance.hits("event: doubled", 8)) {
                events.add(new DatabaseEvent(arrival.plus(chance.millis(0, 60_000)), stamp));
            }
        }
    }

    private void strayResolver(Instant outage, Instant flip) {
        if (chance.nextInt(3) == 0) {
            boolean isFailing = chance.nextInt(3) == 0;
            Duration behind = chance.millis(1_000, 60_000);
            Instant until = flip.plus(chance.millis(0, 60_000));
            otherResolvers.add(new SimulatedResolvers.Other(until, behind, isFailing));
            calmAt = later(calmAt, until);
            chance.count(isFailing ? "dns: one resolver of several fails" : "dns: one resolver of several is behind");
            String what = isFailing ? "a resolver fails" : "a resolver is " + behind + " behind";
            happens(outage, what + " until " + until, () -> {});
        }
    }

    private Answer answer(Address address) {
        return Answer.Addresses.of(List.of(address), ttl);
    }

    private void says(Instant from, Answer answer) {
        deployment.says(from, answer);
        happens(from, "DNS says " + answer, () -> {});
    }

    private void happens(Instant at, String what, Runnable effect) {
        happenings.add(new Happening(at, what, effect));
        calmAt = later(calmAt, at);
    }

    private String host() {
        return binding.source().toString();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
