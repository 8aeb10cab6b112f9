package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.RecordKeeperTest.RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.remediation.SimulatedTargetGroups.Call;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** DESIGN section 2: in a dry run the outcome and the lists say what would be done. */
final class DryRunTest {

    private final Deployment deployment = Deployment.ofInstance();

    @Test
    void saysWhatARealPassWouldDoAndDoesNothing() throws InterruptedException {
        deployment.movesTo(NEW);
        var report = deployment.dryRun();

        assertThat(report.outcome()).isEqualTo(Outcome.REALIGNED);
        assertThat(report.before()).isEqualTo(targets(OLD));
        assertThat(report.registered()).isEqualTo(targets(NEW));
        assertThat(report.deregistered()).isEqualTo(targets(OLD));
        assertThat(deployment.groups().calls()).noneMatch(Call::isWrite);
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD));
    }

    @Test
    void waitsForTheSameAgreement() throws InterruptedException {
        deployment.movesTo(NEW);
        deployment.dryRun();

        assertThat(deployment.time().elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void saysWhatWouldBeKept() throws InterruptedException {
        deployment.held().dies(OLD, VirtualTime.START.minusSeconds(60));
        deployment.movesTo(NEW);
        var report = deployment.dryRun();

        assertThat(report.deregistered()).isEmpty();
        assertThat(report.waiting()).isEqualTo(targets(OLD));
    }

    @Test
    void countsForNoRealPass() throws InterruptedException {
        deployment.movesTo(NEW);
        deployment.dryRun();
        deployment.dryRun();
        var report = deployment.pass();

        assertThat(report.registered()).isEqualTo(targets(NEW));
        assertThat(report.took()).isEqualTo(Duration.ofSeconds(10));
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW));
    }

    @Test
    void saysWhatWouldBeWrittenToTheRecord() throws InterruptedException {
        var deployment = RecordKeeperTest.deployment();
        deployment.zones().hold(RECORD, OLD);
        deployment.movesTo(NEW);
        var report = deployment.dryRun();

        assertThat(report.record()).isEqualTo(RecordState.UPDATED);
        assertThat(deployment.zones().calls(SimulatedZones.Operation.UPSERT)).isEmpty();
    }

    @Test
    void saysTheSameTheSecondTime() throws InterruptedException {
        var deployment = RecordKeeperTest.deployment();
        deployment.zones().hold(RECORD, OLD);
        deployment.movesTo(NEW);
        var first = deployment.dryRun();
        var second = deployment.dryRun();

        assertThat(second.record()).isEqualTo(first.record());
        assertThat(second.registered()).isEqualTo(first.registered());
        assertThat(second.deregistered()).isEqualTo(first.deregistered());
    }

    @Test
    void isAlignedWhenThereIsNothingToDo() throws InterruptedException {
        assertThat(deployment.dryRun().outcome()).isEqualTo(Outcome.ALIGNED);
    }
}
