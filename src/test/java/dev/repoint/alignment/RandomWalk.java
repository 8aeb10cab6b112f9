package dev.repoint.alignment;

import static dev.repoint.alignment.Examples.OUTSIDE;
import static dev.repoint.alignment.Examples.PORT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** A target group among random answers, faults of DNS, changes of health and hands of others, for as long as one asks. */
final class RandomWalk {

    record Heard(Answer answer, Instant at) {}

    private static final int ADDRESSES = 4;
    private static final int WRONG_PORT = 5433;

    private final SplittableRandom random;
    private final Terms terms;
    private final List<Heard> heard = new ArrayList<>();
    private Agreement agreement = Agreement.NONE;
    private Instant now = Instant.EPOCH;
    private Group group;

    RandomWalk(long seed) {
        random = new SplittableRandom(seed);
        terms = new Terms(PORT, random.nextInt(1, 4), AllowedRanges.PRIVATE, random.nextBoolean(), false);
        group = new Group(List.of());
        shuffle();
    }

    /** All answers so far; the latest is the one of the observation. */
    List<Heard> heard() {
        return heard;
    }

    /** One more look, some time after the one before; DNS mostly says again what it said. */
    Observation look() {
        now = now.plus(Duration.ofMillis(random.nextInt(0, 12_000)));
        boolean isAsBefore = !heard.isEmpty() && random.nextInt(4) > 0;
        Answer answer = isAsBefore ? heard.getLast().answer() : answer();
        heard.add(new Heard(answer, now));
        agreement = agreement.after(answer, now, now);
        return observation(answer);
    }

    private Observation observation(Answer answer) {
        return new Observation(answer, agreement, group, terms);
    }

    /** Carries out what was planned for the group. */
    void apply(Plan plan) {
        group = switch (plan) {
            case Plan.Register(var targets) -> group.with(targets);
            case Plan.Deregister(var targets, var _) -> group.without(targets);
            case Plan.Aligned _, Plan.Prove _, Plan.Wait _, Plan.Hold _ -> group;
        };
    }

    Group group() {
        return group;
    }

    /** Time passes for the targets, and somebody else may add one. */
    void shuffle() {
        NavigableSet<Target> targets = new TreeSet<>();
        group.targets().stream()
                .filter(entry -> entry.isRegistered() || random.nextInt(3) > 0)
                .forEach(entry -> targets.add(entry.target()));
        while (random.nextInt(3) == 0) {
            targets.add(new Target(address(), random.nextInt(8) == 0 ? WRONG_PORT : PORT));
        }
        group = new Group(targets.stream().map(this::entry).toList());
    }

    private RegisteredTarget entry(Target target) {
        boolean drains = group.find(target).isEmpty()
                && group.targets().stream().anyMatch(entry -> entry.target().equals(target));
        Health[] states = Health.values();
        Health state = states[random.nextInt(states.length)];
        boolean isImpossible = state == Health.DRAINING && group.find(target).isPresent();
        return new RegisteredTarget(target, drains ? Health.DRAINING : isImpossible ? Health.INITIAL : state, "");
    }

    private Answer answer() {
        return switch (random.nextInt(10)) {
            case 0 -> Examples.noName();
            case 1 -> Examples.noData();
            case 2 -> Examples.failed();
            case 3 -> Examples.answer(address(), OUTSIDE);
            case 4, 5 -> addresses(address(), address());
            default -> addresses(address());
        };
    }

    private Answer addresses(Address... addresses) {
        return Answer.Addresses.of(List.of(addresses), Duration.ofSeconds(random.nextInt(0, 40)));
    }

    private Address address() {
        return Address.of("10.0.0." + random.nextInt(1, ADDRESSES + 1));
    }
}
