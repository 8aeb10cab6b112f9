package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.THIRD;
import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.failed;
import static dev.repoint.alignment.Examples.noName;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Address;
import dev.repoint.remediation.Inventory.Member;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    void aStrangerGoesOnceTheAnswersAgree() throws InterruptedException {
        deployment.held().hold(ARN, targets(OLD, NEW, THIRD));
        BindingReport report = deployment.pass();

        assertThat(report.deregistered()).isEqualTo(targets(THIRD));
        assertThat(report.looks()).isGreaterThanOrEqualTo(3);
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
    void aReaderThatWasNeverFoundKeepsAllOthersFromGoing() throws InterruptedException {
        deployment.dns().says(Rds.host("a"), noName());
        for (int i = 0; i < 5; i++) {
            deployment.pass();
            deployment.time().pause(Duration.ofSeconds(60));
        }

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW));
    }
}
