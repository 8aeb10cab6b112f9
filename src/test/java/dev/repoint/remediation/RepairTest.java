package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.THIRD;
import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.Deployment.HOST;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.DEREGISTER;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.PORT;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.READ;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.AllowedRanges;
import dev.repoint.alignment.Cidr;
import dev.repoint.alignment.Family;
import dev.repoint.alignment.Target;
import dev.repoint.remediation.SimulatedTargetGroups.Call;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Rules 5 and 10: which calls a repair makes, in which order, and that there are no others. */
final class RepairTest {

    private static final Address NEW_V6 = Address.of("fd00::7");

    private final Deployment deployment = Deployment.ofInstance();

    @Test
    void aPassWithoutDriftIsOneDescribeAndOneQuestion() throws InterruptedException {
        assertThat(deployment.pass().outcome()).isEqualTo(Outcome.ALIGNED);

        assertThat(deployment.groups().calls()).extracting(Call::operation).containsExactly(READ);
        assertThat(deployment.dns().replies()).hasSize(1);
        assertThat(deployment.time().elapsed()).isZero();
    }

    @Test
    void aRepairIsDescribeRegisterDescribeDeregister() throws InterruptedException {
        deployment.movesTo(NEW);

        assertThat(deployment.pass().outcome()).isEqualTo(Outcome.REALIGNED);

        List<Call> calls = deployment.groups().calls();
        assertThat(calls).extracting(Call::operation).containsExactly(READ, REGISTER, READ, DEREGISTER);
        assertThat(calls.get(1).targets()).isEqualTo(targets(NEW));
        assertThat(calls.get(3).targets()).isEqualTo(targets(OLD));
    }

    @Test
    void aRemovalThatTookLongIsFollowedByAReading() throws InterruptedException {
        deployment.groups().disturb(ARN, DEREGISTER, 1, new Fault.IsSlow(Duration.ofSeconds(5)));
        deployment.time().pause(Duration.ofMinutes(1));
        deployment.movesTo(NEW);
        deployment.pass();

        assertThat(deployment.groups().calls())
                .extracting(Call::operation)
                .containsExactly(READ, REGISTER, READ, DEREGISTER, READ);
    }

    @Test
    void registersAtOnceAndRemovesOnceThreeAnswersOutlivedOneAnother() throws InterruptedException {
        deployment.movesTo(NEW);
        deployment.pass();

        assertThat(deployment.groups().calls(REGISTER).getFirst().at()).isEqualTo(VirtualTime.START);
        assertThat(deployment.groups().calls(DEREGISTER).getFirst().at()).isEqualTo(VirtualTime.START.plusSeconds(10));
    }

    @Test
    void aSecondRunDoesNothing() throws InterruptedException {
        deployment.movesTo(NEW);
        deployment.pass();
        deployment.groups().calls().clear();

        assertThat(deployment.pass().outcome()).isEqualTo(Outcome.ALIGNED);
        assertThat(deployment.groups().calls()).extracting(Call::operation).containsExactly(READ);
    }

    @Test
    void anEmptyGroupIsFilled() throws InterruptedException {
        deployment.held().hold(ARN, targets());
        deployment.pass();

        assertThat(deployment.groups().calls()).extracting(Call::operation).containsExactly(READ, REGISTER);
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD));
    }

    @Test
    void aFailBackRegistersTheDrainingTargetAgain() throws InterruptedException {
        deployment.movesTo(NEW);
        deployment.pass();
        deployment.movesTo(OLD);
        deployment.pass();

        assertThat(deployment.groups().calls(REGISTER).getLast().targets()).isEqualTo(targets(OLD));
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD));
    }

    @Test
    void severalTargetsGoInOneCall() throws InterruptedException {
        deployment.held().hold(ARN, targets(OLD, THIRD));
        deployment.movesTo(NEW, Address.of("10.0.4.4"));
        deployment.pass();

        assertThat(deployment.groups().calls())
                .extracting(Call::operation)
                .containsExactly(READ, REGISTER, READ, DEREGISTER);
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW, Address.of("10.0.4.4")));
    }

    @Test
    void waitsForHealthWithOneDescribeEach() throws InterruptedException {
        deployment.held().dies(OLD, VirtualTime.START);
        deployment.time().pause(Duration.ofMinutes(1));
        deployment.movesTo(NEW);
        deployment.event();

        List<Call> calls = deployment.groups().calls();
        assertThat(calls).extracting(Call::operation).startsWith(READ, REGISTER).endsWith(READ, DEREGISTER);
        assertThat(calls.subList(2, calls.size() - 1))
                .extracting(Call::operation)
                .containsOnly(READ);
        assertThat(calls).hasSizeLessThanOrEqualTo(4 + 20 / 5);
    }

    @Test
    void readsThePortOnceWhereNoneIsGiven() throws InterruptedException {
        var portless = new Binding(
                "orders", new Source.HostName(HOST), Optional.empty(), ARN, Optional.empty(), Foreign.EVICT, false);
        var deployment = new Deployment(portless);

        assertThat(deployment.pass().port()).isEqualTo(5432);
        assertThat(deployment.groups().calls()).extracting(Call::operation).containsExactlyInAnyOrder(READ, PORT);
        deployment.pass();
        assertThat(deployment.groups().calls(PORT)).hasSize(1);
    }

    @Test
    void asksForTheFamilyOfTheGroup() throws InterruptedException {
        var deployment = ofSixthVersion();
        deployment.held().hold(ARN, new TreeSet<>(List.of(new Target(Address.of("fd00::5"), 5432))));
        deployment.says(answer(NEW, NEW_V6));
        deployment.pass();

        assertThat(deployment.dns().replies())
                .extracting(reply -> reply.question().family())
                .containsOnly(Family.IPV6);
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW_V6));
    }

    @Test
    void asksForIpv4AndThenIpv6WhileTheGroupIsEmpty() throws InterruptedException {
        var deployment = ofSixthVersion();
        deployment.held().hold(ARN, targets());
        deployment.says(answer(NEW_V6));
        deployment.pass();

        assertThat(deployment.dns().replies())
                .extracting(reply -> reply.question().family())
                .startsWith(Family.IPV4, Family.IPV6);
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW_V6));
    }

    private static Deployment ofSixthVersion() {
        var ranges = new AllowedRanges(List.of(Cidr.parse("fd00::/8").orElseThrow()));
        return new Deployment(
                new Policy(3, Duration.ofMillis(500), ranges, "/repoint/test"), Deployment.binding("orders", HOST));
    }
}
