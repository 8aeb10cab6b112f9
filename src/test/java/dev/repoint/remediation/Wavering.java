package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How DNS comes to give the new address instead of the old one: with doubtful answers, flapping, truncated. */
final class Wavering {

    private final Chance chance;
    private final Deployment deployment;
    private final Diary diary;
    private final String host;
    private final Duration ttl;
    private final boolean isTold;

    /** @param isTold whether any of it happens */
    Wavering(Chance chance, Deployment deployment, Diary diary, String host, Duration ttl, boolean isTold) {
        this.chance = chance;
        this.deployment = deployment;
        this.diary = diary;
        this.host = host;
        this.ttl = ttl;
        this.isTold = isTold;
    }

    /** Returns from when on DNS gives {@code next} for good. */
    Instant between(Instant outage, Instant flip, Address current, Address next) {
        if (chance.nextInt(2) == 0) {
            doubts(outage, current, next);
            settles(outage.plus(Duration.between(outage, flip).dividedBy(2)), current);
        }
        if (chance.hits("dns: truncated", 8)) {
            truncates(outage, flip);
        }
        Instant settled = wavers(flip, current, next);
        settles(settled, next);
        return settled;
    }

    private Instant wavers(Instant flip, Address current, Address next) {
        if (chance.hits("dns: flaps", 4)) {
            Duration period = chance.millis(500, 10_000);
            happens(
                    flip,
                    "DNS flaps between " + current + " and " + next + ", each for " + period,
                    () -> deployment.dns().flaps(host, flip, period, answer(current), answer(next)));
            return flip.plus(chance.millis(20_000, 30_000));
        }
        if (chance.nextInt(2) == 0) {
            doubts(flip, current, next);
            return flip.plus(chance.millis(100, 20_000));
        }
        return flip;
    }

    private void truncates(Instant outage, Instant flip) {
        Duration overTcp = chance.millis(10, 8_000);
        Instant until = flip.plus(chance.millis(0, 60_000));
        happens(
                outage,
                "answers are truncated until " + until + ", and come " + overTcp + " later over TCP",
                () -> deployment.dns().truncates(host, outage, overTcp));
        if (isTold) {
            diary.always(until, "no answer is truncated", () -> deployment.dns().truncates(host, until, Duration.ZERO));
        }
    }

    private void doubts(Instant from, Address current, Address next) {
        Answer answer = chance.doubtful(current, next, ttl);
        happens(from, "DNS says " + answer, () -> deployment.dns().says(host, from, answer));
    }

    private void settles(Instant from, Address address) {
        if (isTold) {
            diary.always(
                    from,
                    "DNS says " + address + " for " + ttl,
                    () -> deployment.dns().says(host, from, answer(address)));
        }
    }

    private void happens(Instant at, String what, Runnable effect) {
        if (isTold) {
            diary.happens(at, what, effect);
        }
    }

    private Answer answer(Address address) {
        return Answer.Addresses.of(List.of(address), ttl);
    }
}
