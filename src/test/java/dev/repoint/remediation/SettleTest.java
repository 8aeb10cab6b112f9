package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.failed;
import static dev.repoint.alignment.Examples.noName;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.Deployment.HOST;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.DEREGISTER;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 3: a pass that meets drift looks again until it has its agreement, whatever DNS does meanwhile, and not for ever. */
final class SettleTest {

    private static final Answer SILENT = new Answer.Failed(Answer.Failure.TIMEOUT, "no reply");

    private final Deployment deployment = Deployment.ofInstance();

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "5, 10", "30, 60", "60, 60"})
    void takesAsLongAsThreeAnswersNeed(int ttl, int seconds) throws InterruptedException {
        deployment.says(Answer.Addresses.of(List.of(NEW), Duration.ofSeconds(ttl)));
        deployment.pass();

        assertThat(removedAt()).isEqualTo(at(seconds));
    }

    @Test
    void aResolversCachedAnswerIsOneAnswerInAWatchToo() throws InterruptedException {
        deployment.dns().cachesAnswers();
        deployment.movesTo(at(10), NEW);
        deployment.event();

        Instant registeredAt = deployment.groups().calls().get(1).at();
        assertThat(Duration.between(registeredAt, removedAt()))
                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
    }

    @Test
    void aFlappingNameHasBothRegisteredAndNoneRemoved() throws InterruptedException {
        deployment.dns().flaps(HOST, at(0), Duration.ofSeconds(5), answer(NEW), answer(OLD));
        var report = deployment.pass();

        assertThat(deployment.groups().calls(DEREGISTER)).isEmpty();
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW));
        assertThat(report.outcome()).isEqualTo(Outcome.REALIGNED);
        assertThat(deployment.time().elapsed()).isLessThan(Duration.ofMinutes(3));
    }

    @Test
    void aNameThatIsGoneForAWhileStartsTheCountAnew() throws InterruptedException {
        deployment.movesTo(NEW);
        deployment.says(at(2), noName());
        deployment.says(at(20), answer(NEW));
        deployment.pass();

        assertThat(removedAt()).isBetween(at(30), at(32));
    }

    @Test
    void aFailedAnswerStartsTheCountAnew() throws InterruptedException {
        deployment.movesTo(NEW);
        deployment.says(at(9), failed());
        deployment.says(at(11), answer(NEW));
        deployment.pass();

        assertThat(removedAt()).isBetween(at(21), at(23));
    }

    @Test
    void anAnswerWithTheOldAddressStartsTheCountAnew() throws InterruptedException {
        deployment.movesTo(NEW);
        deployment.says(at(4), answer(OLD, NEW));
        deployment.says(at(6), answer(NEW));
        deployment.pass();
        deployment.time().pause(Duration.ofSeconds(2));
        deployment.pass();

        assertThat(removedAt()).isEqualTo(at(17));
    }

    @Test
    void aDnsThatFallsSilentEndsThePassWithin15Seconds() throws InterruptedException {
        deployment.movesTo(NEW);
        deployment.says(at(1), SILENT);
        var report = deployment.pass();

        assertThat(deployment.time().elapsed()).isLessThanOrEqualTo(Duration.ofSeconds(15));
        assertThat(report.outcome()).isEqualTo(Outcome.REALIGNED);
        assertThat(report.registered()).isEqualTo(targets(NEW));
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW));
    }

    @Test
    void aDnsThatIsSilentFromTheStartEndsThePassWithin15Seconds() throws InterruptedException {
        deployment.says(SILENT);

        assertThat(deployment.pass().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(deployment.time().elapsed()).isLessThanOrEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void withoutDriftADoubtIsNotWaitedOut() throws InterruptedException {
        deployment.says(noName());

        assertThat(deployment.pass().looks()).isEqualTo(1);
    }

    @Test
    void driftThatIsMetAtTheEndOfAWatchIsFollowedToItsAgreement() throws InterruptedException {
        deployment.movesTo(at(418), NEW);
        deployment.event();

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW));
    }

    @Test
    void nothingIsRemovedOnAnAnswerThatAgedWhileTheGroupWasRead() throws InterruptedException {
        deployment.groups().disturb(ARN, READ, 1, new Fault.IsSlow(Duration.ZERO));
        deployment.groups().disturb(ARN, READ, 1, new Fault.IsSlow(Duration.ofSeconds(12)));
        deployment.movesTo(NEW);
        deployment.movesTo(at(14), OLD);
        deployment.pass();

        assertThat(deployment.groups().calls(DEREGISTER))
                .noneMatch(call -> call.targets().equals(targets(OLD)));
    }

    private Instant removedAt() {
        return deployment.groups().calls(DEREGISTER).getFirst().at();
    }

    private static Instant at(long second) {
        return VirtualTime.START.plusSeconds(second);
    }
}
