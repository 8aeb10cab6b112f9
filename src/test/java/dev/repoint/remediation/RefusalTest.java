package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.DEREGISTER;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.READ;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.remediation.SimulatedTargetGroups.Call;
import dev.repoint.remediation.SimulatedTargetGroups.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a binding when AWS refuses, hangs, or has done it and doesn't say so. */
final class RefusalTest {

    private static final int FOR_EVER = 1_000;

    private final Deployment deployment = Deployment.ofInstance();

    @Test
    void aThrottledRegisterInAWatchConverges() throws InterruptedException {
        deployment.groups().disturb(ARN, REGISTER, 5, Fault.throttled());
        deployment.movesTo(at(30), NEW);
        var report = deployment.event();

        assertThat(report.outcome()).isEqualTo(Outcome.REALIGNED);
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW));
    }

    @Test
    void refusalsInARowAreLeftMoreAndMoreTime() throws InterruptedException {
        deployment.groups().disturb(ARN, REGISTER, 4, Fault.throttled());
        deployment.movesTo(NEW);
        deployment.event();

        List<Instant> tries =
                deployment.groups().calls(REGISTER).stream().map(Call::at).toList();
        assertThat(tries).containsExactly(at(0), at(1), at(3), at(7), at(15));
    }

    @Test
    void aPassingRefusalIsTriedAgainWithoutAWatchToo() throws InterruptedException {
        deployment.groups().disturb(ARN, REGISTER, 1, Fault.throttled());
        deployment.movesTo(NEW);

        assertThat(deployment.pass().outcome()).isEqualTo(Outcome.REALIGNED);
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW));
    }

    @Test
    void aLastingThrottleFailsAPassSoon() throws InterruptedException {
        deployment.groups().disturb(ARN, REGISTER, FOR_EVER, Fault.throttled());
        deployment.movesTo(NEW);
        var report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.reason()).contains("Throttling");
        assertThat(deployment.time().elapsed()).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void accessDeniedFailsAtOnce() throws InterruptedException {
        deployment.groups().disturb(ARN, REGISTER, FOR_EVER, Fault.denied());
        deployment.movesTo(NEW);
        var report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.reason()).contains("AccessDenied");
        assertThat(deployment.groups().calls()).extracting(Call::operation).containsExactly(READ, REGISTER);
    }

    @ParameterizedTest
    @EnumSource(names = "PORT", mode = EnumSource.Mode.EXCLUDE)
    void aHungAwsEndsAPassWithin45Seconds(Operation operation) throws InterruptedException {
        deployment.groups().disturb(ARN, operation, FOR_EVER, Fault.hangs());
        deployment.movesTo(NEW);
        var report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(sinceTheFirst(operation)).isLessThanOrEqualTo(Duration.ofSeconds(45));
        assertThat(deployment.held().registered(ARN)).contains(targets(OLD).first());
    }

    @Test
    void anAwsThatFallsSilentAfterTheRegisterEndsThePassWithin45Seconds() throws InterruptedException {
        var cluster = Deployment.ofCluster();
        cluster.groups().disturb(ARN, READ, 1, new Fault.IsSlow(Duration.ZERO));
        cluster.groups().disturb(ARN, READ, FOR_EVER, Fault.hangs());
        cluster.held().dies(OLD, at(-60));
        cluster.dns().latency(Duration.ofMillis(10));
        cluster.movesTo(NEW);
        cluster.pass();

        Instant firstHang = cluster.groups().calls(READ).get(1).at();
        assertThat(Duration.between(firstHang, cluster.time().instant())).isLessThanOrEqualTo(Duration.ofSeconds(45));
    }

    @ParameterizedTest
    @EnumSource(names = "PORT", mode = EnumSource.Mode.EXCLUDE)
    void aRegisteredGroupIsNeverLeftEmpty(Operation operation) throws InterruptedException {
        deployment.groups().disturb(ARN, operation, FOR_EVER, Fault.denied());
        deployment.movesTo(NEW);
        deployment.pass();

        assertThat(deployment.held().registered(ARN)).contains(targets(OLD).first());
    }

    @Test
    void aRefusedReadChangesNothing() throws InterruptedException {
        deployment.groups().disturb(ARN, READ, FOR_EVER, Fault.denied());
        deployment.movesTo(NEW);

        assertThat(deployment.pass().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(deployment.groups().calls()).extracting(Call::operation).containsOnly(READ);
    }

    @Test
    void aReadThatAwsCannotAnswerHolds() throws InterruptedException {
        deployment.groups().disturb(ARN, READ, FOR_EVER, Fault.unknowable());
        deployment.movesTo(NEW);

        assertThat(deployment.pass().outcome()).isEqualTo(Outcome.HELD);
        assertThat(deployment.groups().calls()).extracting(Call::operation).containsOnly(READ);
    }

    @Test
    void aRegisterThatHadItsEffectWithoutSayingSoConverges() throws InterruptedException {
        deployment.groups().disturb(ARN, REGISTER, 1, new Fault.LosesAnswer());
        deployment.movesTo(NEW);

        assertThat(deployment.pass().outcome()).isEqualTo(Outcome.REALIGNED);
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW));
    }

    @Test
    void aDeregisterThatHadItsEffectWithoutSayingSoIsNotRepeated() throws InterruptedException {
        deployment.groups().disturb(ARN, DEREGISTER, 1, new Fault.LosesAnswer());
        deployment.movesTo(NEW);
        deployment.pass();

        assertThat(deployment.groups().calls(DEREGISTER)).hasSize(1);
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW));
    }

    private Duration sinceTheFirst(Operation operation) {
        return Duration.between(
                deployment.groups().calls(operation).getFirst().at(),
                deployment.time().instant());
    }

    private static Instant at(long second) {
        return VirtualTime.START.plusSeconds(second);
    }
}
