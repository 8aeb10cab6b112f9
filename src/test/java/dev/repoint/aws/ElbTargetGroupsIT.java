package dev.repoint.aws;

import static dev.repoint.aws.ElbWire.targets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Family;
import dev.repoint.alignment.Group;
import dev.repoint.alignment.Health;
import dev.repoint.alignment.RegisteredTarget;
import dev.repoint.alignment.Target;
import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.drill.Disturbance.Fail;
import dev.repoint.drill.Disturbance.FailAfterEffect;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import dev.repoint.remediation.Reply;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The adapter against an ELBv2 that somebody else wrote. */
@Timeout(400)
final class ElbTargetGroupsIT {
    private static final String ABSENT =
            "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/absent/0123456789abcdef";

    @RegisterExtension
    final MotoCloud cloud = new MotoCloud();

    private final AwsAccount account = AwsAccount.at(cloud.endpoint());
    private final AwsGateway gateway = cloud.gateway();
    private final AwsClients clients = cloud.clients();
    private final ElbTargetGroups groups = new ElbTargetGroups(clients);

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void readsAnEmptyGroup() {
        String arn = account.targetGroups().create(5432);

        assertThat(groups.read(arn)).isEqualTo(new Reply.Given<>(new Group(List.of())));
    }

    @Test
    void registersReadsAndDeregisters() {
        String arn = account.targetGroups().create(5432);

        assertThat(groups.register(arn, targets(5432, "10.0.1.5", "10.0.2.7"))).isEmpty();
        assertThat(groups.register(arn, targets(5432, "10.0.2.7"))).isEmpty();
        assertThat(groups.read(arn)).isEqualTo(new Reply.Given<>(group("10.0.1.5", "10.0.2.7")));

        assertThat(groups.deregister(arn, targets(5432, "10.0.1.5"))).isEmpty();
        assertThat(account.targetGroups().registered(arn)).containsExactly("10.0.2.7");
        assertThat(clients.requests()).isEqualTo(4).isEqualTo(gateway.calls().size());
    }

    @Test
    void keepsIpv6Groups() {
        String arn = account.targetGroups().createForIpv6(5432);

        assertThat(groups.register(arn, targets(5432, "fd00::7"))).isEmpty();
        assertThat(groups.read(arn))
                .isInstanceOfSatisfying(
                        Reply.Given.class, given -> assertThat(given.value()).isEqualTo(group("fd00::7")));
        assertThat(group("fd00::7").family()).contains(Family.IPV6);
    }

    @Test
    void readsThePortOfTheGroup() {
        assertThat(groups.port(account.targetGroups().create(6432))).isEqualTo(new Reply.Given<>(6432));
    }

    @Test
    void saysWhichCallFoundNoGroup() {
        assertThat(groups.read(ABSENT)).satisfies(reply -> assertNotFound(reply, "DescribeTargetHealth"));
        assertThat(groups.port(ABSENT)).satisfies(reply -> assertNotFound(reply, "DescribeTargetGroups"));
        assertThat(groups.register(ABSENT, targets(5432, "10.0.1.5")))
                .hasValueSatisfying(refusal -> assertThat(refusal.verdict()).isEqualTo(Verdict.FAILED));
        assertThat(clients.requests()).isEqualTo(3);
    }

    @Test
    void registersWithAnyZoneAfterInvalidTarget() {
        String arn = account.targetGroups().create(5432);
        gateway.disturb("RegisterTargets"::equals, new Fail(400, "InvalidTarget", "not in the VPC"));

        assertThat(groups.register(arn, targets(5432, "100.64.1.5"))).isEmpty();

        assertThat(account.targetGroups().registered(arn)).containsExactly("100.64.1.5");
        assertThat(gateway.calls()).extracting(Call::status).containsExactly(400, 200);
    }

    @Test
    void mayHaveRegisteredWhenItSaysThatItFailed() {
        String arn = account.targetGroups().create(5432);
        gateway.disturbAlways("RegisterTargets"::equals, new FailAfterEffect(500, "InternalFailure"));

        assertThat(groups.register(arn, targets(5432, "10.0.1.5")).map(Refusal::verdict))
                .contains(Verdict.RETRY);
        assertThat(account.targetGroups().registered(arn)).containsExactly("10.0.1.5");
    }

    private static Group group(String... addresses) {
        return new Group(Stream.of(addresses)
                .map(address -> new RegisteredTarget(new Target(Address.of(address), 5432), Health.HEALTHY, ""))
                .toList());
    }

    private static void assertNotFound(Reply<?> reply, String operation) {
        assertThat(reply).isInstanceOfSatisfying(Reply.Refused.class, refused -> {
            assertThat(refused.refusal().verdict()).isEqualTo(Verdict.FAILED);
            assertThat(refused.refusal().reason()).startsWith(operation + " was refused: TargetGroupNotFound");
        });
    }
}
