package dev.repoint.remediation;

import dev.repoint.alignment.Observation;
import dev.repoint.alignment.Planner;
import dev.repoint.alignment.Room;
import dev.repoint.alignment.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Carries out the changes of one pass, makes room in a full group, and keeps account of them. */
final class Registrar {

    /** A full group is tried again no more often than this, as long as no target may make room. */
    private static final Duration FULL_AGE_MIN = Duration.ofSeconds(10);

    /**
     * A removal that took longer is followed by a reading: somebody may have removed the targets that were to stay, which a
     * condition on the removal would exclude if the API had one.
     */
    private static final Duration REMOVAL_MAX = Duration.ofSeconds(1);

    private final GroupView view;
    private final OwnTargets own;
    private final Memory memory;
    private final Journal journal;
    private final InstantSource clock;
    private int madeRoom;

    Registrar(GroupView view, OwnTargets own, Memory memory, Journal journal, InstantSource clock) {
        this.view = view;
        this.own = own;
        this.memory = memory;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param seen what is known by then; it changes as room is made */
    Optional<Refusal> register(NavigableSet<Target> targets, Supplier<Observation> seen) throws InterruptedException {
        Optional<Refusal> knownFull = view.fullWithin(FULL_AGE_MIN);
        if (knownFull.isPresent() && Planner.room(seen.get()) instanceof Room.Undecided) {
            return knownFull;
        }
        boolean isReplacement = !view.group().orElseThrow().registered().isEmpty();
        Optional<Refusal> refusal = view.register(targets);
        if (refusal.isEmpty()) {
            madeRoom = 0;
            journal.registered(targets, clock.instant());
            if (isReplacement) {
                memory.replacedAt(clock.instant());
            }
            own.registered(targets);
            return refusal;
        }
        boolean isFull = refusal.get().verdict() == Refusal.Verdict.NO_ROOM;
        return isFull ? makeRoom(targets, seen, refusal.get()) : refusal;
    }

    private Optional<Refusal> makeRoom(NavigableSet<Target> targets, Supplier<Observation> seen, Refusal full)
            throws InterruptedException {
        if (madeRoom >= targets.size()) {
            return failed(full, "room was made and did not help");
        }
        Optional<Refusal> unread = view.read();
        if (unread.isPresent()) {
            return unread;
        }
        own.renew();
        if (view.group().orElseThrow().registered().containsAll(targets)) {
            // Somebody else registered them meanwhile: no room is needed, and rule 4 says what may go.
            return Optional.empty();
        }
        return switch (Planner.room(seen.get())) {
            case Room.Removable(Target target) -> {
                madeRoom++;
                yield deregister(new TreeSet<>(Set.of(target)));
            }
            case Room.Undecided _ -> Optional.of(full);
            case Room.None _ -> failed(full, "no other target may be removed to make room");
        };
    }

    private static Optional<Refusal> failed(Refusal full, String why) {
        return Optional.of(new Refusal(Refusal.Verdict.FAILED, full.reason() + "; " + why));
    }

    Optional<Refusal> deregister(NavigableSet<Target> targets) throws InterruptedException {
        Optional<Refusal> refusal = view.deregister(targets);
        if (refusal.isEmpty()) {
            journal.deregistered(targets);
            own.deregistered(targets);
            if (view.isReadingOlderThan(REMOVAL_MAX)) {
                // If this one fails, what is known of the group still serves.
                Optional<Refusal> _ = view.read();
            }
        }
        return refusal;
    }
}
