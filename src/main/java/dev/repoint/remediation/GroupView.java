package dev.repoint.remediation;

import dev.repoint.alignment.Group;
import dev.repoint.alignment.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * What one invocation knows of one target group: the latest reading, and on top of it what was changed since. It spares the
 * readings that rule 10 doesn't allow.
 */
final class GroupView {

    private final String arn;
    private final TargetGroups groups;
    private final Allowance readings;
    private final InstantSource clock;
    private Optional<Group> group = Optional.empty();
    private Instant readAt = Instant.MIN;
    private Instant triedAt = Instant.MIN;
    private Optional<Refusal> full = Optional.empty();
    private Instant fullAt = Instant.MIN;
    private int refused;

    GroupView(String arn, TargetGroups groups, Allowance readings, InstantSource clock) {
        this.arn = arn;
        this.groups = groups;
        this.readings = readings;
        this.clock = clock;
    }

    Optional<Group> group() {
        return group;
    }

    Optional<Refusal> read() throws InterruptedException {
        readings.take();
        triedAt = clock.instant();
        return switch (groups.read(arn)) {
            case Reply.Refused<Group>(Refusal refusal) -> counted(Optional.of(refusal));
            case Reply.Given<Group>(Group reading) -> {
                group = Optional.of(reading);
                readAt = triedAt;
                yield Optional.empty();
            }
        };
    }

    /** Whether the group was read after {@code instant}, and not changed since, so that it is as it was read. */
    boolean isReadSince(Instant instant) {
        return !readAt.isBefore(instant);
    }

    boolean isReadingOlderThan(Duration age) {
        return triedAt.equals(Instant.MIN) || triedAt.plus(age).isBefore(clock.instant());
    }

    /** The refusal for lack of room, if there was one and it isn't older than {@code age}. */
    Optional<Refusal> fullWithin(Duration age) {
        return full.filter(_ -> fullAt.plus(age).isAfter(clock.instant()));
    }

    Optional<Refusal> register(NavigableSet<Target> targets) {
        Optional<Refusal> refusal = groups.register(arn, targets);
        full = refusal.filter(each -> each.verdict() == Refusal.Verdict.NO_ROOM);
        fullAt = clock.instant();
        if (refusal.isEmpty()) {
            group = group.map(known -> known.with(targets));
            readAt = Instant.MIN;
        }
        return counted(refusal);
    }

    Optional<Refusal> deregister(NavigableSet<Target> targets) {
        Optional<Refusal> refusal = groups.deregister(arn, targets);
        if (refusal.isEmpty()) {
            group = group.map(known -> known.without(targets));
            readAt = Instant.MIN;
        }
        return counted(refusal);
    }

    /** How many calls were refused. That the group is full doesn't count: room can be made. */
    int refused() {
        return refused;
    }

    private Optional<Refusal> counted(Optional<Refusal> outcome) {
        refused += outcome.filter(refusal -> refusal.verdict() != Refusal.Verdict.NO_ROOM)
                        .isPresent()
                ? 1
                : 0;
        return outcome;
    }
}
