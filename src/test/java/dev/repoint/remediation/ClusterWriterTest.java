package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.THIRD;
import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.DEREGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code cluster:<id>}: the endpoint's answer counts; the member that the API calls the writer confirms it or doesn't. */
final class ClusterWriterTest {

    private static final String ENDPOINT = Rds.writerHost("orders");

    private final Deployment deployment = new Deployment(Deployment.binding("orders", new Source.Writer("orders")));

    @BeforeEach
    void theClusterHasAWriterAndAReader() {
        isWriter("one");
        deployment.dns().says(Rds.host("one"), answer(OLD));
        deployment.dns().says(Rds.host("two"), answer(NEW));
        deployment.dns().says(ENDPOINT, answer(OLD));
    }

    private void isWriter(String identifier) {
        deployment
                .databases()
                .hold(Rds.cluster(
                        "orders",
                        new Inventory.Member(Rds.instance("one", "available"), identifier.equals("one")),
                        new Inventory.Member(Rds.instance("two", "available"), identifier.equals("two"))));
    }

    @Test
    void repointsToTheNewWriterAndLetsTheOldOneGoAlthoughItIsHealthy() throws InterruptedException {
        isWriter("two");
        deployment.dns().says(ENDPOINT, answer(NEW));
        BindingReport report = deployment.event();

        assertThat(report.registered()).isEqualTo(targets(NEW));
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW));
    }

    @Test
    void anApiThatLagsDelaysNothingWhileTheEndpointAgreesWithItself() throws InterruptedException {
        deployment.dns().says(ENDPOINT, answer(NEW));
        BindingReport report = deployment.event();

        assertThat(report.deregistered()).isEqualTo(targets(OLD));
        assertThat(deployment.groups().calls(DEREGISTER).getFirst().at())
                .isBefore(VirtualTime.START.plus(Duration.ofSeconds(20)));
    }

    @Test
    void whileApiAndEndpointDisagreeAFlappingEndpointRemovesNothing() throws InterruptedException {
        deployment.dns().flaps(ENDPOINT, VirtualTime.START, Duration.ofSeconds(6), answer(NEW), answer(THIRD));
        deployment.event();

        assertThat(deployment.groups().calls(DEREGISTER))
                .noneMatch(call -> call.targets().contains(targets(OLD).first()));
    }

    @Test
    void aWriterThatTheApiAloneNamesIsNotRegistered() throws InterruptedException {
        isWriter("two");

        assertThat(deployment.pass().registered()).isEmpty();
    }

    @Test
    void aClusterThatTheApiDoesNotKnowFailsAndChangesNothing() throws InterruptedException {
        deployment.databases().hold(Inventory.NONE);
        BindingReport report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.reason()).contains("knows no DB cluster orders");
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD));
    }
}
