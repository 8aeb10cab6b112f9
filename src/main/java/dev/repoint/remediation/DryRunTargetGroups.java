package dev.repoint.remediation;

import dev.repoint.alignment.Group;
import dev.repoint.alignment.Target;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Target groups as they would be if the changes had been made. Reads are real; writes are remembered and shown in the next
 * read, so that a dry run decides just as a real one does. What it can't know is whether a target would become healthy.
 */
final class DryRunTargetGroups implements TargetGroups {

    private record Changes(NavigableSet<Target> registered, NavigableSet<Target> deregistered) {
        static final Changes NONE = new Changes(new TreeSet<>(), new TreeSet<>());

        Changes and(Changes later) {
            NavigableSet<Target> in = new TreeSet<>(registered);
            NavigableSet<Target> out = new TreeSet<>(deregistered);
            in.removeAll(later.deregistered);
            out.removeAll(later.registered);
            in.addAll(later.registered);
            out.addAll(later.deregistered);
            return new Changes(in, out);
        }
    }

    private final TargetGroups real;
    private final Map<String, Changes> changes = new ConcurrentHashMap<>();

    DryRunTargetGroups(TargetGroups real) {
        this.real = real;
    }

    @Override
    public Reply<Group> read(String targetGroupArn) {
        Changes made = changes.getOrDefault(targetGroupArn, Changes.NONE);
        return switch (real.read(targetGroupArn)) {
            case Reply.Given<Group>(Group group) ->
                new Reply.Given<>(group.with(made.registered).without(made.deregistered));
            case Reply.Refused<Group> refused -> refused;
        };
    }

    @Override
    public Reply<Integer> port(String targetGroupArn) {
        return real.port(targetGroupArn);
    }

    @Override
    public Optional<Refusal> register(String targetGroupArn, NavigableSet<Target> targets) {
        return remember(targetGroupArn, new Changes(targets, new TreeSet<>()));
    }

    @Override
    public Optional<Refusal> deregister(String targetGroupArn, NavigableSet<Target> targets) {
        return remember(targetGroupArn, new Changes(new TreeSet<>(), targets));
    }

    private Optional<Refusal> remember(String targetGroupArn, Changes change) {
        changes.merge(targetGroupArn, change, Changes::and);
        return Optional.empty();
    }
}
