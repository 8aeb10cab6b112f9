package dev.repoint.drill.nlb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.repoint.drill.AccountTargetGroups;
import dev.repoint.drill.AwsAccount;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/**
 * What the local ELBv2 and moto agree on. Where they don't, {@code MotoDifferencesIT} says what moto does and
 * {@link BeyondMotoTest} what the local ELBv2 does.
 */
@Timeout(400)
@ParameterizedClass
@EnumSource
class ElbContractIT {
    private static final String ABSENT =
            "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/absent/0123456789abcdef";

    private final AwsAccount account;
    private final ElasticLoadBalancingV2Client elb;
    private final AccountTargetGroups groups;

    ElbContractIT(Cloud cloud) {
        this.account = AwsAccount.at(cloud.start());
        this.elb = account.elb();
        this.groups = account.targetGroups();
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void aGroupIsDescribedAsItWasMade() {
        String arn = groups.create(5432);

        var found = elb.describeTargetGroups(request -> request.targetGroupArns(arn))
                .targetGroups();

        assertThat(found).singleElement().satisfies(group -> {
            assertThat(group.targetGroupArn()).isEqualTo(arn);
            assertThat(group.port()).isEqualTo(5432);
            assertThat(group.protocol()).isEqualTo(ProtocolEnum.TCP);
            assertThat(group.targetType()).isEqualTo(TargetTypeEnum.IP);
            assertThat(group.ipAddressTypeAsString()).isEqualTo("ipv4");
            assertThat(group.vpcId()).startsWith("vpc-");
        });
        String name = found.getFirst().targetGroupName();
        assertThat(elb.describeTargetGroups(request -> request.names(name)).targetGroups())
                .isEqualTo(found);
        assertThat(elb.describeTargetGroups().targetGroups()).contains(found.getFirst());
    }

    @Test
    void targetsAreRegisteredReadAndDeregistered() {
        String arn = groups.create(5432);
        assertThat(groups.registered(arn)).isEmpty();

        groups.register(arn, "10.0.1.5:5432", "10.0.2.7:5432");
        assertThat(groups.registered(arn)).containsExactly("10.0.1.5", "10.0.2.7");

        groups.deregister(arn, "10.0.1.5:5432");
        assertThat(groups.registered(arn)).containsExactly("10.0.2.7");

        groups.register(arn, "10.0.1.5:5432");
        assertThat(groups.registered(arn)).containsExactly("10.0.1.5", "10.0.2.7");
    }

    @Test
    void registeringTwiceIsRegisteringOnce() {
        String arn = groups.create(5432);
        groups.register(arn, "10.0.1.5:5432");
        groups.register(arn, "10.0.1.5:5432");

        assertThat(groups.registered(arn)).containsExactly("10.0.1.5");
    }

    @Test
    void aTargetWithoutAPortHasThatOfItsGroup() {
        String arn = groups.create(6543);
        var target = TargetDescription.builder().id("10.0.1.5").build();
        elb.registerTargets(request -> request.targetGroupArn(arn).targets(target));

        assertThat(elb.describeTargetHealth(request -> request.targetGroupArn(arn))
                        .targetHealthDescriptions())
                .extracting(health -> health.target().port())
                .containsExactly(6543);
        elb.deregisterTargets(request -> request.targetGroupArn(arn).targets(target));
        assertThat(groups.registered(arn)).isEmpty();
    }

    @Test
    void ipv6GroupsHoldIpv6Targets() {
        String arn = groups.createForIpv6(5432);
        groups.register(arn, "[fd00::7]:5432");

        assertThat(groups.registered(arn)).containsExactly("fd00::7");
    }

    @Test
    void groupsAreApart() {
        String one = groups.create(5432);
        String other = groups.create(5432);
        groups.register(one, "10.0.1.5:5432");

        assertThat(groups.registered(other)).isEmpty();
    }

    @Test
    void aTargetInTheGroupIsAnsweredForWhenAskedByName() {
        String arn = groups.create(5432);
        groups.register(arn, "10.0.1.5:5432", "10.0.2.7:5432");
        var target = TargetDescription.builder().id("10.0.2.7").port(5432).build();

        assertThat(elb.describeTargetHealth(
                                request -> request.targetGroupArn(arn).targets(target))
                        .targetHealthDescriptions())
                .extracting(health -> health.target().id())
                .containsExactly("10.0.2.7");
    }

    @Test
    void attributesAreKept() {
        String arn = groups.create(5432);
        elb.modifyTargetGroupAttributes(request -> request.targetGroupArn(arn)
                .attributes(
                        attribute("deregistration_delay.timeout_seconds", "120"),
                        attribute("deregistration_delay.connection_termination.enabled", "true")));

        assertThat(elb.describeTargetGroupAttributes(request -> request.targetGroupArn(arn))
                        .attributes())
                .extracting(attribute -> attribute.key() + "=" + attribute.value())
                .contains(
                        "deregistration_delay.timeout_seconds=120",
                        "deregistration_delay.connection_termination.enabled=true");
    }

    @Test
    void anAbsentGroupIsNotFoundByAnyAction() {
        var target = TargetDescription.builder().id("10.0.1.5").port(5432).build();
        List<ThrowingCallable> calls = List.of(
                () -> elb.describeTargetGroups(request -> request.targetGroupArns(ABSENT)),
                () -> elb.describeTargetGroups(request -> request.names("absent")),
                () -> elb.describeTargetHealth(request -> request.targetGroupArn(ABSENT)),
                () -> elb.registerTargets(
                        request -> request.targetGroupArn(ABSENT).targets(target)),
                () -> elb.deregisterTargets(
                        request -> request.targetGroupArn(ABSENT).targets(target)),
                () -> elb.describeTargetGroupAttributes(request -> request.targetGroupArn(ABSENT)),
                () -> elb.modifyTargetGroupAttributes(request ->
                        request.targetGroupArn(ABSENT).attributes(attribute("proxy_protocol_v2.enabled", "false"))));

        assertThat(calls).allSatisfy(call -> assertIsRefused(call, "TargetGroupNotFound"));
    }

    @Test
    void aNameWithoutRhymeOrReasonIsRefused() {
        assertIsRefused(
                () -> elb.createTargetGroup(request -> request.name("-orders-")
                        .protocol(ProtocolEnum.TCP)
                        .port(5432)
                        .vpcId("vpc-0")
                        .targetType(TargetTypeEnum.IP)),
                "ValidationError");
    }

    private static void assertIsRefused(ThrowingCallable call, String code) {
        assertThatExceptionOfType(ElasticLoadBalancingV2Exception.class)
                .isThrownBy(call)
                .satisfies(refused -> {
                    assertThat(refused.statusCode()).isEqualTo(400);
                    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
                });
    }

    private static TargetGroupAttribute attribute(String key, String value) {
        return TargetGroupAttribute.builder().key(key).value(value).build();
    }
}
