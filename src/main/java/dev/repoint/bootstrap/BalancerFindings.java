package dev.repoint.bootstrap;

import static dev.repoint.bootstrap.Finding.notice;
import static dev.repoint.bootstrap.Finding.warning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the balancer's settings mean for a pipe whose database has one address at a time.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html">Target group
 *     attributes</a>
 */
final class BalancerFindings {

    /** Two checks decide; with the shortest interval, five seconds, a new writer is healthy after ten. */
    private static final Duration CHECK_MAX = Duration.ofSeconds(10);

    /** AWS's own default. */
    private static final Duration DELAY_MAX = Duration.ofMinutes(5);

    private BalancerFindings() {}

    static List<Finding> of(Balancers.Look look) {
        return switch (look) {
            case Balancers.Look.Unseen(var why) ->
                List.of(notice(FindingId.BALANCER_UNREAD, "the balancer's settings are not known: " + why, ""));
            case Balancers.Look.Seen(var balancer) -> of(balancer);
        };
    }

    private static List<Finding> of(Balancer balancer) {
        List<Finding> findings = new ArrayList<>();
        paths(findings, balancer);
        times(findings, balancer);
        return findings;
    }

    private static void paths(List<Finding> findings, Balancer balancer) {
        if (!balancer.isCrossZone()) {
            findings.add(warning(
                    FindingId.BALANCER_CROSS_ZONE,
                    "cross-zone is off: from other zones than the writer's, the pipe gets no connection",
                    "target group attribute load_balancing.cross_zone.enabled=true"));
        }
        if (balancer.preservesClientIp()) {
            findings.add(warning(
                    FindingId.BALANCER_CLIENT_IP,
                    "client addresses are preserved: the database answers past the balancer",
                    "target group attribute preserve_client_ip.enabled=false"));
        }
        if (!balancer.endsOnDeregistration()) {
            findings.add(warning(
                    FindingId.BALANCER_TERMINATION,
                    "connections to a removed target live on: a pipe may go on reading from a demoted database",
                    "target group attribute deregistration_delay.connection_termination.enabled=true"));
        }
        if (!balancer.admitsPrivateLink()) {
            findings.add(warning(
                    FindingId.BALANCER_INBOUND_RULES,
                    "inbound rules of the balancer's security groups are enforced on PrivateLink traffic, whose"
                            + " addresses they can't know",
                    "SetSecurityGroups with EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic=off"));
        }
    }

    private static void times(List<Finding> findings, Balancer balancer) {
        if (balancer.deregistrationDelay().compareTo(DELAY_MAX) > 0) {
            findings.add(notice(
                    FindingId.BALANCER_DELAY,
                    "a removed target drains for "
                            + balancer.deregistrationDelay().toSeconds() + " seconds",
                    "target group attribute deregistration_delay.timeout_seconds=120"));
        }
        if (balancer.healthCheckInterval().compareTo(CHECK_MAX) > 0) {
            findings.add(notice(
                    FindingId.BALANCER_HEALTH_CHECK,
                    "health is checked every " + balancer.healthCheckInterval().toSeconds()
                            + " seconds: that long a new writer gets no connection",
                    "health check interval 5, healthy threshold 2"));
        }
    }
}
