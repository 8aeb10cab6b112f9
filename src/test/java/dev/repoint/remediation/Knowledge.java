package dev.repoint.remediation;

import dev.repoint.alignment.Group;
import dev.repoint.alignment.Health;
import dev.repoint.alignment.RegisteredTarget;
import dev.repoint.alignment.Target;
import dev.repoint.remediation.SimulatedTargetGroups.Call;
import dev.repoint.remediation.SimulatedTargetGroups.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** What one invocation could know of one group from the calls that it made, in their order. */
final class Knowledge {

    private NavigableSet<Target> standing = new TreeSet<>();
    private NavigableSet<Target> healthy = new TreeSet<>();
    private NavigableSet<Target> untried = new TreeSet<>();
    private Optional<Instant> readAt = Optional.empty();
    private final List<Call> made = new ArrayList<>();
    private boolean isFull;
    private boolean isRead;

    void take(Call call) {
        made.add(call);
        call.seen().ifPresent(group -> read(group, call.at()));
        if (!call.isWrite()) {
            return;
        }
        isFull = call.refusal()
                .filter(refusal -> refusal.verdict() == Refusal.Verdict.NO_ROOM)
                .isPresent();
        if (call.refusal().isEmpty()) {
            if (call.operation() == Operation.REGISTER) {
                standing.addAll(call.targets());
            } else {
                standing.removeAll(call.targets());
            }
            readAt = Optional.empty();
        }
    }

    private void read(Group group, Instant at) {
        standing = new TreeSet<>();
        healthy = new TreeSet<>();
        untried = new TreeSet<>();
        for (RegisteredTarget entry : group.targets()) {
            if (entry.health() != Health.DRAINING) {
                standing.add(entry.target());
            }
            switch (entry.health()) {
                case HEALTHY -> healthy.add(entry.target());
                case INITIAL -> untried.add(entry.target());
                case UNHEALTHY, UNHEALTHY_DRAINING, UNUSED, DRAINING, UNAVAILABLE, UNKNOWN -> {}
            }
        }
        readAt = Optional.of(at);
        isRead = true;
    }

    /** Whether it ever was. */
    boolean isRead() {
        return isRead;
    }

    boolean isOwn(Call call) {
        return made.contains(call);
    }

    /** Registered and not draining. */
    NavigableSet<Target> standing() {
        return standing;
    }

    NavigableSet<Target> healthy() {
        return healthy;
    }

    /** Those that the load balancer had no opinion of yet. */
    NavigableSet<Target> untried() {
        return untried;
    }

    /** Of all that isn't wanted, one that takes no traffic, if there is one, and of these the first. */
    Target firstToMakeRoom(NavigableSet<Target> wanted) {
        return standing.stream()
                .filter(target -> !wanted.contains(target))
                .min(Comparator.<Target, Boolean>comparing(healthy::contains).thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** When the group was last read, if nothing was changed since. */
    Optional<Instant> readAt() {
        return readAt;
    }

    /** Whether the last change was refused for lack of room. */
    boolean isFull() {
        return isFull;
    }
}
