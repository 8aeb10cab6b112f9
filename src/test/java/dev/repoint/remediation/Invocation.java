package dev.repoint.remediation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An invocation that is over.
 *
 * @param entries what the environment wrote down during it
 * @param rememberedSince from when on the environment remembered each binding's answers when it began
 */
record Invocation(
        Environment environment,
        Occasion occasion,
        Instant from,
        Instant until,
        Duration timeLeft,
        List<Entry> entries,
        Map<String, Instant> rememberedSince,
        List<BindingReport> reports) {

    private static final Duration TIME_ENOUGH = Duration.ofSeconds(70);

    Invocation {
        reports = List.copyOf(reports);
        entries = List.copyOf(entries);
        rememberedSince = Map.copyOf(rememberedSince);
    }

    Duration took() {
        return Duration.between(from, until);
    }

    /** Whether it had the time, and the life, to do all it wanted. */
    boolean isWhole() {
        return !environment.isDead() && timeLeft.compareTo(TIME_ENOUGH) > 0;
    }
}
