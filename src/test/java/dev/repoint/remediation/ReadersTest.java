package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.PORT;
import static dev.repoint.alignment.Examples.THIRD;
import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.failed;
import static dev.repoint.alignment.Examples.noName;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.RecordKeeperTest.RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.remediation.Inventory.Member;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code readers:<id>}: every available reader, each by its own endpoint. */
final class ReadersTest {

    private static final Address WRITER = Address.of("10.0.9.9");

    private Deployment deployment = with(Source.WhenNone.KEEP);

    private static Deployment with(Source.WhenNone whenNone) {
        return new Deployment(Deployment.binding("orders", new Source.Readers("orders", whenNone)));
    }

    @BeforeEach
    void twoReadersStandInTheGroup() {
        deployment.held().hold(ARN, targets(OLD, NEW));
        members(Rds.reader("a", "available"), Rds.reader("b", "available"));
        deployment.dns().says(Rds.host("a"), answer(OLD));
        deployment.dns().says(Rds.host("b"), answer(NEW));
        deployment.dns().says(Rds.host("c"), answer(THIRD));
        deployment.dns().says(Rds.host("w"), answer(WRITER));
        deployment.dns().says(Rds.writerHost("orders"), answer(WRITER));
    }

    private void members(Member... readers) {
        Member[] all = new Member[readers.length + 1];
        all[0] = Rds.writer("w");
        System.arraycopy(readers, 0, all, 1, readers.length);
        deployment.databases().hold(Rds.cluster("orders", all));
    }

    @Test
    void theReadersThatAreThereAreAligned() throws InterruptedException {
        assertThat(deployment.pass().outcome()).isEqualTo(Outcome.ALIGNED);
    }

    @Test
    void aNewReaderIsRegisteredOnceItIsAvailable() throws InterruptedException {
        members(Rds.reader("a", "available"), Rds.reader("b", "available"), Rds.reader("c", "creating"));
        assertThat(deployment.pass().registered()).isEmpty();

        members(Rds.reader("a", "available"), Rds.reader("b", "available"), Rds.reader("c", "available"));
        assertThat(deployment.pass().registered()).isEqualTo(targets(THIRD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rebooting", "failing-over", "modifying", "backing-up", "upgrading", "storage-optimization", "?"
            })
    void noStatusButDeletingRemovesAReader(String status) throws InterruptedException {
        members(Rds.reader("a", status), Rds.reader("b", "available"));
        for (int i = 0; i < 10; i++) {
            assertThat(deployment.pass().outcome()).isEqualTo(Outcome.ALIGNED);
            deployment.time().pause(Duration.ofSeconds(60));
        }

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW));
    }

    @Test
    void aReaderThatIsBackedUpStaysInTheRecord() throws InterruptedException {
        deployment = new Deployment(new Binding(
                "orders",
                new Source.Readers("orders", Source.WhenNone.KEEP),
                Optional.of(PORT),
                ARN,
                Optional.of(RECORD),
                Foreign.EVICT,
                false));
        twoReadersStandInTheGroup();
        deployment.zones().hold(RECORD, OLD, NEW);
        deployment.pass();
        deployment.time().pause(Duration.ofMinutes(2));
        members(Rds.reader("a", "backing-up"), Rds.reader("b", "available"));

        assertThat(deployment.pass().record()).isEqualTo(RecordState.UNCHANGED);
    }

    @Test
    void aReaderThatIsBeingDeletedGoesAtOnce() throws InterruptedException {
        deployment.pass();
        members(Rds.reader("a", "deleting"), Rds.reader("b", "available"));
        BindingReport report = deployment.pass();

        assertThat(report.deregistered()).isEqualTo(targets(OLD));
        assertThat(report.looks()).isEqualTo(1);
    }

    @Test
    void aReaderThatIsNoLongerListedGoesAtOnce() throws InterruptedException {
        deployment.pass();
        members(Rds.reader("b", "available"));
        BindingReport report = deployment.pass();

        assertThat(report.deregistered()).isEqualTo(targets(OLD));
        assertThat(report.looks()).isEqualTo(1);
    }

    @Test
    void aReaderThatIsListedButNotDescribedStays() throws InterruptedException {
        deployment.pass();
        members(new Member(new Inventory.Instance("a", "", "", Optional.empty()), false), Rds.reader("b", "available"));
        for (int i = 0; i < 5; i++) {
            deployment.pass();
            deployment.time().pause(Duration.ofSeconds(60));
        }

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW));
    }

    @Test
    void aReaderWhoseEndpointIsNotToldStays() throws InterruptedException {
        deployment.pass();
        members(
                new Member(new Inventory.Instance("a", "arn:a", "modifying", Optional.empty()), false),
                Rds.reader("b", "available"));
        for (int i = 0; i < 5; i++) {
            deployment.pass();
            deployment.time().pause(Duration.ofSeconds(60));
        }

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW));
    }

    @Test
    void aReaderThatIsCreatedKeepsNobodyFromGoing() throws InterruptedException {
        deployment.held().hold(ARN, targets(OLD, NEW, THIRD));
        members(
                Rds.reader("a", "available"),
                Rds.reader("b", "available"),
                new Member(new Inventory.Instance("d", "arn:d", "creating", Optional.empty()), false));

        assertThat(deployment.pass().deregistered()).isEqualTo(targets(THIRD));
    }

    @Test
    void aStrangerGoesOnceTheAnswersAgree() throws InterruptedException {
        deployment.held().hold(ARN, targets(OLD, NEW, THIRD));
        BindingReport report = deployment.pass();

        assertThat(report.deregistered()).isEqualTo(targets(THIRD));
        assertThat(report.looks()).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 9, 15})
    void aStrangerGoesHoweverSlowTheApiIs(int secondsPerDescription) throws InterruptedException {
        deployment.databases().latency(Duration.ofSeconds(secondsPerDescription));
        deployment.held().hold(ARN, targets(OLD, NEW, THIRD));
        deployment.event();

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW));
    }

    @Test
    void whileTheApiRefusesNobodyGoesWhomAnotherEnvironmentMayHaveAdded() throws InterruptedException {
        deployment.pass();
        deployment.databases().refuse(new Refusal(Refusal.Verdict.RETRY, "DescribeDBClusters was refused"));
        deployment.time().pause(Duration.ofSeconds(60));
        deployment.held().hold(ARN, targets(OLD, NEW, THIRD));
        deployment.event();

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW, THIRD));
    }

    @ParameterizedTest
    @EnumSource(Source.WhenNone.class)
    void aClusterThatIsShownWithoutMembersLosesNobody(Source.WhenNone whenNone) throws InterruptedException {
        deployment = with(whenNone);
        twoReadersStandInTheGroup();
        deployment.pass();
        deployment.held().hold(ARN, targets(OLD, NEW, THIRD));
        deployment.held().dies(THIRD, deployment.time().instant().minusSeconds(60));
        deployment.databases().hold(Rds.cluster("orders"));
        deployment.pass();

        assertThat(deployment.held().registered(ARN)).containsAll(targets(OLD, NEW));
    }

    @Test
    void anApiThatRefusesForLongIsReported() throws InterruptedException {
        deployment.pass();
        deployment
                .databases()
                .refuse(new Refusal(Refusal.Verdict.FAILED, "DescribeDBClusters was refused: AccessDenied"));
        deployment.time().pause(Duration.ofMinutes(60));

        assertThat(deployment.pass().reason())
                .contains("what the RDS API said is 36")
                .contains("AccessDenied");
    }

    @Test
    void aDescriptionThatBreaksDownIsReportedAndTriedAgain() throws InterruptedException {
        deployment.pass();
        deployment.databases().breakDown();
        deployment.time().pause(Duration.ofSeconds(60));
        assertThat(deployment.pass().reason()).contains("unexpected");

        deployment.databases().answer();
        assertThat(deployment.pass().reason()).doesNotContain("unexpected");
    }

    @Test
    void anAvailableReaderThatIsNotFoundIsReported() throws InterruptedException {
        deployment.pass();
        deployment.dns().says(Rds.host("c"), noName());
        members(Rds.reader("a", "available"), Rds.reader("b", "available"), Rds.reader("c", "available"));

        assertThat(deployment.pass().reason()).contains("reader c is not found: NXDOMAIN");
    }

    @Test
    void theLastTargetNeverGoes() throws InterruptedException {
        deployment.pass();
        members(Rds.reader("a", "deleting"), Rds.reader("b", "deleting"));
        for (int i = 0; i < 5; i++) {
            deployment.pass();
        }

        assertThat(deployment.held().registered(ARN)).isNotEmpty();
    }

    @Test
    void aDeletedReaderGoesAlthoughNoneIsAvailableWhileAnotherOneStays() throws InterruptedException {
        deployment.pass();
        members(Rds.reader("a", "deleting"), Rds.reader("b", "rebooting"));
        deployment.pass();

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW));
    }

    @Test
    void withoutAnyReaderTheGroupIsKept() throws InterruptedException {
        deployment.pass();
        members();
        BindingReport report = deployment.pass();

        assertThat(report.reason()).contains("NO_READER");
        assertThat(deployment.held().registered(ARN)).isNotEmpty();
    }

    @Test
    void withoutAnyReaderTheWriterStepsInIfThatIsTheChoice() throws InterruptedException {
        deployment = with(Source.WhenNone.WRITER);
        twoReadersStandInTheGroup();
        members(Rds.reader("a", "rebooting"), Rds.reader("b", "rebooting"));
        deployment.pass();

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW, WRITER));
    }

    @Test
    void theWriterLeavesAgainWhenAReaderIsAvailable() throws InterruptedException {
        deployment = with(Source.WhenNone.WRITER);
        twoReadersStandInTheGroup();
        deployment.held().hold(ARN, targets(OLD, WRITER));
        members(Rds.reader("a", "available"));
        deployment.pass();

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD));
    }

    @Test
    void aReaderThatBecameTheWriterGoesOnceTheAnswersAgree() throws InterruptedException {
        deployment.pass();
        deployment.databases().hold(Rds.cluster("orders", Rds.writer("a"), Rds.reader("b", "available")));
        BindingReport report = deployment.pass();

        assertThat(report.deregistered()).isEqualTo(targets(OLD));
        assertThat(report.looks()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aReaderWhoseNameIsNotAnsweredStays() throws InterruptedException {
        deployment.pass();
        deployment.dns().says(Rds.host("a"), failed());
        for (int i = 0; i < 5; i++) {
            deployment.pass();
            deployment.time().pause(Duration.ofSeconds(60));
        }

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW));
    }

    @Test
    void aReaderWhoseNameTimesOutKeepsNoOtherFromBeingFound() throws InterruptedException {
        deployment.pass();
        deployment.dns().says(Rds.host("a"), new Answer.Failed(Answer.Failure.TIMEOUT, "no reply"));
        members(Rds.reader("a", "available"), Rds.reader("b", "available"), Rds.reader("c", "available"));
        for (int i = 0; i < 3; i++) {
            deployment.pass();
            deployment.time().pause(Duration.ofSeconds(60));
        }

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW, THIRD));
    }

    @Test
    void aReaderThatWasNeverFoundKeepsAllOthersFromGoing() throws InterruptedException {
        deployment.dns().says(Rds.host("a"), noName());
        for (int i = 0; i < 5; i++) {
            deployment.pass();
            deployment.time().pause(Duration.ofSeconds(60));
        }

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW));
    }
}
