package dev.repoint.remediation;

import java.time.Duration;

/** How a target group is kept at a database. */
sealed interface Strategy {

    /** A schedule: looks once each period, registers what DNS says, then removes the rest. */
    record Poll(Duration period) implements Strategy {}

    /** One such look for each event that arrives, and none else. */
    record LookPerEvent() implements Strategy {}

    /** Repoint's own code, its ticks and its watches. */
    record WatchUntilMoved(Choice choice) implements Strategy {}

    default String title() {
        return switch (this) {
            case Poll(var period) when period.toMinutes() == 1 -> "poll every minute";
            case Poll(var period) -> "poll every " + period.toMinutes() + " minutes";
            case LookPerEvent _ -> "one look per event";
            case WatchUntilMoved _ -> "watch (Repoint)";
        };
    }
}
