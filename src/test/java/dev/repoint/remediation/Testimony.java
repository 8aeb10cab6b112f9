package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What an environment was told of a source's endpoint, read by rules 1 to 3 without the function's own code. */
final class Testimony {

    private static final Duration TTL_MAX = Duration.ofSeconds(30);

    private final List<Entry.Heard> heard;

    Testimony(List<Entry> log, Source source, Instant since) {
        Set<String> names = RandomApi.endpoints(source);
        heard = log.stream()
                .filter(Entry.Heard.class::isInstance)
                .map(Entry.Heard.class::cast)
                .filter(each -> names.contains(each.name()) && !each.askedAt().isBefore(since))
                .toList();
    }

    /** The addresses that any resolver gave in the latest answer; empty if that was a gap or a failure. */
    NavigableSet<Address> latest() {
        return heard.isEmpty()
                ? Collections.emptyNavigableSet()
                : heard.getLast().addresses();
    }

    Optional<Entry.Heard> latestHeard() {
        return heard.isEmpty() ? Optional.empty() : Optional.of(heard.getLast());
    }

    Optional<Instant> latestAt() {
        return heard.isEmpty() ? Optional.empty() : Optional.of(heard.getLast().answeredAt());
    }

    boolean isAbsent(Address address, int answers) {
        return isAgreed(answers, addresses -> !addresses.contains(address));
    }

    boolean isSame(int answers) {
        return isAgreed(answers, latest()::equals);
    }

    /** Whether some chain of so many consecutive answers says so, each asked after its predecessor's time to live. */
    private boolean isAgreed(int answers, Predicate<NavigableSet<Address>> says) {
        Instant[] outlivedAt = new Instant[answers + 1];
        startAnew(outlivedAt);
        for (Entry.Heard each : heard) {
            NavigableSet<Address> addresses = each.addresses();
            if (addresses.isEmpty() || !says.test(addresses)) {
                startAnew(outlivedAt);
                continue;
            }
            Instant outlived = each.answeredAt().plus(ttl(each));
            for (int length = answers; length > 0; length--) {
                boolean isLonger = !each.askedAt().isBefore(outlivedAt[length - 1]);
                if (isLonger && outlived.isBefore(outlivedAt[length])) {
                    outlivedAt[length] = outlived;
                }
            }
        }
        return outlivedAt[answers].isBefore(Instant.MAX);
    }

    private static void startAnew(Instant[] outlivedAt) {
        Arrays.fill(outlivedAt, Instant.MAX);
        outlivedAt[0] = Instant.MIN;
    }

    private static Duration ttl(Entry.Heard heard) {
        return heard.answers().stream()
                .filter(Answer.Addresses.class::isInstance)
                .map(answer -> ((Answer.Addresses) answer).ttl())
                .map(ttl -> ttl.compareTo(TTL_MAX) > 0 ? TTL_MAX : ttl)
                .max(Duration::compareTo)
                .orElse(TTL_MAX);
    }
}
