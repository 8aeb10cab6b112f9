package dev.repoint.remediation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How many calls of one kind may be made, shared by all bindings: so many at once, then so many a second (rule 9).
 *
 * <p>Safe for use by several threads.
 */
final class Allowance {

    private final InstantSource clock;
    private final Pause pause;
    private final Duration perCall;
    private final int atOnce;
    private Instant paidUntil;

    Allowance(int atOnce, int perSecond, InstantSource clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
        this.perCall = Duration.ofSeconds(1).dividedBy(perSecond);
        this.atOnce = atOnce;
        this.paidUntil = clock.instant();
    }

    /** Returns once a call may be made; callers that come together are spread. */
    void take() throws InterruptedException {
        pause.pause(reserve());
    }

    /** Takes a call if it may be made at once and nobody waits for one; says whether it did. */
    synchronized boolean takeIfIdle() {
        Instant now = clock.instant();
        boolean isIdle =
                !paidUntil.plus(perCall).minus(perCall.multipliedBy(atOnce)).isAfter(now);
        if (isIdle) {
            paidUntil = (paidUntil.isBefore(now) ? now : paidUntil).plus(perCall);
        }
        return isIdle;
    }

    private synchronized Duration reserve() {
        Instant now = clock.instant();
        Instant from = paidUntil.isBefore(now) ? now : paidUntil;
        paidUntil = from.plus(perCall);
        return Duration.between(now, paidUntil.minus(perCall.multipliedBy(atOnce)));
    }
}
