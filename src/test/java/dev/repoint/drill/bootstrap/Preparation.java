package dev.repoint.drill.bootstrap;

import dev.repoint.drill.postgres.Login;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of the first act.
 *
 * @param timeline in order, the beginning first
 * @param steps as the last answer to {@code apply} tells them
 * @param problems why the database isn't ready; none if it is
 * @param pipe the replication user, once the secret names it
 */
public record Preparation(List<Note> timeline, List<Step> steps, List<String> problems, Optional<Login> pipe) {

    /** One line of the timeline. */
    public record Note(Instant at, String what) {}

    /** One step of bootstrap's. */
    public record Step(String id, String state, String detail) {}

    public Preparation {
        timeline = List.copyOf(timeline);
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
    }

    public boolean isReady() {
        return problems.isEmpty();
    }

    public Instant start() {
        return timeline.getFirst().at();
    }

    public Duration took() {
        return Duration.between(start(), timeline.getLast().at());
    }
}
