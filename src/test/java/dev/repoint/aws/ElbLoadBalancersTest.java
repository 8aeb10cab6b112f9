package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.Disturbance.Fail;
import dev.repoint.drill.Disturbance.Hang;
import dev.repoint.remediation.LoadBalancer;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import dev.repoint.remediation.Reply;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ELBv2 says that moto has no way to say. */
@Timeout(60)
final class ElbLoadBalancersTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ElbWire wire = new ElbWire();
    private final ElbLoadBalancers balancers = new ElbLoadBalancers(wire.clients);

    @AfterEach
    void stop() {
        wire.close();
    }

    /** The group's own setting goes before the load balancer's, which is off unless it is said. */
    @ParameterizedTest
    @CsvSource({
        "'', '', false",
        "'', true, true",
        "true, false, true",
        "false, true, false",
        "use_load_balancer_configuration, true, true",
        "use_load_balancer_configuration, false, false"
    })
    void sendsAcrossZonesAsTheGroupSaysOrElseTheBalancer(String group, String balancer, boolean isCrossZone) {
        wire.describesBalancer(group, balancer);

        assertThat(balancers.of(ElbWire.GROUP, LIMIT))
                .isInstanceOfSatisfying(
                        Reply.Given.class,
                        given -> assertThat(given.value())
                                .isInstanceOfSatisfying(
                                        Optional.class,
                                        found -> assertThat(found.orElseThrow())
                                                .isInstanceOfSatisfying(
                                                        LoadBalancer.class,
                                                        one -> assertThat(one.isCrossZone())
                                                                .isEqualTo(isCrossZone))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DescribeTargetGroups",
                "DescribeTargetGroupAttributes",
                "DescribeLoadBalancers",
                "DescribeLoadBalancerAttributes"
            })
    void saysWhichCallWasRefused(String operation) {
        wire.describesBalancer("", "");
        wire.gateway.disturbAlways(operation::equals, new Fail(403, "AccessDenied", "no right"));

        assertThat(balancers.of(ElbWire.GROUP, LIMIT))
                .isEqualTo(new Reply.Refused<>(
                        new Refusal(Verdict.FAILED, operation + " was refused: AccessDenied, no right")));
    }

    @Test
    void endsInTimeWhenTheEndpointHangs() {
        wire.gateway.disturbAlways(_ -> true, new Hang());

        assertThat(balancers.of(ElbWire.GROUP, Duration.ofSeconds(1)))
                .isEqualTo(new Reply.Refused<>(new Refusal(
                        Verdict.RETRY, "the ELBv2 API did not describe the load balancer within 1 seconds")));
    }
}
