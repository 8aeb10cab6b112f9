package dev.repoint.remediation;

import dev.repoint.alignment.Group;
import dev.repoint.alignment.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * What one invocation knows of one target group: the latest reading, an earlier invocation's at first, and on top of it what
 * was changed since. It spares the readings that rules 9 and 10 don't allow.
 */
final class GroupView {

    private final String arn;
    private final TargetGroups groups;
    private final Allowance readings;
    private final Memory memory;
    private final InstantSource clock;
    private final boolean isDryRun;
    private Optional<Group> group;
    private Instant readAt = Instant.MIN;
    private Instant triedAt = Instant.MIN;
    private boolean isReadHere;
    private Optional<Refusal> full = Optional.empty();
    private Instant fullAt = Instant.MIN;
    private int refused;

    /** @param isDryRun whether changes are only imagined, and aren't to be remembered */
    GroupView(
            String arn, TargetGroups groups, Allowance readings, Memory memory, InstantSource clock, boolean isDryRun) {
        this.isDryRun = isDryRun;
        this.arn = arn;
        this.groups = groups;
        this.readings = readings;
        this.memory = memory;
        this.clock = clock;
        this.group = memory.reading().map(Memory.Reading::group);
    }

    Optional<Group> group() {
        return group;
    }

    /** Whether this invocation has read it. */
    boolean isReadHere() {
        return isReadHere;
    }

    Optional<Refusal> read() throws InterruptedException {
        readings.take();
        return readNow();
    }

    /** Reads the group if a reading is left that nobody waits for. */
    Optional<Refusal> readIfIdle() {
        return readings.takeIfIdle() ? readNow() : Optional.empty();
    }

    private Optional<Refusal> readNow() {
        triedAt = clock.instant();
        return switch (groups.read(arn)) {
            case Reply.Refused<Group>(Refusal refusal) -> counted(Optional.of(refusal));
            case Reply.Given<Group>(Group reading) -> {
                group = Optional.of(reading);
                memory.reading(reading, triedAt);
                readAt = triedAt;
                isReadHere = true;
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
            changed(group.map(known -> known.with(targets)));
        }
        return counted(refusal);
    }

    Optional<Refusal> deregister(NavigableSet<Target> targets) {
        Optional<Refusal> refusal = groups.deregister(arn, targets);
        if (refusal.isEmpty()) {
            changed(group.map(known -> known.without(targets)));
        }
        return counted(refusal);
    }

    private void changed(Optional<Group> after) {
        group = after;
        readAt = Instant.MIN;
        if (!isDryRun) {
            after.ifPresent(known -> memory.reading(known, triedAt));
        }
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
