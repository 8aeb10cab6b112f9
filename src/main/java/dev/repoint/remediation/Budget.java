package dev.repoint.remediation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time that an invocation has left: the outermost bound of everything it does. */
public record Budget(InstantSource clock, Instant end) {

    /** What is kept back for the report, unless the whole is so short that a fifth of it is less. */
    private static final Duration RESERVE = Duration.ofSeconds(2);

    /** The budget of an invocation that Lambda ends after {@code remaining}. */
    public static Budget of(Duration remaining, InstantSource clock) {
        Duration fifth = remaining.dividedBy(5);
        Duration reserve = fifth.compareTo(RESERVE) < 0 ? fifth : RESERVE;
        return new Budget(clock, clock.instant().plus(remaining).minus(reserve));
    }

    Duration left() {
        Duration left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean allows(Duration pause) {
        return pause.compareTo(left()) < 0;
    }
}
