package dev.repoint.drill.scenario;

import java.time.Duration;
import java.util.List;

/**
 * A scenario as it is to be played.
 *
 * @param flip how long after the loss DNS has the new address, in the field; scenarios that are about just that have
 *     their own time
 */
public record Play(Scenario scenario, Scale scale, Duration flip) {
    /** Most failovers that were measured had their new address 15 to 40 s after the loss. */
    public static final Duration FLIP = Duration.ofSeconds(25);

    private static final Duration FLIP_MIN = Duration.ofSeconds(2);
    private static final Duration FLIP_MAX = Duration.ofMinutes(5);

    public Play {
        if (flip.compareTo(FLIP_MIN) < 0 || flip.compareTo(FLIP_MAX) > 0) {
            throw new IllegalArgumentException("DNS lag of %d s is not within %d to %d s"
                    .formatted(flip.toSeconds(), FLIP_MIN.toSeconds(), FLIP_MAX.toSeconds()));
        }
    }

    /** In order; each but the first begins when the one before it is repaired. */
    public List<Failover> failovers() {
        return scenario.failovers(scale, Math.toIntExact(flip.toSeconds()));
    }
}
