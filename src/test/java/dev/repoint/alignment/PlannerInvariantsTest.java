package dev.repoint.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every plan, whatever was observed: random walks, see {@link Seeds} for how to replay one. */
final class PlannerInvariantsTest {

    private static final int LOOKS = 8;

    @Test
    void noWalkBreaksARule() {
        Seeds.forEach(seed -> {
            RandomWalk walk = new RandomWalk(seed);
            for (int i = 0; i < LOOKS; i++) {
                Observation seen = walk.look();
                Plan plan = Planner.plan(seen);
                holds(plan, seen, walk.heard());
                boolean wasEmpty = walk.group().registered().isEmpty();
                walk.apply(plan);
                require(wasEmpty || !walk.group().registered().isEmpty(), plan, seen);
                walk.shuffle();
            }
        });
    }

    @Test
    void noRoomIsMadeOfTheLastTargetOrAWantedOne() {
        Seeds.forEach(seed -> {
            RandomWalk walk = new RandomWalk(seed);
            for (int i = 0; i < LOOKS; i++) {
                Observation seen = walk.look();
                if (seen.answer() instanceof Answer.Addresses answer
                        && Planner.room(seen) instanceof Room.Removable(Target target)) {
                    assertThat(seen.group().registered()).hasSizeGreaterThan(1).contains(target);
                    assertThat(wanted(answer, seen.terms())).doesNotContain(target);
                    assertThat(isAgreed(target, answer, seen.terms(), walk.heard()))
                            .isTrue();
                }
                walk.shuffle();
            }
        });
    }

    private static void holds(Plan plan, Observation seen, List<RandomWalk.Heard> heard) {
        if (!(seen.answer() instanceof Answer.Addresses answer)) {
            require(plan instanceof Plan.Hold, plan, seen);
            return;
        }
        NavigableSet<Target> wanted = wanted(answer, seen.terms());
        NavigableSet<Target> registered = seen.group().registered();
        boolean isAllowed = answer.addresses().stream().allMatch(seen.terms().allowed()::contain);
        Predicate<Target> isAgreed = target -> isAgreed(target, answer, seen.terms(), heard);
        Predicate<Target> helps = target -> helps(target, wanted, seen);
        boolean isRight = switch (plan) {
            case Plan.Register(var targets) -> isAllowed && targets.equals(minus(wanted, registered));
            case Plan.Prove _ -> false;
            case Plan.Deregister(var targets, var kept) ->
                registered.containsAll(wanted)
                        && registered.containsAll(targets)
                        && targets.stream().noneMatch(wanted::contains)
                        && targets.stream().noneMatch(kept::contains)
                        && targets.stream().allMatch(isAgreed.and(helps));
            case Plan.Wait(var undecided, var kept) ->
                registered.containsAll(wanted)
                        && undecided.stream().noneMatch(isAgreed)
                        && kept.stream().noneMatch(helps);
            case Plan.Aligned _ -> registered.equals(wanted);
            case Plan.Hold _ -> !isAllowed || registered.equals(wanted);
        };
        require(isRight, plan, seen);
    }

    private static void require(boolean isRight, Plan plan, Observation seen) {
        if (!isRight) {
            throw new AssertionError(plan + " is wrong for " + seen);
        }
    }

    private static boolean helps(Target target, NavigableSet<Target> wanted, Observation seen) {
        NavigableSet<Target> healthy = seen.group().healthy();
        boolean isTried = seen.group().find(target).orElseThrow().health() != Health.INITIAL;
        return healthy.contains(target)
                || (isTried
                        && (seen.terms().oldWriterLivesOn() || wanted.stream().anyMatch(healthy::contains)));
    }

    /** Counts the latest answers by the words of rule 3, the oldest first. */
    private static boolean isAgreed(Target target, Answer.Addresses latest, Terms terms, List<RandomWalk.Heard> heard) {
        Predicate<Answer.Addresses> agrees = latest.addresses().contains(target.address())
                ? answer -> answer.addresses().equals(latest.addresses())
                : answer -> !answer.addresses().contains(target.address());
        int counted = 0;
        Instant outlivedAt = Instant.MIN;
        for (RandomWalk.Heard each : heard) {
            if (!(each.answer() instanceof Answer.Addresses answer) || !agrees.test(answer)) {
                counted = 0;
                outlivedAt = Instant.MIN;
            } else if (!each.at().isBefore(outlivedAt)) {
                counted++;
                outlivedAt = each.at().plus(answer.ttl());
            }
        }
        return counted >= terms.agreement();
    }

    private static NavigableSet<Target> wanted(Answer.Addresses answer, Terms terms) {
        return answer.addresses().stream()
                .map(address -> new Target(address, terms.port()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static NavigableSet<Target> minus(NavigableSet<Target> targets, NavigableSet<Target> others) {
        NavigableSet<Target> rest = new TreeSet<>(targets);
        rest.removeAll(others);
        return rest;
    }
}
