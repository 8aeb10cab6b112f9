package dev.repoint.alignment;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a target group holds, draining targets included, in the order of their targets. */
public record Group(List<RegisteredTarget> targets) {

    public Group {
        targets = targets.stream()
                .sorted(Comparator.comparing(RegisteredTarget::target))
                .toList();
    }

    /** The targets that are registered, which draining ones are not. */
    public NavigableSet<Target> registered() {
        return select(_ -> true);
    }

    public NavigableSet<Target> healthy() {
        return select(RegisteredTarget::isHealthy);
    }

    public NavigableSet<Target> unhealthy() {
        return select(RegisteredTarget::isUnhealthy);
    }

    /** The registered entry of {@code target}, if it has one. */
    public Optional<RegisteredTarget> find(Target target) {
        return targets.stream()
                .filter(RegisteredTarget::isRegistered)
                .filter(entry -> entry.target().equals(target))
                .findFirst();
    }

    /** The family of the group's targets; an empty group has none yet. */
    public Optional<Family> family() {
        return targets.stream().map(entry -> entry.target().address().family()).findFirst();
    }

    /** This group after {@code added} were registered, before anybody knows of their health. */
    public Group with(Collection<Target> added) {
        Stream<RegisteredTarget> others = targets.stream().filter(entry -> !added.contains(entry.target()));
        Stream<RegisteredTarget> fresh = added.stream()
                .map(target -> find(target).orElseGet(() -> new RegisteredTarget(target, Health.INITIAL, "")));
        return new Group(Stream.concat(others, fresh).toList());
    }

    /** This group after {@code removed} were deregistered: they drain. */
    public Group without(Collection<Target> removed) {
        return new Group(targets.stream()
                .map(entry -> removed.contains(entry.target()) ? entry.as(Health.DRAINING) : entry)
                .toList());
    }

    private NavigableSet<Target> select(Predicate<RegisteredTarget> condition) {
        return targets.stream()
                .filter(RegisteredTarget::isRegistered)
                .filter(condition)
                .map(RegisteredTarget::target)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), Collections::unmodifiableNavigableSet));
    }
}
