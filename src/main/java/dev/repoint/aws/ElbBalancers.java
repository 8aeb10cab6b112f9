package dev.repoint.aws;

import dev.repoint.bootstrap.Balancer;
import dev.repoint.bootstrap.Balancers;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

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
        TargetGroup group = group(groupArn);
        String balancerArn = first("load balancer that uses the target group", group.loadBalancerArns());
        return new BalancerAttributes(
                        group, attributesOfGroup(groupArn), balancerOf(balancerArn), attributesOfBalancer(balancerArn))
                .asSet();
    }

    private TargetGroup group(String arn) {
        return AwsFailure.ask(
                "DescribeTargetGroups",
                () -> first(
                        "target group",
                        elb().describeTargetGroups(request -> request.targetGroupArns(arn))
                                .targetGroups()));
    }

    private LoadBalancer balancerOf(String arn) {
        return AwsFailure.ask(
                "DescribeLoadBalancers",
                () -> first(
                        "load balancer",
                        elb().describeLoadBalancers(request -> request.loadBalancerArns(arn))
                                .loadBalancers()));
    }

    private Map<String, String> attributesOfGroup(String arn) {
        Map<String, String> values = new TreeMap<>();
        AwsFailure.ask(
                        "DescribeTargetGroupAttributes",
                        () -> elb().describeTargetGroupAttributes(request -> request.targetGroupArn(arn)))
                .attributes()
                .forEach(attribute -> values.put(attribute.key(), attribute.value()));
        return values;
    }

    private Map<String, String> attributesOfBalancer(String arn) {
        Map<String, String> values = new TreeMap<>();
        AwsFailure.ask(
                        "DescribeLoadBalancerAttributes",
                        () -> elb().describeLoadBalancerAttributes(request -> request.loadBalancerArn(arn)))
                .attributes()
                .forEach(attribute -> values.put(attribute.key(), attribute.value()));
        return values;
    }

    private ElasticLoadBalancingV2Client elb() {
        return clients.elasticLoadBalancing();
    }

    private static <T> T first(String what, List<T> found) {
        return found.stream()
                .findFirst()
                .orElseThrow(() -> new RefusedCall(new Refusal(Verdict.FAILED, "there is no " + what)));
    }
}
