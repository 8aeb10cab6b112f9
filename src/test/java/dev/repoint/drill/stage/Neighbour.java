package dev.repoint.drill.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of another database of the same function.
 *
 * @param movedAt when DNS had its new address; nothing if it was not in the zone that was lost
 * @param registeredAt when the call that registered the new address had returned
 * @param wasEverEmpty whether its target group held nothing after some call, draining targets not counted
 * @param isRight whether the group holds what DNS says, and nothing else
 */
public record Neighbour(
        String name, Optional<Instant> movedAt, Optional<Instant> registeredAt, boolean wasEverEmpty, boolean isRight) {

    /** From the answer of DNS on. */
    public Optional<Duration> took() {
        return movedAt.flatMap(from -> registeredAt.map(to -> Duration.between(from, to)));
    }
}
