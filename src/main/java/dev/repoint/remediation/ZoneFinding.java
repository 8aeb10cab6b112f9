package dev.repoint.remediation;

import java.util.NavigableSet;

/**
 * What may keep a load balancer's traffic from a database, now or after a failover.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html#availability-zones">
 *     Availability Zones of a Network Load Balancer</a>
 */
public sealed interface ZoneFinding {

    /**
     * The database may be, or become, where the load balancer serves nobody: a target there is {@code unused}.
     *
     * @param zones those that it doesn't serve
     * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html">
     *     TargetHealth, Target.NotInUse</a>
     */
    record Uncovered(LoadBalancer balancer, SubnetGroup group, NavigableSet<String> zones) implements ZoneFinding {}

    /**
     * A node sends to targets of its own zone only, and the database is in one zone at a time.
     *
     * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-cross-zone.html">Cross-zone
     *     load balancing for target groups</a>
     */
    record CrossZoneOff(LoadBalancer balancer) implements ZoneFinding {}

    /** No load balancer uses the target group, yet: whatever it holds is {@code unused}. */
    record NoLoadBalancer() implements ZoneFinding {}

    /** It isn't known whether one of the others is so. */
    record Unchecked(String why) implements ZoneFinding {}

    /** Whether traffic is known to stop, with the load balancer as it is: no doubt, and nothing that is still to be made. */
    default boolean stopsTraffic() {
        return switch (this) {
            case Uncovered _, CrossZoneOff _ -> true;
            case NoLoadBalancer _, Unchecked _ -> false;
        };
    }

    /** What is so. */
    default String detail() {
        return switch (this) {
            case Uncovered(var balancer, var group, var zones) ->
                "load balancer " + balancer.name() + " serves " + and(balancer.zones()) + ", but not " + and(zones)
                        + ", where subnet group " + group.name()
                        + " may place the database: a target there is unused and takes no traffic";
            case CrossZoneOff(var balancer) ->
                "cross-zone load balancing is off: nodes of load balancer " + balancer.name()
                        + " outside the database's zone send it nothing";
            case NoLoadBalancer() -> "no load balancer uses the target group: nobody sends it traffic";
            case Unchecked(var why) -> "could not be checked: " + why;
        };
    }

    /** What to do about it. */
    default String mend() {
        return switch (this) {
            case Uncovered(var balancer, var _, var zones) ->
                "add a subnet in " + and(zones) + " to load balancer " + balancer.name();
            case CrossZoneOff(var balancer) ->
                "set load_balancing.cross_zone.enabled=true on load balancer " + balancer.name()
                        + ", or on the target group, whose own setting goes before";
            case NoLoadBalancer() -> "make a listener that forwards to the target group";
            case Unchecked _ ->
                "see to it that the load balancer serves each zone of the database's subnet group, across zones";
        };
    }

    private static String and(NavigableSet<String> zones) {
        String last = zones.isEmpty() ? "no zone" : zones.last();
        return zones.size() < 2 ? last : String.join(", ", zones.headSet(last)) + " and " + last;
    }
}
