package dev.repoint.aws;

import static dev.repoint.aws.ElbWire.GROUP;
import static dev.repoint.aws.ElbWire.description;
import static dev.repoint.aws.ElbWire.targets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Group;
import dev.repoint.alignment.Health;
import dev.repoint.alignment.RegisteredTarget;
import dev.repoint.alignment.Target;
import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.drill.Disturbance.Fail;
import dev.repoint.remediation.Refusal.Verdict;
import dev.repoint.remediation.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the wire to ELBv2, and how its answers are read. */
@Timeout(30)
final class ElbTargetGroupsTest {
    private final ElbWire wire = new ElbWire();

    @AfterEach
    void stop() {
        wire.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        initial           , INITIAL
        healthy           , HEALTHY
        unhealthy         , UNHEALTHY
        unhealthy.draining, UNHEALTHY_DRAINING
        unused            , UNUSED
        draining          , DRAINING
        unavailable       , UNAVAILABLE
        invented.yesterday, UNKNOWN
        """)
    void readsEachState(String state, Health health) {
        wire.holds(description("10.0.1.5", 5432, "<State>" + state + "</State>"));

        assertThat(held()).containsExactly(target("10.0.1.5", health, ""));
    }

    @Test
    void readsAllTargetsWithTheirReasons() {
        wire.holds(description("10.0.2.7", 5432, "<State>unused</State><Reason>Target.NotInUse</Reason>")
                + description(
                        "10.0.1.5", 5432, "<State>draining</State><Reason>Target.DeregistrationInProgress</Reason>")
                + description(
                        "fd00:0:0::7", 5432, "<State>unhealthy</State><Reason>Target.FailedHealthChecks</Reason>"));

        assertThat(held())
                .containsExactly(
                        target("10.0.1.5", Health.DRAINING, "Target.DeregistrationInProgress"),
                        target("10.0.2.7", Health.UNUSED, "Target.NotInUse"),
                        target("fd00::7", Health.UNHEALTHY, "Target.FailedHealthChecks"));
    }

    @Test
    void takesOnePortForAnotherTarget() {
        wire.holds(description("10.0.1.5", 5432, "<State>healthy</State>")
                + description("10.0.1.5", 6432, "<State>healthy</State>"));

        assertThat(held()).extracting(entry -> entry.target().port()).containsExactly(5432, 6432);
    }

    @Test
    void leavesAloneWhatIsNoRegistrationOrNoAddress() {
        wire.holds(description("10.0.1.5", 5432, "<State>unused</State><Reason>Target.NotRegistered</Reason>")
                + description("i-1234567890abcdef0", 5432, "<State>healthy</State>")
                + description("10.0.2.7", 5432, "<State>healthy</State>"));

        assertThat(held()).containsExactly(target("10.0.2.7", Health.HEALTHY, ""));
    }

    @Test
    void registersAllInOneCallWithoutAZone() {
        assertThat(wire.groups.register(GROUP, targets(5432, "10.0.1.5", "fd00::7")))
                .isEmpty();

        assertThat(sent())
                .singleElement()
                .asString()
                .contains("Action=RegisterTargets", "TargetGroupArn=" + GROUP)
                .contains("Targets.member.1.Id=10.0.1.5", "Targets.member.1.Port=5432")
                .contains("Targets.member.2.Id=fd00::7", "Targets.member.2.Port=5432")
                .doesNotContain("AvailabilityZone");
        assertThat(wire.clients.requests()).isEqualTo(1);
    }

    @Test
    void deregistersAllInOneCall() {
        assertThat(wire.groups.deregister(GROUP, targets(5432, "10.0.1.5", "10.0.2.7")))
                .isEmpty();

        assertThat(sent())
                .singleElement()
                .asString()
                .contains("Action=DeregisterTargets", "TargetGroupArn=" + GROUP)
                .contains("Targets.member.1.Id=10.0.1.5", "Targets.member.2.Id=10.0.2.7")
                .doesNotContain("AvailabilityZone");
    }

    @Test
    void namesAnyZoneOnlyAsASecondTry() {
        wire.gateway.disturb("RegisterTargets"::equals, new Fail(400, "InvalidTarget", "not in the VPC"));

        assertThat(wire.groups.register(GROUP, targets(5432, "100.64.1.5"))).isEmpty();

        assertThat(sent()).hasSize(2);
        assertThat(sent().getFirst()).doesNotContain("AvailabilityZone");
        assertThat(sent().getLast()).contains("Targets.member.1.AvailabilityZone=all");
        assertThat(wire.clients.requests()).isEqualTo(2);
    }

    @Test
    void triesAnyZoneOnce() {
        wire.gateway.disturbAlways("RegisterTargets"::equals, new Fail(400, "InvalidTarget", "not at all"));

        assertThat(wire.groups.register(GROUP, targets(5432, "100.64.1.5"))).hasValueSatisfying(refusal -> {
            assertThat(refusal.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(refusal.reason()).isEqualTo("RegisterTargets was refused: InvalidTarget, not at all");
        });
        assertThat(sent()).hasSize(2);
    }

    @Test
    void readsThePort() {
        wire.gateway.disturb(
                "DescribeTargetGroups"::equals,
                ElbWire.document(
                        "DescribeTargetGroups",
                        "<TargetGroups><member><TargetGroupArn>" + GROUP
                                + "</TargetGroupArn><Port>6432</Port></member></TargetGroups>"));

        assertThat(wire.groups.port(GROUP)).isEqualTo(new Reply.Given<>(6432));
        assertThat(sent()).singleElement().asString().contains("TargetGroupArns.member.1=" + GROUP);
    }

    private List<RegisteredTarget> held() {
        assertThat(wire.groups.read(GROUP)).isInstanceOf(Reply.Given.class);
        return wire.groups.read(GROUP) instanceof Reply.Given<Group>(Group group) ? group.targets() : List.of();
    }

    private List<String> sent() {
        return wire.gateway.calls().stream()
                .map(Call::body)
                .map(body -> URLDecoder.decode(body, StandardCharsets.UTF_8))
                .toList();
    }

    private static RegisteredTarget target(String address, Health health, String reason) {
        return new RegisteredTarget(new Target(Address.of(address), 5432), health, reason);
    }
}
