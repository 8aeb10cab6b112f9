package dev.repoint.remediation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time that an invocation has left: the outermost bound of everything it does. */
public record Budget(InstantSource clock, Instant end) {

    /**
     * The budget of an invocation that Lambda ends after {@code remaining}.
     *
     * @param reserve what is kept back to say what was done, unless the whole is so short that a fifth of it is less
     */
    public static Budget of(Duration remaining, Duration reserve, InstantSource clock) {
        Duration fifth = remaining.dividedBy(5);
        Duration kept = fifth.compareTo(reserve) < 0 ? fifth : reserve;
        return new Budget(clock, clock.instant().plus(remaining).minus(kept));
    }

    Duration left() {
        Duration left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean allows(Duration pause) {
        return pause.compareTo(left()) < 0;
    }
}
