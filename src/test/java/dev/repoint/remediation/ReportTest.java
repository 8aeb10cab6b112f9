package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.OUTSIDE;
import static dev.repoint.alignment.Examples.THIRD;
import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.failed;
import static dev.repoint.alignment.Examples.noData;
import static dev.repoint.alignment.Examples.noName;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.DEREGISTER;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a report says, in the words of DESIGN section 2 and rule 11. */
final class ReportTest {

    private final Deployment deployment = Deployment.ofInstance();

    @Test
    void alignedMeansNothingWasToDo() throws InterruptedException {
        var report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.ALIGNED);
        assertThat(report.answer()).containsExactly(OLD);
        assertThat(report.before()).isEqualTo(targets(OLD));
        assertThat(report.hadDrift()).isFalse();
        assertThat(report.looks()).isEqualTo(1);
        assertThat(report.healthyTargets()).contains(1);
    }

    @Test
    void realignedNamesBeforeAfterAndTheAnswer() throws InterruptedException {
        deployment.movesTo(NEW);
        var report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.REALIGNED);
        assertThat(report.answer()).containsExactly(NEW);
        assertThat(report.before()).isEqualTo(targets(OLD));
        assertThat(report.registered()).isEqualTo(targets(NEW));
        assertThat(report.deregistered()).isEqualTo(targets(OLD));
        assertThat(report.waiting()).isEmpty();
        assertThat(report.hadDrift()).isTrue();
        assertThat(report.looks()).isEqualTo(3);
        assertThat(report.took()).isEqualTo(Duration.ofSeconds(10));
        assertThat(report.reason()).contains("10.0.1.5", "10.0.2.7");
    }

    @Test
    void registeringAloneIsRealigned() throws InterruptedException {
        deployment.held().hold(ARN, targets());

        assertThat(deployment.pass().outcome()).isEqualTo(Outcome.REALIGNED);
    }

    @Test
    void beforeLeavesDrainingTargetsOut() throws InterruptedException {
        deployment.held().hold(ARN, targets(OLD, NEW));
        deployment.held().deregister(ARN, targets(NEW));

        assertThat(deployment.pass().before()).isEqualTo(targets(OLD));
    }

    @Test
    void waitingNamesTheLostHostThatStaysUntilTheNewOneIsHealthy() throws InterruptedException {
        deployment.held().dies(OLD, at(-60));
        deployment.movesTo(NEW);
        var report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.REALIGNED);
        assertThat(report.waiting()).isEqualTo(targets(OLD));
        assertThat(report.deregistered()).isEmpty();
        assertThat(deployment.pass().outcome()).isEqualTo(Outcome.HELD);
    }

    @Test
    void aClustersOldWriterWaitsForNothing() throws InterruptedException {
        var cluster = Deployment.ofCluster();
        cluster.held().dies(OLD, at(-60));
        cluster.movesTo(NEW);

        assertThat(cluster.pass().deregistered()).isEqualTo(targets(OLD));
    }

    @Test
    void heldMeansAnAnswerThatLeavesDoubt() throws InterruptedException {
        for (var doubtful : List.of(noData(), noName(), answer(OUTSIDE))) {
            deployment.says(doubtful);
            var report = deployment.pass();

            assertThat(report.outcome()).isEqualTo(Outcome.HELD);
            assertThat(report.reason()).isNotBlank();
        }
    }

    @Test
    void anAddressThatIsNotAllowedIsNamed() throws InterruptedException {
        deployment.says(answer(OUTSIDE));

        assertThat(deployment.pass().reason()).contains(OUTSIDE.toString());
    }

    @Test
    void failedMeansNoUsableReply() throws InterruptedException {
        deployment.says(failed());
        var report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.reason()).contains("SERVFAIL");
    }

    @Test
    void failedMeansThatAwsRefusedEvenAfterHalfTheWork() throws InterruptedException {
        deployment.groups().disturb(ARN, DEREGISTER, 1, Fault.denied());
        deployment.movesTo(NEW);
        var report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.registered()).isEqualTo(targets(NEW));
        assertThat(report.deregistered()).isEmpty();
        assertThat(report.reason()).contains("AccessDenied");
    }

    @Test
    void aWantedTargetWithoutTrafficIsNamedWithItsReason() throws InterruptedException {
        deployment.held().unused(OLD, "Target.NotInUse");
        var report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.HELD);
        assertThat(report.reason()).contains("10.0.1.5:5432", "Target.NotInUse");
    }

    @Test
    void aWantedTargetWithoutTrafficIsNamedBesideOneThatWaits() throws InterruptedException {
        deployment.held().hold(ARN, targets(NEW, OLD));
        deployment.held().dies(OLD, at(-60));
        deployment.held().unused(NEW, "Target.NotInUse");
        deployment.movesTo(NEW);
        var report = deployment.pass();

        assertThat(report.waiting()).isEqualTo(targets(OLD));
        assertThat(report.reason()).contains("Target.NotInUse");
    }

    @Test
    void timesCountFromTheEvent() throws InterruptedException {
        deployment.movesTo(at(60), NEW);
        deployment.groups().latency(Duration.ofMillis(40));
        var report = deployment.event(at(-3));

        assertThat(report.toRealign().orElseThrow()).isBetween(Duration.ofMillis(63_040), Duration.ofMillis(64_040));
        Instant registered = deployment.groups().calls(REGISTER).getFirst().at();
        assertThat(registered).isAfterOrEqualTo(at(60));
        assertThat(report.toHealthy().orElseThrow()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(26));
    }

    @Test
    void withoutAnEventThereIsNoTimeToRealign() throws InterruptedException {
        deployment.movesTo(NEW);

        assertThat(deployment.pass().toRealign()).isEmpty();
    }

    @Test
    void saysHowLongDnsHasGivenNoAddress() throws InterruptedException {
        assertThat(deployment.pass().sinceAnswer()).contains(Duration.ZERO);
        deployment.says(failed());
        deployment.time().pause(Duration.ofMinutes(2));

        assertThat(deployment.pass().sinceAnswer()).contains(Duration.ofMinutes(2));
        deployment.restart();
        assertThat(deployment.pass().sinceAnswer()).isEmpty();
    }

    @Test
    void aHeldBindingWithDriftSaysSo() throws InterruptedException {
        deployment.held().hold(ARN, targets(OLD, THIRD));
        deployment.says(at(1), noName());
        var report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.HELD);
        assertThat(report.hadDrift()).isTrue();
        assertThat(report.registered()).isEmpty();
    }

    private static Instant at(long second) {
        return VirtualTime.START.plusSeconds(second);
    }
}
