package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Examples;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** The dice of one seed; counts what they bring. */
final class Chance {

    private static final Address LINK_LOCAL = Address.of("169.254.10.9");

    private final SplittableRandom random;
    private final Tally tally;

    Chance(SplittableRandom random, Tally tally) {
        this.random = random;
        this.tally = tally;
    }

    /** Dice of their own for a part, so that leaving it out changes no other. */
    Chance split() {
        return new Chance(random.split(), tally);
    }

    int nextInt(int bound) {
        return random.nextInt(bound);
    }

    int nextInt(int from, int to) {
        return random.nextInt(from, to);
    }

    boolean nextBoolean() {
        return random.nextBoolean();
    }

    void count(String kind) {
        tally.count(kind);
    }

    /** An answer that should lead to nothing, or at most to one target more. */
    Answer doubtful(Address current, Address next, Duration ttl) {
        return switch (random.nextInt(7)) {
            case 0 -> told("dns: NXDOMAIN", Examples.noName());
            case 1 -> told("dns: empty", Examples.noData());
            case 2 -> told("dns: SERVFAIL", Examples.failed());
            case 3 -> told("dns: time-out", new Answer.Failed(Answer.Failure.TIMEOUT, "no reply"));
            case 4 -> told("dns: several addresses", Answer.Addresses.of(List.of(current, next), ttl));
            case 5 -> told("dns: link-local beside", Answer.Addresses.of(List.of(next, LINK_LOCAL), ttl));
            default -> told("dns: public address", Answer.Addresses.of(List.of(Examples.OUTSIDE), ttl));
        };
    }

    private Answer told(String kind, Answer answer) {
        tally.count(kind);
        return answer;
    }

    Fault fault() {
        return switch (random.nextInt(7)) {
            case 0 -> Fault.throttled();
            case 1 -> Fault.denied();
            case 2 -> Fault.unknowable();
            case 3 -> Fault.hangs();
            case 4 -> new Fault.IsSlow(millis(1_000, 10_000));
            case 5 -> new Fault.IsCutShort();
            default -> new Fault.LosesAnswer();
        };
    }

    boolean hits(String kind, int oneIn) {
        boolean isSo = random.nextInt(oneIn) == 0;
        if (isSo) {
            tally.count(kind);
        }
        return isSo;
    }

    Duration millis(int from, int to) {
        return Duration.ofMillis(random.nextInt(from, to));
    }
}
