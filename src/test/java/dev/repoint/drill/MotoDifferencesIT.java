package dev.repoint.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidTargetException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.RRType;

/**
 * Where moto is known to differ from AWS: the one list of it. Each test states what moto 5.2.1 does, its comment what
 * AWS does. A test that fails here is good news: moto was mended, so take it off the list and rely on it elsewhere.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html">
 *     NLB, registering targets</a>
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html">target
 *     states and reasons</a>
 */
@Timeout(120)
class MotoDifferencesIT {
    private final AwsAccount account = AwsAccount.at(MotoServer.shared().endpoint());
    private final AccountTargetGroups groups = account.targetGroups();
    private final AccountHostedZones zones = account.hostedZones();
    private final String group = groups.create(5432);

    @AfterEach
    void stop() {
        account.close();
    }

    /** AWS: a target is address and port, so these are two. */
    @Test
    void keysTargetsByAddressOnly() {
        groups.register(group, "10.0.1.5:5432");
        groups.register(group, "10.0.1.5:5433");

        assertThat(groups.states(group)).containsExactly("10.0.1.5:5433 healthy");
    }

    /** AWS: {@code initial} until the health checks have passed, {@code unused} without a listener. */
    @Test
    void isHealthyAtOnce() {
        groups.register(group, "10.0.1.5:5432");

        assertThat(groups.states(group)).containsExactly("10.0.1.5:5432 healthy");
    }

    /** AWS: {@code draining} for the deregistration delay, 300 seconds by default. */
    @Test
    void doesNotDrain() {
        groups.register(group, "10.0.1.5:5432");
        groups.deregister(group, "10.0.1.5:5432");

        assertThat(groups.states(group)).isEmpty();
    }

    /** AWS: no error; it is idempotent. */
    @Test
    void refusesToDeregisterAnUnknownTarget() {
        assertThatExceptionOfType(InvalidTargetException.class)
                .isThrownBy(() -> groups.deregister(group, "10.0.1.5:5432"));
    }

    /** AWS: state {@code unused}, reason {@code Target.NotRegistered}. */
    @Test
    void callsATargetThatNeverWasUnavailable() {
        assertThat(healthOf("10.0.1.5").stateAsString()).isEqualTo("unavailable");
        assertThat(healthOf("10.0.1.5").reasonAsString()).isEqualTo("Target.NotRegistered");
    }

    /** AWS: InvalidTarget. */
    @Test
    void acceptsAPublicAddress() {
        assertThatCode(() -> groups.register(group, "54.228.1.92:5432")).doesNotThrowAnyException();
    }

    /** AWS: refused, an address has to be of the group's family. */
    @Test
    void acceptsAnAddressOfTheOtherFamily() {
        assertThatCode(() -> groups.register(group, "[fd00::7]:5432")).doesNotThrowAnyException();
    }

    /** AWS: refused. */
    @Test
    void acceptsWhatIsNoAddress() {
        assertThatCode(() -> groups.register(group, "orders.example:5432")).doesNotThrowAnyException();
    }

    /** AWS: InvalidTarget without {@code AvailabilityZone}, because 10.0.0.0/8 is not the VPC's. */
    @Test
    void asksForNoZoneOutsideTheVpc() {
        assertThatCode(() -> groups.register(group, "10.0.1.5:5432")).doesNotThrowAnyException();
    }

    /** AWS: gives the zone back. */
    @Test
    void forgetsTheAvailabilityZone() {
        var outside = TargetDescription.builder()
                .id("10.0.1.5")
                .port(5432)
                .availabilityZone("all")
                .build();
        account.elb().registerTargets(request -> request.targetGroupArn(group).targets(outside));

        assertThat(account.elb()
                        .describeTargetHealth(request -> request.targetGroupArn(group))
                        .targetHealthDescriptions())
                .extracting(TargetHealthDescription::target)
                .extracting(TargetDescription::availabilityZone)
                .containsOnlyNulls();
    }

    /** AWS: TooManyTargets, 1,000 to a group. */
    @Test
    void knowsNoQuotaOfTargets() {
        String[] targets = IntStream.range(0, 1_001)
                .mapToObj(n -> "10.1.%d.%d:5432".formatted(n / 250, n % 250 + 1))
                .toArray(String[]::new);
        groups.register(group, targets);

        assertThat(groups.registered(group)).hasSize(1_001);
    }

    /** AWS: ValidationError. */
    @Test
    void takesAMalformedArnForAnUnknownOne() {
        assertThatExceptionOfType(TargetGroupNotFoundException.class).isThrownBy(() -> groups.registered("nonsense"));
    }

    /** AWS: a group of protocol TCP has {@code preserve_client_ip.enabled} and others, and none of these. */
    @Test
    void givesAnNlbGroupTheAttributesOfAnAlb() {
        assertThat(account.elb()
                        .describeTargetGroupAttributes(request -> request.targetGroupArn(group))
                        .attributes())
                .extracting(TargetGroupAttribute::key)
                .contains("slow_start.duration_seconds", "load_balancing.algorithm.type")
                .doesNotContain("preserve_client_ip.enabled", "deregistration_delay.connection_termination.enabled");
    }

    /** AWS: ValidationError. */
    @Test
    void acceptsAnAttributeThatDoesNotExist() {
        var attribute = TargetGroupAttribute.builder()
                .key("no.such.attribute")
                .value("1")
                .build();

        assertThatCode(() -> account.elb()
                        .modifyTargetGroupAttributes(
                                request -> request.targetGroupArn(group).attributes(attribute)))
                .doesNotThrowAnyException();
    }

    /** AWS: {@code loadbalancer/net/}. */
    @Test
    void namesANetworkLoadBalancerLikeAnApplicationOne() {
        String subnet = DefaultVpc.subnetId(MotoServer.shared().endpoint());
        String arn = account.elb()
                .createLoadBalancer(request ->
                        request.name("nlb").type(LoadBalancerTypeEnum.NETWORK).subnets(subnet))
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();

        assertThat(arn).contains("loadbalancer/app/nlb/");
    }

    /** AWS: {@code PENDING} first. */
    @Test
    void hasEveryRecordInSyncAtOnce() {
        String zone = zones.create("internal.example");

        assertThat(zones.put(zone, RRType.A, "db.internal.example", 30, "10.0.1.5"))
                .isEqualTo(ChangeStatus.INSYNC);
    }

    /** AWS: InvalidChangeBatch. */
    @Test
    void acceptsARecordThatIsNoAddress() {
        String zone = zones.create("internal.example");

        assertThatCode(() -> zones.put(zone, RRType.A, "db.internal.example", 30, "not-an-address"))
                .doesNotThrowAnyException();
    }

    /** AWS: InvalidChangeBatch, because a CNAME stands alone (RFC 1034 section 3.6.2). */
    @Test
    void acceptsACnameBesideAnAddress() {
        String zone = zones.create("internal.example");
        zones.put(zone, RRType.A, "db.internal.example", 30, "10.0.1.5");

        assertThatCode(() -> zones.put(zone, RRType.CNAME, "db.internal.example", 30, "orders.example"))
                .doesNotThrowAnyException();
    }

    private TargetHealth healthOf(String address) {
        var target = TargetDescription.builder().id(address).port(5432).build();
        return account.elb()
                .describeTargetHealth(request -> request.targetGroupArn(group).targets(target))
                .targetHealthDescriptions()
                .getFirst()
                .targetHealth();
    }
}
