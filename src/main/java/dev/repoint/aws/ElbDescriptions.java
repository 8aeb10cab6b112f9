package dev.repoint.aws;

import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** A target group and its load balancer by the ELBv2 API. A call that is refused is a {@link RefusedCall}. */
record ElbDescriptions(ElasticLoadBalancingV2Client elb) {

    /**
     * Four calls; empty after one if no load balancer uses the group. There is never more than one.
     *
     * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroup.html">TargetGroup,
     *     LoadBalancerArns</a>
     */
    Optional<BalancerAttributes> balancerOf(String groupArn) {
        TargetGroup group = group(groupArn);
        return group.loadBalancerArns().stream()
                .findFirst()
                .map(arn -> new BalancerAttributes(
                        group, attributesOfGroup(groupArn), balancer(arn), attributesOfBalancer(arn)));
    }

    private TargetGroup group(String arn) {
        return AwsFailure.ask(
                "DescribeTargetGroups",
                () -> first(
                        "target group",
                        elb.describeTargetGroups(request -> request.targetGroupArns(arn))
                                .targetGroups()));
    }

    private LoadBalancer balancer(String arn) {
        return AwsFailure.ask(
                "DescribeLoadBalancers",
                () -> first(
                        "load balancer",
                        elb.describeLoadBalancers(request -> request.loadBalancerArns(arn))
                                .loadBalancers()));
    }

    private Map<String, String> attributesOfGroup(String arn) {
        Map<String, String> values = new TreeMap<>();
        AwsFailure.ask(
                        "DescribeTargetGroupAttributes",
                        () -> elb.describeTargetGroupAttributes(request -> request.targetGroupArn(arn)))
                .attributes()
                .forEach(attribute -> values.put(attribute.key(), attribute.value()));
        return values;
    }

    private Map<String, String> attributesOfBalancer(String arn) {
        Map<String, String> values = new TreeMap<>();
        AwsFailure.ask(
                        "DescribeLoadBalancerAttributes",
                        () -> elb.describeLoadBalancerAttributes(request -> request.loadBalancerArn(arn)))
                .attributes()
                .forEach(attribute -> values.put(attribute.key(), attribute.value()));
        return values;
    }

    private static <T> T first(String what, List<T> found) {
        return found.stream()
                .findFirst()
                .orElseThrow(() -> new RefusedCall(new Refusal(Verdict.FAILED, "there is no " + what)));
    }
}
