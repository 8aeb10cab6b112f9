package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.remediation.LoadBalancer;
import dev.repoint.remediation.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;

/** The adapter against an ELBv2 that somebody else wrote; what it reads besides, {@link ElbBalancersIT} reads as well. */
@Timeout(400)
final class ElbLoadBalancersIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @RegisterExtension
    final MotoCloud cloud = new MotoCloud();

    private final AwsAccount account = AwsAccount.at(cloud.endpoint());
    private final Owner owner = Owner.of(cloud.endpoint());
    private final ElbLoadBalancers balancers = new ElbLoadBalancers(cloud.clients());
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
    void readsTheZonesOfTheBalancerThatUsesTheGroup() {
        owner.createBalancer("others", account.targetGroups().create(5432));
        String arn = owner.createBalancer("orders", group);
        owner.setZones(arn, "eu-west-1a", "eu-west-1c");

        assertThat(balancers.of(group, LIMIT)).isEqualTo(found(false, "eu-west-1a", "eu-west-1c"));
        assertThat(cloud.gateway().calls())
                .extracting(Call::action)
                .containsExactly(
                        "DescribeTargetGroups",
                        "DescribeTargetGroupAttributes",
                        "DescribeLoadBalancers",
                        "DescribeLoadBalancerAttributes");
    }

    @Test
    void readsWhetherItSendsAcrossZones() {
        String arn = owner.createBalancer("orders", group);
        owner.setZones(arn, "eu-west-1b", "eu-west-1c");
        owner.elb.modifyLoadBalancerAttributes(request -> request.loadBalancerArn(arn)
                .attributes(LoadBalancerAttribute.builder()
                        .key("load_balancing.cross_zone.enabled")
                        .value("true")
                        .build()));

        assertThat(balancers.of(group, LIMIT)).isEqualTo(found(true, "eu-west-1b", "eu-west-1c"));
    }

    @Test
    void findsNoneWhereNoneUsesTheGroup() {
        assertThat(balancers.of(group, LIMIT)).isEqualTo(new Reply.Given<>(Optional.empty()));
        assertThat(cloud.gateway().calls()).extracting(Call::action).containsExactly("DescribeTargetGroups");
    }

    private static Reply<Optional<LoadBalancer>> found(boolean isCrossZone, String... zones) {
        return new Reply.Given<>(Optional.of(new LoadBalancer("orders", new TreeSet<>(List.of(zones)), isCrossZone)));
    }
}
