package dev.repoint.aws;

import dev.repoint.bootstrap.Balancer;
import dev.repoint.bootstrap.Balancers;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import java.time.Duration;

/**
 * Network Load Balancers of Elastic Load Balancing v2, and how their target groups are set.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html">
 *     TargetGroupAttribute, with all defaults</a>
 */
public final class ElbBalancers implements Balancers {

    /** For all four calls; one alone ends within 13 seconds. */
    private static final Duration DEADLINE = Duration.ofSeconds(40);

    private final AwsClients clients;
    private final Duration deadline;

    public ElbBalancers(AwsClients clients) {
        this(clients, DEADLINE);
    }

    ElbBalancers(AwsClients clients, Duration deadline) {
        this.clients = clients;
        this.deadline = deadline;
    }

    @Override
    public Look of(String targetGroupArn) {
        try {
            return new Look.Seen(InTime.get(
                    deadline, "the ELBv2 API did not describe the balancer", () -> balancer(targetGroupArn)));
        } catch (RefusedCall refused) {
            return new Look.Unseen(refused.refusal().reason());
        }
    }

    private Balancer balancer(String groupArn) {
        return new ElbDescriptions(clients.elasticLoadBalancing())
                .balancerOf(groupArn)
                .orElseThrow(() -> new RefusedCall(
                        new Refusal(Verdict.FAILED, "there is no load balancer that uses the target group")))
                .asSet();
    }
}
