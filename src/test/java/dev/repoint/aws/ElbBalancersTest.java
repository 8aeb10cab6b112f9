package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Balancer;
import dev.repoint.bootstrap.Balancers.Look;
import dev.repoint.drill.Disturbance.Fail;
import dev.repoint.drill.Disturbance.Hang;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a balancer says of itself that moto has no way to say, and what it means that it doesn't. */
@Timeout(60)
final class ElbBalancersTest {
    private final ElbWire wire = new ElbWire();
    private final ElbBalancers balancers = new ElbBalancers(wire.clients);

    @AfterEach
    void stop() {
        wire.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ip, TCP, false",
        "ip, TLS, false",
        "ip, UDP, true",
        "ip, TCP_UDP, true",
        "instance, TCP, true",
        "alb, TCP, true",
    })
    void preservesClientIpByDefaultOfTypeAndProtocol(String type, String protocol, boolean isPreserved) {
        group("<TargetType>" + type + "</TargetType><Protocol>" + protocol + "</Protocol>");
        balancer("");

        assertThat(seen().preservesClientIp()).isEqualTo(isPreserved);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                       '',                    true",
        "'',                                       on,                    true",
        "<member>sg-1</member>,                    on,                    false",
        "<member>sg-1</member><member>sg-2</member>, '',                  false",
        "<member>sg-1</member>,                    off,                   true",
    })
    void admitsPrivateLinkUnlessRulesOfSecurityGroupsAreEnforced(String groups, String enforced, boolean isAdmitted) {
        group("");
        String said = enforced.isEmpty() ? "" : """
            <EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic>%s\
            </EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic>\
            """.formatted(enforced);
        balancer("<SecurityGroups>" + groups + "</SecurityGroups>" + said);

        assertThat(seen().admitsPrivateLink()).isEqualTo(isAdmitted);
    }

    @Test
    void takesAwsDefaultsForWhatIsNotSaid() {
        group("<TargetType>ip</TargetType><Protocol>TCP</Protocol>");
        balancer("");

        assertThat(seen())
                .isEqualTo(new Balancer(false, false, false, Duration.ofSeconds(300), Duration.ofSeconds(30), true));
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
        group("");
        balancer("");
        wire.gateway.disturbAlways(operation::equals, new Fail(403, "AccessDenied", "no right"));

        assertThat(balancers.of(ElbWire.GROUP))
                .isEqualTo(new Look.Unseen(operation + " was refused: AccessDenied, no right"));
    }

    @Test
    void endsAtItsDeadlineWhenTheEndpointHangs() {
        wire.gateway.disturbAlways(_ -> true, new Hang());

        assertThat(new ElbBalancers(wire.clients, Duration.ofSeconds(1)).of(ElbWire.GROUP))
                .isEqualTo(new Look.Unseen("the ELBv2 API did not describe the balancer within 1 seconds"));
    }

    private Balancer seen() {
        return switch (balancers.of(ElbWire.GROUP)) {
            case Look.Seen(Balancer balancer) -> balancer;
            case Look.Unseen(String why) -> throw new AssertionError(why);
        };
    }

    private void group(String described) {
        wire.say("DescribeTargetGroups", """
            <TargetGroups><member><LoadBalancerArns><member>an-arn</member></LoadBalancerArns>%s</member></TargetGroups>\
            """.formatted(described));
        wire.say("DescribeTargetGroupAttributes", "<Attributes></Attributes>");
    }

    private void balancer(String described) {
        wire.say("DescribeLoadBalancers", "<LoadBalancers><member>" + described + "</member></LoadBalancers>");
        wire.say("DescribeLoadBalancerAttributes", "<Attributes></Attributes>");
    }
}
