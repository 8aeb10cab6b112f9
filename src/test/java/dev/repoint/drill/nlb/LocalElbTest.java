package dev.repoint.drill.nlb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.AccountTargetGroups;
import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.AwsGateway;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

@Timeout(60)
class LocalElbTest {
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final LocalElb local = LocalElb.start(
            new ElbRules(3, "10.0.0.0/16", "fd00::/8"), NlbTimings.FIELD, (_, _) -> CheckResult.CONNECTED, () -> now);
    private final AwsAccount account = AwsAccount.at(local.endpoint());
    private final ElasticLoadBalancingV2Client elb = account.elb();
    private final AccountTargetGroups groups = account.targetGroups();

    @AfterEach
    void stop() {
        account.close();
        local.close();
    }

    @Test
    void targetsLiveByTheClock() {
        String arn = groups.create(5432);
        groups.register(arn, "10.0.1.5:5432");
        assertThat(explained(arn)).isEqualTo("initial Elb.RegistrationInProgress");

        now = now.plus(NlbTimings.FIELD.registrationDelay());
        assertThat(explained(arn)).isEqualTo("initial Elb.InitialHealthChecking");

        local.clock(arn).serve(_ -> false);
        assertThat(explained(arn)).isEqualTo("unused Target.NotInUse");
        local.clock(arn).serve(_ -> true);

        groups.deregister(arn, "10.0.1.5:5432");
        assertThat(explained(arn)).isEqualTo("draining Target.DeregistrationInProgress");

        now = now.plus(NlbTimings.FIELD.deregistrationDelay());
        assertThat(groups.states(arn)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // address, zone, group, answer
        "10.0.1.5,    ,    ipv4, ok",
        "10.0.1.5,    all, ipv4, ok",
        "10.1.1.5,    ,    ipv4, InvalidTarget",
        "10.1.1.5,    all, ipv4, ok",
        "192.168.7.7, all, ipv4, ok",
        "100.64.0.9,  all, ipv4, ok",
        "8.8.8.8,     ,    ipv4, InvalidTarget",
        "8.8.8.8,     all, ipv4, InvalidTarget",
        "fd00::7,     ,    ipv4, InvalidTarget",
        "10.0.1.5,    ,    ipv6, InvalidTarget",
        "fd00::7,     ,    ipv6, ok",
        "2001:db8::7, ,    ipv6, InvalidTarget",
        "orders,      ,    ipv4, ValidationError",
    })
    void takesAddressesOfTheVpcAndPrivateOnesWithAZone(String id, String zone, String family, String answer) {
        String arn = family.equals("ipv4") ? groups.create(5432) : groups.createForIpv6(5432);
        var target = TargetDescription.builder()
                .id(id)
                .port(5432)
                .availabilityZone(zone)
                .build();

        assertThat(outcome(() -> elb.registerTargets(
                        request -> request.targetGroupArn(arn).targets(target))))
                .isEqualTo(answer);
        assertThat(groups.registered(arn)).hasSize(answer.equals("ok") ? 1 : 0);
    }

    @Test
    void aFullGroupTakesNothingOfWhatIsTooMuch() {
        String arn = groups.create(5432);
        groups.register(arn, "10.0.1.1:5432", "10.0.1.2:5432");

        assertThat(outcome(() -> groups.register(arn, "10.0.1.3:5432", "10.0.1.4:5432")))
                .isEqualTo("TooManyTargets");
        assertThat(groups.registered(arn)).containsExactly("10.0.1.1", "10.0.1.2");

        groups.register(arn, "10.0.1.2:5432", "10.0.1.3:5432");
        groups.deregister(arn, "10.0.1.1:5432");
        groups.register(arn, "10.0.1.4:5432");
        assertThat(groups.registered(arn)).containsExactly("10.0.1.2", "10.0.1.3", "10.0.1.4");
    }

    @Test
    void throttlesAsLongAsItWasTold() {
        String arn = groups.create(5432);
        local.throttle("DescribeTargetHealth", 2);

        assertThat(groups.states(arn)).isEmpty();

        assertThat(local.calls())
                .filteredOn(call -> call.action().equals("DescribeTargetHealth"))
                .extracting(AwsGateway.Call::status)
                .containsExactly(400, 400, 200);
    }

    @Test
    void writesDownItsCallsWithTheirTime() {
        String arn = groups.create(5432);
        Instant registeredAt = now.plus(7, ChronoUnit.SECONDS);
        now = registeredAt;
        groups.register(arn, "10.0.1.5:5432");

        assertThat(local.calls())
                .extracting(AwsGateway.Call::action)
                .containsExactly("DescribeVpcs", "CreateTargetGroup", "RegisterTargets");
        assertThat(local.calls().getLast().at()).isEqualTo(registeredAt);
    }

    @Test
    void unknownActionsAndIncompleteCallsAreRefused() {
        String arn = groups.create(5432);

        assertThat(outcome(() -> elb.describeLoadBalancers())).isEqualTo("InvalidAction");
        assertThat(outcome(() -> elb.registerTargets(request -> request.targetGroupArn(arn))))
                .isEqualTo("ValidationError");
        assertThat(outcome(() -> elb.registerTargets(request -> request.targetGroupArn(arn)
                        .targets(TargetDescription.builder()
                                .id("10.0.1.5")
                                .port(70_000)
                                .build()))))
                .isEqualTo("ValidationError");
        assertThat(outcome(() -> elb.modifyTargetGroupAttributes(request -> request.targetGroupArn(arn)
                        .attributes(attribute("deregistration_delay.timeout_seconds", "3601")))))
                .isEqualTo("ValidationError");
    }

    @Test
    void oneNameIsOneGroup() {
        var first = elb.createTargetGroup(request -> ipGroup(request, 5432)).targetGroups();

        assertThat(elb.createTargetGroup(request -> ipGroup(request, 5432)).targetGroups())
                .isEqualTo(first);
        assertThat(outcome(() -> elb.createTargetGroup(request -> ipGroup(request, 6543))))
                .isEqualTo("DuplicateTargetGroupName");
    }

    private static void ipGroup(CreateTargetGroupRequest.Builder group, int port) {
        group.name("orders").protocol("TCP").port(port).vpcId(LocalGroups.VPC).targetType("ip");
    }

    private String explained(String arn) {
        var health = elb.describeTargetHealth(request -> request.targetGroupArn(arn))
                .targetHealthDescriptions()
                .getFirst()
                .targetHealth();
        return health.stateAsString() + " " + health.reasonAsString();
    }

    private static String outcome(ThrowingCallable call) {
        try {
            call.call();
            return "ok";
        } catch (ElasticLoadBalancingV2Exception e) {
            return e.awsErrorDetails().errorCode();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static TargetGroupAttribute attribute(String key, String value) {
        return TargetGroupAttribute.builder().key(key).value(value).build();
    }
}
