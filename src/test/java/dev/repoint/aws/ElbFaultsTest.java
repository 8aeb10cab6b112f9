package dev.repoint.aws;

import static dev.repoint.aws.ElbWire.GROUP;
import static dev.repoint.aws.ElbWire.body;
import static dev.repoint.aws.ElbWire.description;
import static dev.repoint.aws.ElbWire.document;
import static dev.repoint.aws.ElbWire.targets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.repoint.drill.Disturbance;
import dev.repoint.drill.Disturbance.Fail;
import dev.repoint.drill.Disturbance.HalfBody;
import dev.repoint.drill.Disturbance.Hang;
import dev.repoint.drill.Disturbance.Reset;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import dev.repoint.remediation.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An endpoint that throttles, refuses, hangs or talks nonsense gives a refusal in time, and never an exception. */
@Timeout(40)
final class ElbFaultsTest {
    private static final String LOGIN_PAGE = "<html><body><h1>Log in to the network</h1></body></html>";

    /** Three attempts at a call. */
    private static final int ATTEMPTS = 3;

    private final ElbWire wire = new ElbWire();

    @AfterEach
    void stop() {
        wire.close();
    }

    static Stream<Arguments> disturbances() {
        return Stream.of(
                arguments("throttled", new Fail(400, "Throttling", "rate exceeded"), Verdict.RETRY, ATTEMPTS),
                arguments("unavailable", new Fail(503, "ServiceUnavailable", "try later"), Verdict.RETRY, ATTEMPTS),
                arguments("broken inside", new Fail(500, "InternalFailure", "sorry"), Verdict.RETRY, ATTEMPTS),
                arguments("reset", new Reset(), Verdict.RETRY, ATTEMPTS),
                arguments("half an answer", new HalfBody(), Verdict.RETRY, 1),
                arguments("a proxy's page", body(503, "text/html", LOGIN_PAGE), Verdict.RETRY, ATTEMPTS),
                arguments("not allowed", new Fail(403, "AccessDenied", "no such right"), Verdict.FAILED, 1),
                arguments("no such group", new Fail(400, "TargetGroupNotFound", "gone"), Verdict.FAILED, 1),
                arguments("no room", new Fail(400, "TooManyTargets", "full"), Verdict.NO_ROOM, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("disturbances")
    void refusesToRead(String situation, Disturbance disturbance, Verdict verdict, int requests) {
        wire.holds(description("10.0.1.5", 5432, "<State>healthy</State>"));
        wire.gateway.disturbAlways("DescribeTargetHealth"::equals, disturbance);

        assertThat(verdict(wire.groups.read(GROUP))).as(situation).contains(verdict);
        assertCounted(requests);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("disturbances")
    void refusesToRegister(String situation, Disturbance disturbance, Verdict verdict, int requests) {
        wire.gateway.disturbAlways("RegisterTargets"::equals, disturbance);

        assertThat(wire.groups.register(GROUP, targets(5432, "10.0.1.5")).map(Refusal::verdict))
                .as(situation)
                .contains(verdict);
        assertCounted(requests);
    }

    @Test
    void refusesToDeregister() {
        wire.gateway.disturbAlways("DeregisterTargets"::equals, new Fail(403, "AccessDenied", "no such right"));

        assertThat(wire.groups.deregister(GROUP, targets(5432, "10.0.1.5")))
                .contains(new Refusal(Verdict.FAILED, "DeregisterTargets was refused: AccessDenied, no such right"));
    }

    @Test
    void holdsWhenTheBalancerCannotTellHealth() {
        wire.gateway.disturbAlways("DescribeTargetHealth"::equals, new Fail(400, "HealthUnavailable", "no idea"));

        assertThat(verdict(wire.groups.read(GROUP))).contains(Verdict.HELD);
    }

    @Test
    void triesThroughThrottling() {
        Fail throttled = new Fail(400, "Throttling", "rate exceeded");
        wire.gateway.disturb("RegisterTargets"::equals, throttled, throttled);

        assertThat(wire.groups.register(GROUP, targets(5432, "10.0.1.5"))).isEmpty();
        assertCounted(ATTEMPTS);
    }

    @Test
    void endsWithinFifteenSecondsWhenTheEndpointHangs() {
        wire.gateway.disturbAlways("RegisterTargets"::equals, new Hang());
        Instant asked = Instant.now();

        assertThat(wire.groups.register(GROUP, targets(5432, "10.0.1.5")).map(Refusal::verdict))
                .contains(Verdict.RETRY);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    /** It would pass for a group without targets. */
    @Test
    void takesALoginPageForNoGroup() {
        wire.gateway.disturbAlways("DescribeTargetHealth"::equals, body(200, "text/html", LOGIN_PAGE));

        assertThat(verdict(wire.groups.read(GROUP))).contains(Verdict.RETRY);
    }

    @Test
    void takesALoginPageForNoRegistration() {
        wire.gateway.disturbAlways("RegisterTargets"::equals, body(200, "text/html", LOGIN_PAGE));

        assertThat(wire.groups.register(GROUP, targets(5432, "10.0.1.5")).map(Refusal::verdict))
                .contains(Verdict.RETRY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Id>10.0.1.5</Id>",
                "<Id>10.0.1.5</Id><Port>0</Port>",
                "<Id>10.0.1.5</Id><Port>65536</Port>",
                "<Port>5432</Port>"
            })
    void refusesAGroupWithHalfATarget(String target) {
        wire.holds(
                "<member><Target>" + target + "</Target><TargetHealth><State>healthy</State></TargetHealth></member>");

        assertThat(verdict(wire.groups.read(GROUP))).contains(Verdict.RETRY);
    }

    @Test
    void refusesATargetWithoutAState() {
        wire.holds("<member><Target><Id>10.0.1.5</Id><Port>5432</Port></Target></member>");

        assertThat(verdict(wire.groups.read(GROUP))).contains(Verdict.RETRY);
    }

    /** A thousand targets, which is what a group holds at most, take an eighth of the bound. */
    @Test
    void readsNoAnswerWithoutEnd() {
        wire.holds(description("10.0.1.5", 5432, "<State>healthy</State>").repeat(1_000));
        assertThat(verdict(wire.groups.read(GROUP))).isEmpty();

        wire.holds("<a></a>".repeat(Bounded.BYTES_MAX / 7));
        assertThat(wire.groups.read(GROUP))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.refusal().reason())
                                .contains("its answer is larger than 4194304 bytes"));
    }

    @Test
    void refusesThePortOfAnotherGroup() {
        wire.gateway.disturb(
                "DescribeTargetGroups"::equals,
                document(
                        "DescribeTargetGroups",
                        "<TargetGroups><member><TargetGroupArn>another</TargetGroupArn><Port>6432</Port></member>"
                                + "</TargetGroups>"));

        assertThat(verdict(wire.groups.port(GROUP))).contains(Verdict.FAILED);
    }

    @Test
    void refusesThePortOfAGroupThatIsNotThere() {
        wire.gateway.disturb("DescribeTargetGroups"::equals, new Fail(400, "TargetGroupNotFound", "gone"));
        assertThat(verdict(wire.groups.port(GROUP))).contains(Verdict.FAILED);

        wire.gateway.disturb("DescribeTargetGroups"::equals, document("DescribeTargetGroups", "<TargetGroups/>"));
        assertThat(verdict(wire.groups.port(GROUP))).isPresent();
    }

    private void assertCounted(int requests) {
        assertThat(wire.gateway.calls()).hasSize(requests);
        assertThat(wire.clients.requests()).isEqualTo(requests);
    }

    private static Optional<Verdict> verdict(Reply<?> reply) {
        return switch (reply) {
            case Reply.Refused<?>(Refusal refusal) -> Optional.of(refusal.verdict());
            case Reply.Given<?> _ -> Optional.empty();
        };
    }
}
