package dev.repoint.drill.nlb;

import dev.repoint.alignment.Target;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where connections go and which may stay, for one moment's states.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html">Edit
 *     target group attributes: connection termination</a>
 */
record Routing(NavigableMap<Target, TargetState> states) {

    /**
     * The target of the {@code turn}-th connection: of the healthy ones in turn; of all whose registration is complete if
     * none is healthy (the load balancer fails open).
     */
    Optional<Target> pick(int turn) {
        List<Target> healthy = those(state -> state == TargetState.HEALTHY);
        List<Target> open = healthy.isEmpty() ? those(Routing::isRegistered) : healthy;
        return open.isEmpty() ? Optional.empty() : Optional.of(open.get(Math.floorMod(turn, open.size())));
    }

    /**
     * Established connections end when the target is unhealthy and another one is healthy, and when its deregistration
     * delay is over: unhealthy connection termination and connection termination on deregistration are on.
     */
    boolean keeps(Target target) {
        TargetState state = states.getOrDefault(target, TargetState.NOT_REGISTERED);
        return state != TargetState.NOT_REGISTERED
                && !(state.isUnhealthy() && states.containsValue(TargetState.HEALTHY));
    }

    private List<Target> those(Predicate<TargetState> wanted) {
        return states.keySet().stream()
                .filter(target -> wanted.test(states.getOrDefault(target, TargetState.NOT_REGISTERED)))
                .toList();
    }

    /** A target whose registration is in progress isn't known yet where connections are made. */
    private static boolean isRegistered(TargetState state) {
        return state == TargetState.CHECKING || state.isUnhealthy();
    }
}
