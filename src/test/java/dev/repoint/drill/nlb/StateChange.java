package dev.repoint.drill.nlb;

import dev.repoint.alignment.Target;
import java.time.Instant;
import java.util.Optional;

/**
 * A target was seen in another state than before.
 *
 * @param state nothing if the group doesn't hold the target any more
 */
public record StateChange(Instant at, Target target, Optional<TargetState> state) {}
