package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.PORT;
import static dev.repoint.alignment.Examples.THIRD;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.ReaderCluster.WRITER;
import static dev.repoint.remediation.RecordKeeperTest.RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.remediation.Inventory.Member;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code readers:<id>}: every available reader, each by its own endpoint. */
final class ReadersTest {

    private ReaderCluster cluster = ReaderCluster.with(Source.WhenNone.KEEP);
    private Deployment deployment = cluster.deployment();

    @Test
    void theReadersThatAreThereAreAligned() throws InterruptedException {
        assertThat(deployment.pass().outcome()).isEqualTo(Outcome.ALIGNED);
    }

    @Test
    void aNewReaderIsRegisteredOnceItIsAvailable() throws InterruptedException {
        cluster.has(Rds.reader("a", "available"), Rds.reader("b", "available"), Rds.reader("c", "creating"));
        assertThat(deployment.pass().registered()).isEmpty();

        cluster.has(Rds.reader("a", "available"), Rds.reader("b", "available"), Rds.reader("c", "available"));
        assertThat(deployment.pass().registered()).isEqualTo(targets(THIRD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rebooting", "failing-over", "modifying", "backing-up", "upgrading", "storage-optimization", "?"
            })
    void noStatusButDeletingRemovesAReader(String status) throws InterruptedException {
        cluster.has(Rds.reader("a", status), Rds.reader("b", "available"));
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
        cluster = ReaderCluster.of(deployment);
        deployment.zones().hold(RECORD, OLD, NEW);
        deployment.pass();
        deployment.time().pause(Duration.ofMinutes(2));
        cluster.has(Rds.reader("a", "backing-up"), Rds.reader("b", "available"));

        assertThat(deployment.pass().record()).isEqualTo(RecordState.UNCHANGED);
    }

    @Test
    void aReaderThatIsBeingDeletedGoesAtOnce() throws InterruptedException {
        deployment.pass();
        cluster.has(Rds.reader("a", "deleting"), Rds.reader("b", "available"));
        BindingReport report = deployment.pass();

        assertThat(report.deregistered()).isEqualTo(targets(OLD));
        assertThat(report.looks()).isEqualTo(1);
    }

    @Test
    void aReaderThatIsNoLongerListedGoesAtOnce() throws InterruptedException {
        deployment.pass();
        cluster.has(Rds.reader("b", "available"));
        BindingReport report = deployment.pass();

        assertThat(report.deregistered()).isEqualTo(targets(OLD));
        assertThat(report.looks()).isEqualTo(1);
    }

    @Test
    void aReaderThatIsCreatedKeepsNobodyFromGoing() throws InterruptedException {
        deployment.held().hold(ARN, targets(OLD, NEW, THIRD));
        cluster.has(
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

    @Test
    void theLastTargetNeverGoes() throws InterruptedException {
        deployment.pass();
        cluster.has(Rds.reader("a", "deleting"), Rds.reader("b", "deleting"));
        for (int i = 0; i < 5; i++) {
            deployment.pass();
        }

        assertThat(deployment.held().registered(ARN)).isNotEmpty();
    }

    @Test
    void aDeletedReaderGoesAlthoughNoneIsAvailableWhileAnotherOneStays() throws InterruptedException {
        deployment.pass();
        cluster.has(Rds.reader("a", "deleting"), Rds.reader("b", "rebooting"));
        deployment.pass();

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW));
    }

    @Test
    void withoutAnyReaderTheGroupIsKept() throws InterruptedException {
        deployment.pass();
        cluster.has();
        BindingReport report = deployment.pass();

        assertThat(report.reason()).contains("NO_READER");
        assertThat(deployment.held().registered(ARN)).isNotEmpty();
    }

    @Test
    void withoutAnyReaderTheWriterStepsInIfThatIsTheChoice() throws InterruptedException {
        cluster = ReaderCluster.with(Source.WhenNone.WRITER);
        deployment = cluster.deployment();
        cluster.has(Rds.reader("a", "rebooting"), Rds.reader("b", "rebooting"));
        deployment.pass();

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW, WRITER));
    }

    @Test
    void theWriterLeavesAgainWhenAReaderIsAvailable() throws InterruptedException {
        cluster = ReaderCluster.with(Source.WhenNone.WRITER);
        deployment = cluster.deployment();
        deployment.held().hold(ARN, targets(OLD, WRITER));
        cluster.has(Rds.reader("a", "available"));
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
}
