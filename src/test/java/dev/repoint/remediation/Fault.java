package dev.repoint.remediation;

import java.time.Duration;

/** What can go wrong with one call to AWS. */
sealed interface Fault {

    /** It is refused, without effect. */
    record Refuses(Refusal refusal) implements Fault {}

    /** It has its effect, but its answer is lost. */
    record LosesAnswer() implements Fault {}

    /** It has its effect on some of its targets only, and fails. */
    record IsCutShort() implements Fault {}

    /** It hangs until the caller gives up, without effect. */
    record Hangs(Duration duration) implements Fault {}

    /** It has its effect, late. */
    record IsSlow(Duration duration) implements Fault {}

    /** Something nobody expected. */
    record Breaks(RuntimeException surprise) implements Fault {}

    /** The bound that the ports set, retries included. */
    Duration GIVES_UP_AFTER = Duration.ofSeconds(15);

    static Fault throttled() {
        return new Refuses(new Refusal(Refusal.Verdict.RETRY, "Throttling: rate exceeded"));
    }

    static Fault denied() {
        return new Refuses(new Refusal(Refusal.Verdict.FAILED, "AccessDenied: not authorized"));
    }

    static Fault unknowable() {
        return new Refuses(new Refusal(Refusal.Verdict.HELD, "HealthUnavailable: not known"));
    }

    static Fault hangs() {
        return new Hangs(GIVES_UP_AFTER);
    }
}
