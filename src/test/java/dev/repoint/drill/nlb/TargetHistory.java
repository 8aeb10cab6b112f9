package dev.repoint.drill.nlb;

import java.time.Instant;
import java.util.Optional;

/**
 * What happened to one registration of a target, as far as it matters for its state at any later time.
 *
 * @param found the last verdict of the checks, {@link TargetState#CHECKING} before the first
 * @param streak results in a row that were like the last one
 */
record TargetHistory(
        Instant registeredAt,
        Optional<Instant> deregisteredAt,
        Instant nextCheckAt,
        TargetState found,
        boolean isPassing,
        int streak) {

    static TargetHistory registered(Instant at, NlbTimings timings) {
        Instant firstCheckAt = at.plus(timings.registrationDelay());
        return new TargetHistory(at, Optional.empty(), firstCheckAt, TargetState.CHECKING, false, 0);
    }

    /** The first deregistration counts; another one doesn't prolong the delay. */
    TargetHistory deregistered(Instant at) {
        return new TargetHistory(
                registeredAt, Optional.of(deregisteredAt.orElse(at)), nextCheckAt, found, isPassing, streak);
    }

    boolean isDeregistered() {
        return deregisteredAt.isPresent();
    }

    boolean isCheckDue(Instant now) {
        return !isDeregistered() && !now.isBefore(nextCheckAt);
    }

    TargetHistory checkBegun(Instant at, NlbTimings timings) {
        return new TargetHistory(
                registeredAt, deregisteredAt, at.plus(timings.checkInterval()), found, isPassing, streak);
    }

    TargetHistory checked(CheckResult result, NlbTimings timings) {
        int inARow = result.isPassed() == isPassing ? streak + 1 : 1;
        int threshold = result.isPassed() ? timings.healthyThreshold() : timings.unhealthyThreshold();
        TargetState verdict = inARow >= threshold ? result.verdict : found;
        return new TargetHistory(registeredAt, deregisteredAt, nextCheckAt, verdict, result.isPassed(), inARow);
    }

    /** Nothing once the target is deregistered and its delay over: the group doesn't hold it any more. */
    Optional<TargetState> stateAt(Instant now, NlbTimings timings) {
        if (deregisteredAt.isPresent()) {
            boolean isDraining = now.isBefore(deregisteredAt.get().plus(timings.deregistrationDelay()));
            return isDraining ? Optional.of(TargetState.DRAINING) : Optional.empty();
        }
        boolean isRegistering = now.isBefore(registeredAt.plus(timings.registrationDelay()));
        return Optional.of(isRegistering ? TargetState.REGISTERING : found);
    }
}
