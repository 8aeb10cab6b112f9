package dev.repoint.drill.nlb;

import dev.repoint.alignment.Family;
import dev.repoint.alignment.Target;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One target group of the local ELBv2: TCP, targets are addresses.
 *
 * @param zones with which targets were registered, where they were
 */
record LocalGroup(
        String arn,
        String name,
        int port,
        Family family,
        NlbClock clock,
        HealthChecks checks,
        GroupAttributes attributes,
        Map<Target, String> zones) {

    /** All of them or none; those that are registered already need no room. */
    void register(Collection<TargetEntry> entries, int max) throws ElbError {
        Set<Target> registered = new HashSet<>();
        entries.forEach(entry -> registered.add(entry.target()));
        clock.states().forEach((target, state) -> {
            if (state != TargetState.DRAINING) {
                registered.add(target);
            }
        });
        if (registered.size() > max) {
            throw ElbError.tooManyTargets(max);
        }
        for (TargetEntry entry : entries) {
            clock.register(entry.target());
            entry.zone().ifPresent(zone -> zones.put(entry.target(), zone));
        }
    }

    String ipAddressType() {
        return switch (family) {
            case IPV4 -> "ipv4";
            case IPV6 -> "ipv6";
        };
    }
}
