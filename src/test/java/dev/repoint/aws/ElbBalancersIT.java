package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Balancer;
import dev.repoint.bootstrap.Balancers.Look;
import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.AwsGateway.Call;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/** The adapter against an ELBv2 that somebody else wrote. */
@Timeout(400)
final class ElbBalancersIT {
    private static final String CROSS_ZONE = "load_balancing.cross_zone.enabled";

    @RegisterExtension
    final MotoCloud cloud = new MotoCloud();

    private final AwsAccount account = AwsAccount.at(cloud.endpoint());
    private final Owner owner = Owner.of(cloud.endpoint());
    private final ElbBalancers balancers = new ElbBalancers(cloud.clients());
    private String group = "";

    @BeforeEach
    void create() {
        group = account.targetGroups().create(5432);
    }

    @AfterEach
    void stop() {
        owner.close();
        account.close();
    }

    @Test
    void readsWhatABalancerIsFromItsBeginning() {
        owner.createBalancer("orders", group);

        assertThat(balancers.of(group))
                .isEqualTo(new Look.Seen(
                        new Balancer(false, false, false, Duration.ofSeconds(300), Duration.ofSeconds(30), true)));
        assertThat(cloud.gateway().calls())
                .extracting(Call::action)
                .containsExactly(
                        "DescribeTargetGroups",
                        "DescribeTargetGroupAttributes",
                        "DescribeLoadBalancers",
                        "DescribeLoadBalancerAttributes");
    }

    @Test
    void readsWhatWasSet() {
        owner.createBalancer("orders", group);
        set("deregistration_delay.timeout_seconds", "0");
        set("deregistration_delay.connection_termination.enabled", "true");
        set("preserve_client_ip.enabled", "true");
        set(CROSS_ZONE, "true");
        owner.elb.modifyTargetGroup(request -> request.targetGroupArn(group).healthCheckIntervalSeconds(10));

        assertThat(balancers.of(group))
                .isEqualTo(new Look.Seen(new Balancer(true, true, true, Duration.ZERO, Duration.ofSeconds(10), true)));
    }

    @Test
    void inheritsCrossZoneFromTheBalancerUnlessTheGroupSaysSomethingElse() {
        String arn = owner.createBalancer("orders", group);
        owner.elb.modifyLoadBalancerAttributes(request -> request.loadBalancerArn(arn)
                .attributes(LoadBalancerAttribute.builder()
                        .key(CROSS_ZONE)
                        .value("true")
                        .build()));
        assertThat(isCrossZone()).isTrue();

        set(CROSS_ZONE, "false");
        assertThat(isCrossZone()).isFalse();

        set(CROSS_ZONE, "use_load_balancer_configuration");
        assertThat(isCrossZone()).isTrue();
    }

    @Test
    void doesNotSeeABalancerWhereNoneUsesTheGroup() {
        assertThat(balancers.of(group))
                .isEqualTo(new Look.Unseen("there is no load balancer that uses the target group"));
    }

    @Test
    void doesNotSeeAGroupThatIsNotThere() {
        assertThat(balancers.of(group + "0"))
                .isInstanceOfSatisfying(
                        Look.Unseen.class,
                        look -> assertThat(look.why())
                                .startsWith("DescribeTargetGroups was refused: TargetGroupNotFound"));
    }

    private void set(String key, String value) {
        owner.elb.modifyTargetGroupAttributes(request -> request.targetGroupArn(group)
                .attributes(TargetGroupAttribute.builder().key(key).value(value).build()));
    }

    private boolean isCrossZone() {
        return switch (balancers.of(group)) {
            case Look.Seen(Balancer balancer) -> balancer.isCrossZone();
            case Look.Unseen(String why) -> throw new AssertionError(why);
        };
    }
}
