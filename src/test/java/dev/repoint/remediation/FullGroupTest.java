package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.THIRD;
import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.Deployment.HOST;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.DEREGISTER;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.remediation.SimulatedTargetGroups.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule 5 on TooManyTargets: an unwanted target is removed first only if another one stays; otherwise the binding failed. */
final class FullGroupTest {

    private final Deployment deployment = Deployment.ofInstance();

    @Test
    void anAgreedUnwantedTargetMakesRoomWhileAnotherStays() throws InterruptedException {
        deployment.held().hold(ARN, targets(OLD, THIRD));
        deployment.groups().limit(ARN, 2);
        deployment.movesTo(NEW);
        var report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.REALIGNED);
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW));
        assertThat(deployment.groups().calls()).allMatch(call -> !call.after().isEmpty());
    }

    @Test
    void nothingIsRemovedForRoomBeforeThreeAnswersAgree() throws InterruptedException {
        deployment.held().hold(ARN, targets(OLD, THIRD));
        deployment.groups().limit(ARN, 2);
        deployment.movesTo(NEW);
        deployment.pass();

        assertThat(deployment.groups().calls(DEREGISTER).getFirst().at())
                .isAfterOrEqualTo(VirtualTime.START.plusSeconds(10));
    }

    @Test
    void theGroupIsReadAgainBeforeEachRemoval() throws InterruptedException {
        deployment.held().hold(ARN, targets(OLD, THIRD));
        deployment.groups().limit(ARN, 2);
        deployment.movesTo(NEW);
        deployment.pass();

        List<Call> calls = deployment.groups().calls();
        for (int i = 1; i < calls.size(); i++) {
            if (calls.get(i).operation() == DEREGISTER) {
                assertThat(calls.get(i - 1).operation()).isEqualTo(READ);
            }
        }
        assertThat(deployment.groups().calls(DEREGISTER)).hasSize(2);
    }

    @Test
    void roomThatDoesNotHelpIsMadeOnce() throws InterruptedException {
        deployment.held().hold(ARN, targets(OLD, THIRD, Address.of("10.0.4.4"), Address.of("10.0.5.5")));
        deployment.groups().limit(ARN, 1);
        deployment.movesTo(NEW);
        var report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(deployment.held().registered(ARN)).hasSize(3);
    }

    @Test
    void theLastTargetIsNotGivenForRoom() throws InterruptedException {
        deployment.groups().limit(ARN, 1);
        deployment.movesTo(NEW);
        var report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.reason()).contains("TooManyTargets");
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD));
    }

    @Test
    void aFullGroupThatIsFlappingEndsInTime() throws InterruptedException {
        deployment.held().hold(ARN, targets(OLD, THIRD));
        deployment.groups().limit(ARN, 2);
        deployment.dns().flaps(HOST, VirtualTime.START, Duration.ofSeconds(5), answer(NEW, OLD), answer(NEW, THIRD));
        var report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(deployment.groups().calls(DEREGISTER)).isEmpty();
        assertThat(deployment.time().elapsed()).isLessThan(Duration.ofMinutes(3));
    }

    @Test
    void aWatchGoesOnTryingUntilThereIsRoom() throws InterruptedException {
        deployment.groups().limit(ARN, 1);
        deployment.movesTo(NEW);
        deployment.event();
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD));

        deployment.groups().limit(ARN, 2);
        deployment.pass();
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW));
    }

    @Test
    void aFullGroupIsNotAskedAtEachLookOfAWatch() throws InterruptedException {
        deployment.groups().limit(ARN, 1);
        deployment.movesTo(NEW);
        deployment.event();

        assertThat(deployment.groups().calls()).hasSizeLessThan(2 * 420 / 5);
    }

    @Test
    void aFullGroupIsNotAskedAtEachLookWhileTheCountGoesOn() throws InterruptedException {
        deployment.held().hold(ARN, targets(OLD, THIRD));
        deployment.groups().limit(ARN, 2);
        deployment.says(Answer.Addresses.of(List.of(NEW), Duration.ofSeconds(30)));
        deployment.event();

        Instant removedAt = deployment.groups().calls(DEREGISTER).getFirst().at();
        assertThat(deployment.groups().calls())
                .filteredOn(call -> call.at().isBefore(removedAt))
                .hasSizeLessThanOrEqualTo(2 * 60 / 5);
    }
}
