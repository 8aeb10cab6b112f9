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
import java.util.List;
import java.util.Optional;

/**
 * One to three fail-overs of one database, written down beforehand, with everything that may go wrong on the way: DNS, the
 * load balancer's API, events, people, and a neighbour whose own binding is out of order.
 */
final class RandomWorld {

    static final List<Address> HOSTS = List.of(Examples.OLD, Examples.NEW, Examples.THIRD, Address.of("10.0.4.11"));
    private static final List<Source> SOURCES = List.of(
            new Source.HostName(Deployment.HOST),
            new Source.HostName(Deployment.CLUSTER),
            new Source.Instance("orders"),
            new Source.Writer("orders"));
    static final String NEIGHBOUR = "billing";
    private static final String NEIGHBOUR_HOST = "billing.abc123.eu-west-1.rds.amazonaws.com";

    private final Chance chance;
    private final Diary diary;
    private final Deployment deployment;
    private final Policy policy;
    private final Binding binding;
    private final Mischief mischief;
    private final RandomEvents events;
    private final Optional<RandomRecord> record;
    private final boolean hasNeighbour;
    private final Duration ttl;
    private final Duration untilHealthy;
    private final Duration untilUnhealthy;
    private final List<SimulatedResolvers.Other> otherResolvers = new ArrayList<>();
    private Address place = Examples.OLD;
    private Address current = Examples.OLD;
    private Instant settledAt = VirtualTime.START;
    private final Tags tags = new Tags();
    private final Optional<RandomApi> api;

    RandomWorld(Chance chance, Plot plot) {
        this.chance = chance;
        this.diary = new Diary(plot);
        binding = Deployment.binding("orders", SOURCES.get(chance.nextInt(SOURCES.size())));
        policy = new Policy(chance.nextInt(1, 5), chance.millis(500, 5_000), AllowedRanges.PRIVATE, "/repoint/test");
        hasNeighbour = chance.nextInt(4) == 0 && diary.has("a neighbour that hangs or breaks");
        deployment = hasNeighbour
                ? new Deployment(policy, binding, Deployment.binding(NEIGHBOUR, NEIGHBOUR_HOST))
                : new Deployment(policy, binding);
        ttl = Duration.ofSeconds(List.of(0, 1, 5, 5, 30, 60).get(chance.nextInt(6)));
        untilHealthy = chance.millis(15_000, 180_000);
        untilUnhealthy = chance.millis(5_000, 60_000);
        mischief = new Mischief(chance.split(), deployment, diary, tags);
        events = new RandomEvents(chance.split(), diary);
        Chance ofRecord = chance.split();
        record = chance.nextInt(3) == 0 && diary.has("a record in Route 53")
                ? Optional.of(new RandomRecord(ofRecord, deployment.zones(), diary))
                : Optional.empty();
        Chance ofApi = chance.split();
        api = binding.source() instanceof Source.HostName
                ? Optional.empty()
                : Optional.of(new RandomApi(ofApi, deployment, diary, binding.source()));
        setUp(chance.split());
        for (int i = chance.nextInt(1, 4); i > 0; i--) {
            failOver();
        }
        diary.always(diary.calmAt(), "calm", () -> {
            deployment.groups().calmDown();
            deployment.groups().limit(ARN, 2);
            deployment.zones().calmDown();
            api.ifPresent(RandomApi::calmDown);
        });
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
        return diary.happenings();
    }

    List<DatabaseEvent> events() {
        return events.inOrderOfArrival();
    }

    List<Binding> bindings() {
        Binding own = tags.on(binding, record.map(RandomRecord::record));
        return hasNeighbour ? List.of(Deployment.binding(NEIGHBOUR, NEIGHBOUR_HOST), own) : List.of(own);
    }

    /** Where the database is in the end. */
    Address current() {
        return current;
    }

    /** From when on nothing goes wrong any more. */
    Instant calmAt() {
        return diary.calmAt();
    }

    boolean isSettled() {
        return deployment.held().registered(ARN).equals(targets(current))
                && record.filter(kept -> !kept.holds(current)).isEmpty();
    }

    /** From the last fault until the group holds where the database is and nothing else, and so does the record. */
    Duration boundToConverge() {
        Duration toAgree = Answer.TTL_MAX.multipliedBy(policy.agreement() + 1L);
        return Duration.ofMinutes(3)
                .plus(toAgree)
                .plus(untilHealthy)
                .plus(untilUnhealthy)
                .plus(record.map(RandomRecord::boundToConverge).orElse(Duration.ZERO));
    }

    private void setUp(Chance once) {
        deployment.dns().latency(once.millis(0, 20));
        deployment.groups().latency(once.millis(0, 80));
        deployment.held().pace(untilHealthy, untilUnhealthy);
        if (once.hits("dns: a caching resolver", 3) && diary.has("a caching resolver")) {
            deployment.dns().cachesAnswers();
        }
        if (once.hits("nlb: a full group", 4) && diary.has("a full group")) {
            deployment.held().hold(ARN, targets(Examples.OLD, HOSTS.getLast()));
            deployment.groups().limit(ARN, 2);
        }
        deployment.dns().says(host(), answer(place));
        if (hasNeighbour) {
            breakNeighbour(once);
        }
    }

    private void breakNeighbour(Chance once) {
        String arn = Deployment.arn(NEIGHBOUR);
        switch (once.nextInt(3)) {
            case 0 -> deployment.dns().says(NEIGHBOUR_HOST, new Answer.Failed(Answer.Failure.TIMEOUT, "no reply"));
            case 1 -> deployment.groups().disturb(arn, READ, 500, Fault.hangs());
            default ->
                deployment
                        .groups()
                        .disturb(arn, READ, 500, new Fault.Breaks(new IllegalStateException("nobody expected this")));
        }
        once.count("neighbour: hangs or breaks");
    }

    private void failOver() {
        Instant outage = settledAt.plus(chance.millis(10_000, 300_000));
        Instant flip = outage.plus(chance.millis(0, 60_000));
        if (chance.hits("dns: flips late", 8)) {
            flip = flip.plus(chance.millis(60_000, 240_000));
        }
        Address next = HOSTS.get(chance.nextInt(HOSTS.size()));
        boolean isTold = diary.has("a fail-over from " + place + " to " + next + " at " + outage);
        Instant revived = flip.minus(chance.millis(0, 20_000));
        Address lost = place;
        api.ifPresent(known -> known.failOver(outage, revived, lost, next, isTold));
        Wavering wavering = new Wavering(chance.split(), deployment, diary, host(), ttl, isTold);
        if (chance.nextInt(3) > 0 && !next.equals(place) && isTold) {
            diary.happens(outage, lost + " is lost", () -> deployment.held().dies(lost, outage));
        }
        if (isTold) {
            diary.always(revived, next + " serves", () -> deployment.held().revives(next, revived));
        }
        settledAt = wavering.between(outage, flip, place, next);
        diary.isRoughUntil(settledAt);
        events.tell(outage, flip);
        strayResolver(outage, flip, chance.split());
        mischief.disturb(outage);
        mischief.meddle(outage);
        record.ifPresent(kept -> kept.disturb(outage));
        place = next;
        current = isTold ? next : current;
        chance.count("failovers");
    }

    private void strayResolver(Instant outage, Instant flip, Chance once) {
        if (once.nextInt(3) == 0) {
            boolean isFailing = once.nextInt(3) == 0;
            Duration behind = once.millis(1_000, 60_000);
            Instant until = flip.plus(once.millis(0, 60_000));
            once.count(isFailing ? "dns: one resolver of several fails" : "dns: one resolver of several is behind");
            diary.happens(
                    outage,
                    (isFailing ? "a resolver fails" : "a resolver is " + behind + " behind") + " until " + until,
                    () -> otherResolvers.add(new SimulatedResolvers.Other(until, behind, isFailing)));
            diary.isRoughUntil(until);
        }
    }

    private Answer answer(Address address) {
        return Answer.Addresses.of(List.of(address), ttl);
    }

    private String host() {
        return api.map(RandomApi::host).orElseGet(() -> binding.source().toString());
    }
}
