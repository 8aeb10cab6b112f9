package dev.repoint.remediation;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares where a load balancer sends traffic with where a database may be. Zones are compared by name, which means the same
 * zone within one account.
 *
 * @see <a href="https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html">AZ IDs, and names that differ
 *     between accounts</a>
 */
final class Coverage {

    private Coverage() {}

    /** Everything at once that is found. */
    static List<ZoneFinding> of(Reply<Optional<LoadBalancer>> balancer, Reply<SubnetGroup> group) {
        return switch (balancer) {
            case Reply.Refused<Optional<LoadBalancer>>(Refusal refusal) ->
                Stream.concat(unchecked(refusal), unread(group)).toList();
            case Reply.Given<Optional<LoadBalancer>>(Optional<LoadBalancer> found) ->
                found.map(one -> Stream.concat(acrossZones(one), inZones(one, group)))
                        .orElseGet(() -> Stream.concat(Stream.of(new ZoneFinding.NoLoadBalancer()), unread(group)))
                        .toList();
        };
    }

    private static Stream<ZoneFinding> acrossZones(LoadBalancer balancer) {
        return balancer.isCrossZone() ? Stream.empty() : Stream.of(new ZoneFinding.CrossZoneOff(balancer));
    }

    private static Stream<ZoneFinding> inZones(LoadBalancer balancer, Reply<SubnetGroup> reply) {
        return switch (reply) {
            case Reply.Refused<SubnetGroup>(Refusal refusal) -> unchecked(refusal);
            case Reply.Given<SubnetGroup>(SubnetGroup group) -> {
                NavigableSet<String> uncovered = new TreeSet<>(group.zones());
                uncovered.removeAll(balancer.zones());
                yield uncovered.isEmpty()
                        ? Stream.empty()
                        : Stream.of(new ZoneFinding.Uncovered(balancer, group, uncovered));
            }
        };
    }

    private static Stream<ZoneFinding> unread(Reply<SubnetGroup> group) {
        return group instanceof Reply.Refused<SubnetGroup>(Refusal refusal) ? unchecked(refusal) : Stream.empty();
    }

    private static Stream<ZoneFinding> unchecked(Refusal refusal) {
        return Stream.of(new ZoneFinding.Unchecked(refusal.reason()));
    }
}
