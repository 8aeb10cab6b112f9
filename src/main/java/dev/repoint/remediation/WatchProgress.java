package dev.repoint.remediation;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How far a watch has come, over all bindings of an invocation. Safe for use by several threads. */
final class WatchProgress {

    /** How often a binding is looked at that the event doesn't name: one outage moves many databases. */
    private static final Duration OTHERS_INTERVAL = Duration.ofSeconds(5);

    private final Watch watch;
    private final Duration interval;
    private final Set<String> arrived = ConcurrentHashMap.newKeySet();

    WatchProgress(Watch watch, Duration interval) {
        this.watch = watch;
        this.interval = interval;
    }

    /** Takes in how a binding stands. */
    void notes(String binding, Standing standing) {
        if (hasArrived(standing)) {
            arrived.add(binding);
        } else {
            arrived.remove(binding);
        }
    }

    private boolean hasArrived(Standing standing) {
        return switch (watch) {
            case Watch.UntilMoved(var since, var _, var _) ->
                standing.isSettled()
                        && standing.hasHealthyWantedTarget()
                        && standing.memory().hasMovedSince(since);
            case Watch.SinglePass _, Watch.WhileUnhealthy _ -> false;
        };
    }

    boolean wantsAnotherLook(Standing standing, Instant now) {
        return switch (watch) {
            case Watch.SinglePass _ -> false;
            case Watch.WhileUnhealthy(var until) -> now.isBefore(until) && standing.isWorthWatching(now);
            case Watch.UntilMoved(var _, var until, var concerned) ->
                now.isBefore(until) && (concerned.isEmpty() || !arrived.containsAll(concerned));
        };
    }

    /** The pause before the next look, which is not after the watch's end. */
    Duration pace(String binding, Instant now) {
        return switch (watch) {
            case Watch.SinglePass _ -> interval;
            case Watch.WhileUnhealthy(var until) -> shorter(interval, Duration.between(now, until));
            case Watch.UntilMoved(var _, var until, var concerned) ->
                shorter(concerned.contains(binding) ? interval : others(), Duration.between(now, until));
        };
    }

    private Duration others() {
        return interval.compareTo(OTHERS_INTERVAL) > 0 ? interval : OTHERS_INTERVAL;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
