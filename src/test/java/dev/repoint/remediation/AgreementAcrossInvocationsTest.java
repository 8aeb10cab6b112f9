package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.failed;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.Deployment.HOST;
import static dev.repoint.remediation.Deployment.arn;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.DEREGISTER;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.PORT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Answer;
import dev.repoint.remediation.SimulatedTargetGroups.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rule 3: what a pass saw stays in the environment, and a later tick may finish the count. Each pass here ends early. */
final class AgreementAcrossInvocationsTest {

    private static final Answer LONG_LIVED = Answer.Addresses.of(List.of(NEW), Duration.ofSeconds(30));

    private final Binding binding = Deployment.binding("orders", HOST);
    private final Deployment deployment = new Deployment(binding);

    @Test
    void aLaterTickFinishesTheCount() throws InterruptedException {
        deployment.says(LONG_LIVED);

        briefPassAt(0);
        briefPassAt(30);
        assertThat(deployment.groups().calls(DEREGISTER)).isEmpty();

        assertThat(briefPassAt(60).deregistered()).isEqualTo(targets(OLD));
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW));
    }

    @Test
    void passesWithinOneTimeToLiveCountOnce() throws InterruptedException {
        deployment.says(LONG_LIVED);

        for (int second = 0; second < 60; second += 6) {
            briefPassAt(second);
        }

        assertThat(deployment.groups().calls(DEREGISTER)).isEmpty();
    }

    @Test
    void aNewEnvironmentCountsAnew() throws InterruptedException {
        deployment.says(LONG_LIVED);

        briefPassAt(0);
        briefPassAt(30);
        deployment.restart();
        briefPassAt(60);
        briefPassAt(90);
        assertThat(deployment.groups().calls(DEREGISTER)).isEmpty();

        briefPassAt(120);
        assertThat(deployment.groups().calls(DEREGISTER)).hasSize(1);
    }

    @Test
    void anOutageBetweenTicksStartsTheCountAnew() throws InterruptedException {
        deployment.says(LONG_LIVED);
        deployment.says(at(45), failed());
        deployment.says(at(55), LONG_LIVED);

        briefPassAt(0);
        briefPassAt(30);
        briefPassAt(50);
        briefPassAt(60);
        briefPassAt(90);
        assertThat(deployment.groups().calls(DEREGISTER)).isEmpty();

        briefPassAt(120);
        assertThat(deployment.groups().calls(DEREGISTER)).hasSize(1);
    }

    @Test
    void answersFromBeforeALongSilenceAreNotConsecutive() throws InterruptedException {
        deployment.says(LONG_LIVED);

        briefPassAt(0);
        briefPassAt(30);
        briefPassAt(3_600);
        assertThat(deployment.groups().calls(DEREGISTER)).isEmpty();
    }

    @Test
    void aBindingThatWasChangedBeginsAnew() throws InterruptedException {
        Binding portless =
                new Binding("orders", binding.source(), Optional.empty(), ARN, Optional.empty(), Foreign.EVICT, false);
        Binding other = new Binding(
                "orders", binding.source(), Optional.empty(), arn("other"), Optional.empty(), Foreign.EVICT, false);
        passOf(portless);
        passOf(other);

        assertThat(deployment.groups().calls(PORT)).extracting(Call::arn).containsExactly(ARN, arn("other"));
    }

    @Test
    void aBindingThatWasPausedIsStillTheSame() throws InterruptedException {
        deployment.says(LONG_LIVED);

        briefPassAt(0);
        passOf(new Binding("orders", binding.source(), binding.port(), ARN, Optional.empty(), Foreign.EVICT, true));
        briefPassAt(30);

        assertThat(briefPassAt(60).deregistered()).isEqualTo(targets(OLD));
    }

    private void passOf(Binding changed) throws InterruptedException {
        var occasion = new Occasion(
                List.of(changed), new Watch.SinglePass(), false, false, Optional.empty(), Optional.empty());
        deployment.run(occasion, Duration.ofMillis(400));
    }

    /** A pass that has no time for a second look. */
    private BindingReport briefPassAt(long second) throws InterruptedException {
        deployment.time().pause(Duration.between(deployment.time().instant(), at(second)));
        var occasion = new Occasion(
                List.of(binding), new Watch.SinglePass(), false, false, Optional.empty(), Optional.empty());
        return deployment.run(occasion, Duration.ofMillis(400)).getFirst();
    }

    private static Instant at(long second) {
        return VirtualTime.START.plusSeconds(second);
    }
}
