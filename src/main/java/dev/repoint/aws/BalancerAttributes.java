package dev.repoint.aws;

import dev.repoint.bootstrap.Balancer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/**
 * What target group and balancer say of themselves; where they don't, AWS's defaults hold.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html">
 *     TargetGroupAttribute</a>
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html">
 *     LoadBalancerAttribute</a>
 */
record BalancerAttributes(
        TargetGroup group, Map<String, String> ofGroup, LoadBalancer balancer, Map<String, String> ofBalancer) {
    private static final String CROSS_ZONE = "load_balancing.cross_zone.enabled";
    private static final String INHERITED = "use_load_balancer_configuration";
    private static final String TRUE = "true";
    private static final String FALSE = "false";

    /** Of these the client's address is preserved only if that is asked for, if the group holds addresses. */
    private static final Set<ProtocolEnum> CONNECTED = Set.of(ProtocolEnum.TCP, ProtocolEnum.TLS);

    private static final String DEREGISTRATION_SECONDS = "300";
    private static final int HEALTH_CHECK_SECONDS = 30;
    private static final String NOT_ENFORCED = "off";

    Balancer asSet() {
        return new Balancer(
                isCrossZone(),
                preservesClientIp(),
                isTrue("deregistration_delay.connection_termination.enabled"),
                Duration.ofSeconds(Long.parseLong(
                        ofGroup.getOrDefault("deregistration_delay.timeout_seconds", DEREGISTRATION_SECONDS))),
                Duration.ofSeconds(
                        Optional.ofNullable(group.healthCheckIntervalSeconds()).orElse(HEALTH_CHECK_SECONDS)),
                admitsPrivateLink());
    }

    boolean isCrossZone() {
        String own = ofGroup.getOrDefault(CROSS_ZONE, INHERITED);
        return TRUE.equals(own.equals(INHERITED) ? ofBalancer.getOrDefault(CROSS_ZONE, FALSE) : own);
    }

    private boolean preservesClientIp() {
        boolean isOnlyOnDemand = group.targetType() == TargetTypeEnum.IP && CONNECTED.contains(group.protocol());
        return TRUE.equals(ofGroup.getOrDefault("preserve_client_ip.enabled", isOnlyOnDemand ? FALSE : TRUE));
    }

    private boolean isTrue(String attribute) {
        return TRUE.equals(ofGroup.get(attribute));
    }

    /**
     * Where there are security groups, their rules are enforced unless that was turned off.
     *
     * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html">
     *     Security groups of an NLB</a>
     */
    private boolean admitsPrivateLink() {
        return balancer.securityGroups().isEmpty()
                || NOT_ENFORCED.equals(balancer.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic());
    }
}
