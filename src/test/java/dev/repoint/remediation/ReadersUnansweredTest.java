package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.THIRD;
import static dev.repoint.alignment.Examples.failed;
import static dev.repoint.alignment.Examples.noName;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Answer;
import dev.repoint.remediation.Inventory.Member;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code readers:<id>} while the RDS API or DNS leaves something open: nobody goes by what is not known. */
final class ReadersUnansweredTest {

    private ReaderCluster cluster = ReaderCluster.with(Source.WhenNone.KEEP);
    private Deployment deployment = cluster.deployment();

    @Test
    void aReaderThatIsListedButNotDescribedStays() throws InterruptedException {
        deployment.pass();
        cluster.has(
                new Member(new Inventory.Instance("a", "", "", Optional.empty()), false), Rds.reader("b", "available"));
        for (int i = 0; i < 5; i++) {
            deployment.pass();
            deployment.time().pause(Duration.ofSeconds(60));
        }

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW));
    }

    @Test
    void aReaderWhoseEndpointIsNotToldStays() throws InterruptedException {
        deployment.pass();
        cluster.has(
                new Member(new Inventory.Instance("a", "arn:a", "modifying", Optional.empty()), false),
                Rds.reader("b", "available"));
        for (int i = 0; i < 5; i++) {
            deployment.pass();
            deployment.time().pause(Duration.ofSeconds(60));
        }

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW));
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
        cluster = ReaderCluster.with(whenNone);
        deployment = cluster.deployment();
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
        cluster.has(Rds.reader("a", "available"), Rds.reader("b", "available"), Rds.reader("c", "available"));

        assertThat(deployment.pass().reason()).contains("reader c is not found: NXDOMAIN");
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
        cluster.has(Rds.reader("a", "available"), Rds.reader("b", "available"), Rds.reader("c", "available"));
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
