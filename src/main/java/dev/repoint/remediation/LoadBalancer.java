package dev.repoint.remediation;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The load balancer that sends a target group its traffic.
 *
 * @param zones the names of the Availability Zones that it serves, in which it has a subnet
 * @param isCrossZone whether its nodes send to targets in other zones than their own; as the target group says, or else the
 *     load balancer
 */
public record LoadBalancer(String name, NavigableSet<String> zones, boolean isCrossZone) {
    public LoadBalancer {
        zones = Collections.unmodifiableNavigableSet(new TreeSet<>(zones));
    }
}
