package dev.repoint.aws;

import dev.repoint.remediation.LoadBalancer;
import dev.repoint.remediation.LoadBalancers;
import dev.repoint.remediation.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;

/** Load balancers of Elastic Load Balancing v2, as far as it matters where their targets are. */
public final class ElbLoadBalancers implements LoadBalancers {

    private final AwsClients clients;

    public ElbLoadBalancers(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Reply<Optional<LoadBalancer>> of(String targetGroupArn, Duration limit) {
        return AwsFailure.reply(
                "A description of the load balancer",
                () -> InTime.get(
                        limit,
                        "the ELBv2 API did not describe the load balancer",
                        () -> new ElbDescriptions(clients.elasticLoadBalancing())
                                .balancerOf(targetGroupArn)
                                .map(ElbLoadBalancers::loadBalancer)));
    }

    private static LoadBalancer loadBalancer(BalancerAttributes found) {
        return new LoadBalancer(
                found.balancer().loadBalancerName(),
                found.balancer().availabilityZones().stream()
                        .map(AvailabilityZone::zoneName)
                        .collect(Collectors.toCollection(TreeSet::new)),
                found.isCrossZone());
    }
}
