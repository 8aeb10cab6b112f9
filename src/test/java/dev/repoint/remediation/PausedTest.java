package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.PORT;
import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.Deployment.HOST;
import static dev.repoint.remediation.RecordKeeperTest.RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Examples;
import dev.repoint.remediation.SimulatedTargetGroups.Call;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** DESIGN section 2: a paused binding is reported, not changed. */
final class PausedTest {

    private final Deployment deployment = new Deployment(new Binding(
            "orders", new Source.HostName(HOST), Optional.of(PORT), ARN, Optional.of(RECORD), Foreign.EVICT, true));

    @Test
    void isReportedAndNotChanged() throws InterruptedException {
        deployment.zones().hold(RECORD, OLD);
        deployment.movesTo(NEW);
        var report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.HELD);
        assertThat(report.reason()).contains("paused");
        assertThat(report.answer()).containsExactly(NEW);
        assertThat(report.before()).isEqualTo(targets(OLD));
        assertThat(report.looks()).isEqualTo(1);
        assertThat(deployment.groups().calls()).noneMatch(Call::isWrite);
        assertThat(deployment.zones().calls()).isEmpty();
    }

    @Test
    void isNotWatchedByATick() throws InterruptedException {
        deployment.held().dies(OLD, VirtualTime.START.minusSeconds(60));

        assertThat(deployment.tick().looks()).isEqualTo(1);
    }

    @Test
    void isNotChangedDuringAnothersWatch() throws InterruptedException {
        deployment.movesTo(VirtualTime.START.plusSeconds(20), NEW);
        deployment.event(VirtualTime.START, Set.of("billing"));

        assertThat(deployment.groups().calls()).noneMatch(Call::isWrite);
    }

    @Test
    void isNotFilledWhenEmpty() throws InterruptedException {
        deployment.held().hold(ARN, targets());
        deployment.says(answer(Examples.OUTSIDE));
        deployment.pass();
        deployment.movesTo(NEW);
        deployment.pass();

        assertThat(deployment.held().registered(ARN)).isEmpty();
    }
}
