package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.PORT;
import static dev.repoint.alignment.Examples.TTL;
import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.failed;
import static dev.repoint.alignment.Examples.noName;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.Deployment.HOST;
import static dev.repoint.remediation.SimulatedZones.Operation.READ;
import static dev.repoint.remediation.SimulatedZones.Operation.UPSERT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.remediation.SimulatedZones.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Rule 10, Route 53: a DNS question finds a difference; only then the record is read, and written if it differs there too. */
final class RecordKeeperTest {

    static final AddressRecord RECORD = new AddressRecord("Z123", "orders-db.internal.example", 30);

    private final Deployment deployment = deployment();

    static Deployment deployment() {
        return new Deployment(new Binding(
                "orders",
                new Source.HostName(HOST),
                Optional.of(PORT),
                ARN,
                Optional.of(RECORD),
                Foreign.EVICT,
                false));
    }

    @Test
    void asksNoApiWhileDnsShowsTheRecordAsItShouldBe() throws InterruptedException {
        deployment.zones().hold(RECORD, OLD);
        var report = deployment.pass();

        assertThat(report.record()).isEqualTo(RecordState.UNCHANGED);
        assertThat(deployment.zones().calls()).isEmpty();
        assertThat(deployment.dns().replies()).hasSize(2);
    }

    @Test
    void aDifferenceIsReadAndWrittenOnceThreeAnswersAreTheSame() throws InterruptedException {
        deployment.zones().hold(RECORD, OLD);
        deployment.movesTo(NEW);
        var report = deployment.pass();

        assertThat(report.record()).isEqualTo(RecordState.UPDATED);
        assertThat(deployment.zones().calls()).extracting(Call::operation).containsExactly(READ, UPSERT);
        assertThat(deployment.zones().calls().getLast().addresses()).containsExactly(NEW);
        assertThat(deployment.zones().calls().getLast().at()).isEqualTo(at(10));
    }

    @Test
    void isFollowedInAGroupThatIsAlignedAlready() throws InterruptedException {
        deployment.zones().hold(RECORD, OLD);
        deployment.held().hold(ARN, targets(NEW));
        deployment.movesTo(NEW);

        assertThat(deployment.pass().record()).isEqualTo(RecordState.UPDATED);
        assertThat(deployment.groups().calls()).hasSize(1);
    }

    @Test
    void aMissingRecordIsMade() throws InterruptedException {
        assertThat(deployment.pass().record()).isEqualTo(RecordState.UPDATED);
        assertThat(deployment.zones().calls().getLast().addresses()).containsExactly(OLD);
    }

    @Test
    void isNotWrittenWhenOnlyDnsIsBehind() throws InterruptedException {
        deployment.zones().hold(RECORD, OLD);
        deployment.dns().says(RECORD.name(), answer(NEW));
        var report = deployment.pass();

        assertThat(report.record()).isEqualTo(RecordState.UNCHANGED);
        assertThat(deployment.zones().calls()).extracting(Call::operation).containsExactly(READ);
    }

    @Test
    void isNotLookedAtForItsTimeToLiveAndAMinute() throws InterruptedException {
        deployment.zones().hold(RECORD, OLD);
        deployment.zones().propagation(Duration.ofMinutes(5));
        deployment.movesTo(NEW);
        deployment.pass();
        deployment.zones().calls().clear();
        deployment.dns().replies().clear();

        passAt(40);
        passAt(99);
        assertThat(deployment.dns().replies(RECORD.name())).isEmpty();
        assertThat(deployment.zones().calls()).isEmpty();

        passAt(101);
        assertThat(deployment.dns().replies(RECORD.name())).hasSize(1);
        assertThat(deployment.zones().calls()).extracting(Call::operation).containsExactly(READ);
    }

    @Test
    void isNeverWrittenFromAUnionOfAnswers() throws InterruptedException {
        deployment.zones().hold(RECORD, OLD);
        deployment.says(new Answer.Addresses(new TreeSet<>(List.of(OLD, NEW)), TTL, false));
        deployment.event();

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW));
        assertThat(deployment.zones().calls()).isEmpty();
    }

    @Test
    void isNotWrittenWhileTheNameFlaps() throws InterruptedException {
        deployment.zones().hold(RECORD, OLD);
        deployment.dns().flaps(HOST, at(0), Duration.ofSeconds(7), answer(NEW), answer(OLD));
        deployment.event();

        assertThat(deployment.zones().calls()).isEmpty();
    }

    @Test
    void isLeftAloneWithoutAnAnswer() throws InterruptedException {
        deployment.zones().hold(RECORD, OLD);
        deployment.says(noName());
        deployment.pass();

        assertThat(deployment.dns().replies(RECORD.name())).isEmpty();
        assertThat(deployment.zones().calls()).isEmpty();
    }

    @Test
    void aQuestionThatFailsFindsNoDifference() throws InterruptedException {
        deployment.zones().hold(RECORD, OLD);
        deployment.dns().says(RECORD.name(), failed());
        var report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.ALIGNED);
        assertThat(deployment.zones().calls()).isEmpty();
    }

    @Test
    void aRefusalIsReportedAndHarmsTheGroupInNoWay() throws InterruptedException {
        deployment.zones().hold(RECORD, OLD);
        deployment.zones().disturb(UPSERT, 1, Fault.denied());
        deployment.movesTo(NEW);
        var report = deployment.pass();

        assertThat(report.record()).isEqualTo(RecordState.FAILED);
        assertThat(report.reason()).contains("AccessDenied");
        assertThat(report.outcome()).isEqualTo(Outcome.REALIGNED);
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW));
    }

    @Test
    void isTriedAgainAtTheNextTickAfterARefusal() throws InterruptedException {
        deployment.zones().hold(RECORD, OLD);
        deployment.zones().disturb(READ, 1, Fault.throttled());
        deployment.movesTo(NEW);
        assertThat(deployment.pass().record()).isEqualTo(RecordState.FAILED);

        assertThat(deployment.pass().record()).isEqualTo(RecordState.UPDATED);
    }

    @Test
    void followsWhileAwsRefusesTheGroupItsTarget() throws InterruptedException {
        deployment.zones().hold(RECORD, OLD);
        deployment.groups().disturb(ARN, SimulatedTargetGroups.Operation.REGISTER, 1_000, Fault.throttled());
        deployment.movesTo(NEW);

        assertThat(deployment.event().record()).isEqualTo(RecordState.UPDATED);
    }

    @Test
    void isLeftAloneWhenTheAddressIsNotAllowed() throws InterruptedException {
        Address sixth = Address.of("fd00::7");
        deployment.says(answer(sixth));
        deployment.held().hold(ARN, targets());
        deployment.pass();

        assertThat(deployment.zones().calls())
                .as("not within the allowed ranges")
                .isEmpty();
    }

    @Test
    void aBindingWithoutARecordHasNone() throws InterruptedException {
        assertThat(Deployment.ofInstance().pass().record()).isEqualTo(RecordState.NONE);
    }

    private void passAt(long second) throws InterruptedException {
        deployment.time().pause(Duration.between(deployment.time().instant(), at(second)));
        deployment.pass();
    }

    private static Instant at(long second) {
        return VirtualTime.START.plusSeconds(second);
    }
}
