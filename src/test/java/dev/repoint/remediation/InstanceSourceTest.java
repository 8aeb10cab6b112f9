package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code instance:<id>}: the RDS API says which endpoint, DNS says where it is. */
final class InstanceSourceTest {

    private static final String HOST = Rds.host("orders");
    private static final Refusal THROTTLED = new Refusal(Refusal.Verdict.RETRY, "DescribeDBInstances was refused");

    private final Deployment deployment = new Deployment(Deployment.binding("orders", new Source.Instance("orders")));

    @BeforeEach
    void theInstanceIsAvailable() {
        deployment.databases().hold(Rds.only(Rds.instance("orders", "available")));
        deployment.dns().says(HOST, answer(OLD));
    }

    @Test
    void followsTheEndpointThatTheApiNames() throws InterruptedException {
        deployment.dns().says(HOST, answer(NEW));
        BindingReport report = deployment.pass();

        assertThat(report.registered()).isEqualTo(targets(NEW));
        assertThat(report.answer()).containsExactly(NEW);
    }

    @Test
    void followsTheIdentifierWhenItGetsAnotherEndpoint() throws InterruptedException {
        deployment.pass();
        deployment
                .databases()
                .hold(Rds.only(new Inventory.Instance(
                        "orders",
                        "arn:aws:rds:eu-west-1:123456789012:db:orders",
                        "available",
                        Optional.of("green.example"))));
        deployment.dns().says("green.example", answer(NEW));

        assertThat(deployment.pass().registered()).isEqualTo(targets(NEW));
    }

    @Test
    void anUnknownIdentifierFailsAndChangesNothing() throws InterruptedException {
        deployment.databases().hold(Inventory.NONE);
        BindingReport report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.reason()).contains("knows no DB instance orders");
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD));
    }

    @Test
    void anApiThatRefusesFromTheStartFailsTheBinding() throws InterruptedException {
        deployment.databases().refuse(THROTTLED);
        BindingReport report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.reason()).contains("DescribeDBInstances was refused");
    }

    @Test
    void anApiThatRefusesLaterKeepsNobodyFromFollowingDns() throws InterruptedException {
        deployment.pass();
        deployment.databases().refuse(THROTTLED);
        deployment.dns().says(HOST, answer(NEW));

        assertThat(deployment.pass().registered()).isEqualTo(targets(NEW));
    }

    @Test
    void anInstanceWithoutEndpointIsHeld() throws InterruptedException {
        deployment.databases().hold(Rds.only(new Inventory.Instance("orders", "arn:x", "creating", Optional.empty())));
        BindingReport report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.HELD);
        assertThat(report.reason()).contains("creating");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopped", "storage-full"})
    void aDatabaseThatIsDownIsHeldWithoutAWatch(String status) throws InterruptedException {
        deployment.databases().hold(Rds.only(Rds.instance("orders", status)));
        deployment.held().dies(OLD, VirtualTime.START.minusSeconds(60));
        BindingReport report = deployment.tick();

        assertThat(report.outcome()).isEqualTo(Outcome.HELD);
        assertThat(report.reason()).contains("is stopped, or its storage is full");
        assertThat(deployment.time().elapsed()).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebooting", "modifying", "backing-up", "upgrading", "stopped", "a-word-of-tomorrow"})
    void noStatusStandsInTheWayOfAMove(String status) throws InterruptedException {
        deployment.databases().hold(Rds.only(Rds.instance("orders", status)));
        deployment.dns().says(HOST, answer(NEW));

        assertThat(deployment.pass().registered()).isEqualTo(targets(NEW));
    }

    @Test
    void theApiIsAskedEveryFiveSecondsWhileDnsIsAskedAtEachLook() throws InterruptedException {
        Instant move = VirtualTime.START.plusSeconds(60);
        deployment.dns().says(HOST, move, answer(NEW));
        deployment.event();

        assertThat(deployment.groups().calls(REGISTER).getFirst().at()).isBetween(move, move.plusMillis(600));
        long seconds = deployment.time().elapsed().toSeconds();
        assertThat((long) deployment.databases().calls()).isBetween(seconds / 5 - 2, seconds / 5 + 2);
    }
}
