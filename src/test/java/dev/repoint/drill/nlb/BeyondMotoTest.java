package dev.repoint.drill.nlb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.repoint.drill.AccountTargetGroups;
import dev.repoint.drill.AwsAccount;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/**
 * The local ELBv2 in each situation that moto's list of differences, {@code MotoDifferencesIT}, has for ELBv2: here it
 * does as AWS's documents say.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/Welcome.html">ELBv2 API reference</a>
 */
@Timeout(60)
class BeyondMotoTest {
    private final LocalElb local =
            LocalElb.start(ElbRules.DRILL, NlbTimings.FIELD, (_, _) -> CheckResult.CONNECTED, InstantSource.system());
    private final AwsAccount account = AwsAccount.at(local.endpoint());
    private final AccountTargetGroups groups = account.targetGroups();
    private final String group = groups.create(5432);

    @AfterEach
    void stop() {
        account.close();
        local.close();
    }

    @Test
    void keysTargetsByAddressAndPort() {
        groups.register(group, "10.0.1.5:5432");
        groups.register(group, "10.0.1.5:5433");

        assertThat(groups.states(group)).containsExactly("10.0.1.5:5432 initial", "10.0.1.5:5433 initial");
    }

    @Test
    void drains() {
        groups.register(group, "10.0.1.5:5432");
        groups.deregister(group, "10.0.1.5:5432");

        assertThat(groups.states(group)).containsExactly("10.0.1.5:5432 draining");
    }

    @Test
    void takesTheDeregistrationOfAnAbsentTarget() {
        groups.deregister(group, "10.0.1.5:5432");
        groups.register(group, "10.0.1.5:5432");
        groups.deregister(group, "10.0.1.5:5432");
        groups.deregister(group, "10.0.1.5:5432");

        assertThat(groups.registered(group)).isEmpty();
    }

    @Test
    void callsATargetThatNeverWasUnused() {
        assertThat(healths(target("10.0.1.5")))
                .extracting(
                        health -> health.targetHealth().stateAsString(),
                        health -> health.targetHealth().reasonAsString())
                .containsExactly(tuple("unused", "Target.NotRegistered"));
    }

    @Test
    void refusesAPublicAddress() {
        assertIsRefused(() -> groups.register(group, "54.228.1.92:5432"), "InvalidTarget");
    }

    @Test
    void refusesAnAddressOfTheOtherFamily() {
        assertIsRefused(() -> groups.register(group, "[fd00::7]:5432"), "InvalidTarget");
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertIsRefused(() -> groups.register(group, "orders.example:5432"), "ValidationError");
    }

    @Test
    void asksForAZoneOutsideTheVpcAndGivesItBack() {
        assertIsRefused(() -> groups.register(group, "192.168.7.7:5432"), "InvalidTarget");
        var outside = target("192.168.7.7").toBuilder().availabilityZone("all").build();
        account.elb().registerTargets(request -> request.targetGroupArn(group).targets(outside));

        assertThat(healths()).extracting(TargetHealthDescription::target).containsExactly(outside);
    }

    @Test
    void knowsAQuotaOfTargets() {
        String[] targets = IntStream.range(0, 1_001)
                .mapToObj(n -> "10.0.%d.%d:5432".formatted(n / 250, n % 250 + 1))
                .toArray(String[]::new);

        assertIsRefused(() -> groups.register(group, targets), "TooManyTargets");
        assertThat(groups.registered(group)).isEmpty();
    }

    @Test
    void tellsAMalformedArnFromAnUnknownOne() {
        assertIsRefused(() -> groups.registered("nonsense"), "ValidationError");
    }

    @Test
    void givesAnNlbGroupItsOwnAttributes() {
        assertThat(account.elb()
                        .describeTargetGroupAttributes(request -> request.targetGroupArn(group))
                        .attributes())
                .extracting(TargetGroupAttribute::key)
                .contains("preserve_client_ip.enabled", "deregistration_delay.connection_termination.enabled")
                .doesNotContain("slow_start.duration_seconds", "load_balancing.algorithm.type");
    }

    @Test
    void refusesAnAttributeThatDoesNotExist() {
        var attribute = TargetGroupAttribute.builder()
                .key("no.such.attribute")
                .value("1")
                .build();

        assertIsRefused(
                () -> account.elb()
                        .modifyTargetGroupAttributes(
                                request -> request.targetGroupArn(group).attributes(attribute)),
                "ValidationError");
    }

    private List<TargetHealthDescription> healths(TargetDescription... asked) {
        return account.elb()
                .describeTargetHealth(request -> request.targetGroupArn(group).targets(asked))
                .targetHealthDescriptions();
    }

    private static TargetDescription target(String address) {
        return TargetDescription.builder().id(address).port(5432).build();
    }

    private static void assertIsRefused(ThrowingCallable call, String code) {
        assertThatExceptionOfType(ElasticLoadBalancingV2Exception.class)
                .isThrownBy(call)
                .satisfies(refused ->
                        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code));
    }
}
