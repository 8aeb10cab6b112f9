package dev.repoint.drill.stage;

import dev.repoint.drill.scenario.Host;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of the timeline.
 *
 * @param host whom it is about, if it is about one
 */
public record Happening(Instant at, Kind kind, Optional<Host> host, String what) {
    public enum Kind {
        LOST,
        TAKEN_OVER,
        EVENT,
        TICK,
        DNS,
        LOOK,
        REGISTERED,
        DEREGISTERED,
        REFUSED,
        HEALTHY,
        /** Any other state of a target. */
        STATE,
        /** All other databases of the zone are registered, and nothing else is. */
        NEIGHBOURS_REPAIRED,
        STREAM_LOST,
        STREAM_RESUMED
    }

    static Happening of(Instant at, Kind kind, Host host, String what) {
        return new Happening(at, kind, Optional.of(host), what);
    }

    static Happening of(Instant at, Kind kind, String what) {
        return new Happening(at, kind, Optional.empty(), what);
    }

    boolean is(Kind wanted, Host whose) {
        return kind == wanted && host.filter(whose::equals).isPresent();
    }
}
