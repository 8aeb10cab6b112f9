package dev.repoint.identity;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** When trying one address is over, whatever its server does. */
record Deadline(InstantSource clock, Instant end) {

    /** For one address. What is left of the port's five seconds is for a busy machine. */
    static final Duration TIME_MAX = Duration.ofMillis(4500);

    static Deadline from(InstantSource clock) {
        return new Deadline(clock, clock.instant().plus(TIME_MAX));
    }

    /** At least 1, because 0 means forever to a socket; never more than the whole, should the clock be set back. */
    int millisLeft() throws SocketTimeoutException {
        long left = Duration.between(clock.instant(), end).toMillis();
        if (left < 1) {
            throw new SocketTimeoutException("the time is up");
        }
        return Math.toIntExact(Math.min(left, TIME_MAX.toMillis()));
    }
}
