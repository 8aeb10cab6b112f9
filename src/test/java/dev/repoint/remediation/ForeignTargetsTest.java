package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.PORT;
import static dev.repoint.alignment.Examples.THIRD;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.Deployment.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code "foreign": "keep"}: only what was registered here, and is remembered, is ever removed. */
final class ForeignTargetsTest {

    private static final String PARAMETER = "/repoint/test/orders";
    private static final Refusal DENIED = new Refusal(Refusal.Verdict.FAILED, "GetParameter was refused: AccessDenied");

    private final Deployment deployment = new Deployment(new Binding(
            "orders", new Source.HostName(HOST), Optional.of(PORT), ARN, Optional.empty(), Foreign.KEEP, false));

    @Test
    void whatSomebodyElseRegisteredStays() throws InterruptedException {
        deployment.movesTo(NEW);
        deployment.event();

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW));
    }

    @Test
    void aGroupWithForeignTargetsIsAligned() throws InterruptedException {
        deployment.held().hold(ARN, targets(OLD, THIRD));

        assertThat(deployment.pass().outcome()).isEqualTo(Outcome.ALIGNED);
    }

    @Test
    void whatWasRegisteredHereIsRememberedAndGoesWhenItIsNoLongerWanted() throws InterruptedException {
        deployment.movesTo(NEW);
        deployment.event();
        assertThat(deployment.parameters().held()).containsEntry(PARAMETER, "10.0.2.7:5432");

        deployment.restart();
        deployment.movesTo(THIRD);
        deployment.event();

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, THIRD));
        assertThat(deployment.parameters().held()).containsEntry(PARAMETER, "10.0.3.9:5432");
    }

    @Test
    void withTheMemoryLostNothingIsRemoved() throws InterruptedException {
        deployment.movesTo(NEW);
        deployment.event();
        deployment.restart();
        deployment.parameters().held().clear();
        deployment.movesTo(THIRD);
        deployment.event();

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW, THIRD));
    }

    @Test
    void aParameterStoreThatRefusesKeepsNothingFromBeingRegistered() throws InterruptedException {
        deployment.parameters().refuse(DENIED);
        deployment.movesTo(NEW);
        BindingReport report = deployment.pass();

        assertThat(report.registered()).isEqualTo(targets(NEW));
        assertThat(report.reason()).contains("may be forgotten: GetParameter was refused");
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenLater() throws InterruptedException {
        deployment.parameters().refuse(DENIED);
        deployment.movesTo(NEW);
        deployment.pass();
        deployment.parameters().answer();
        deployment.time().pause(Duration.ofSeconds(60));
        deployment.pass();

        assertThat(deployment.parameters().held()).containsEntry(PARAMETER, "10.0.2.7:5432");
    }

    @Test
    void aSecondEnvironmentForgetsNothingOfTheFirst() throws InterruptedException {
        deployment.pass();
        deployment.parameters().held().put(PARAMETER, "10.0.3.9:5432");
        deployment.movesTo(NEW);
        deployment.pass();

        assertThat(deployment.parameters().held()).containsEntry(PARAMETER, "10.0.2.7:5432,10.0.3.9:5432");
    }

    /** As it is left by an environment that dies between removing and forgetting. */
    @Test
    void whatIsRememberedAndNotInTheGroupIsForgottenBeforeSomebodyElsePutsItThere() throws InterruptedException {
        deployment.parameters().held().put(PARAMETER, "10.0.3.9:5432");
        deployment.pass();
        deployment.time().pause(Duration.ofSeconds(61));
        deployment.pass();
        assertThat(deployment.parameters().held()).containsEntry(PARAMETER, "-");

        deployment.held().hold(ARN, targets(OLD, THIRD));
        for (int i = 0; i < 12; i++) {
            deployment.time().pause(Duration.ofSeconds(60));
            deployment.pass();
        }
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, THIRD));
    }

    /** Another environment may have written it down, and ELBv2 not show it yet. */
    @Test
    void whatMayBeOnItsWayToTheGroupIsNotForgotten() throws InterruptedException {
        deployment.parameters().held().put(PARAMETER, "10.0.3.9:5432");
        deployment.pass();
        deployment.time().pause(Duration.ofSeconds(58));
        deployment.pass();

        assertThat(deployment.parameters().held()).containsEntry(PARAMETER, "10.0.3.9:5432");
    }

    @Test
    void whatAnotherEnvironmentRemovedAndSomebodyPutBackStays() throws InterruptedException {
        deployment.movesTo(NEW);
        deployment.event();
        deployment.movesTo(THIRD);
        deployment.parameters().held().put(PARAMETER, "10.0.3.9:5432");
        deployment.held().hold(ARN, targets(OLD, NEW, THIRD));
        deployment.pass();

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW, THIRD));
    }

    @Test
    void whatAnotherEnvironmentRegisteredAndLeftBehindGoes() throws InterruptedException {
        deployment.movesTo(NEW);
        deployment.event();
        deployment.parameters().held().put(PARAMETER, "10.0.2.7:5432,10.0.3.9:5432");
        deployment.held().hold(ARN, targets(OLD, NEW, THIRD));
        for (int i = 0; i < 12; i++) {
            deployment.pass();
            deployment.time().pause(Duration.ofSeconds(60));
        }

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW));
    }

    @Test
    void whileTheMemoryCannotBeReadNothingIsRemoved() throws InterruptedException {
        deployment.movesTo(NEW);
        deployment.event();
        deployment.parameters().refuse(DENIED);
        deployment.movesTo(THIRD);
        deployment.held().hold(ARN, targets(OLD, NEW, THIRD));
        BindingReport report = deployment.pass();

        assertThat(report.reason()).contains("GetParameter was refused");
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, NEW, THIRD));
    }

    @Test
    void aSecondDryRunRemovesWhatTheFirstOneDid() throws InterruptedException {
        deployment.movesTo(THIRD);
        deployment.parameters().held().put(PARAMETER, "10.0.2.7:5432,10.0.3.9:5432");
        deployment.held().hold(ARN, targets(OLD, NEW, THIRD));
        deployment.dryRun();

        assertThat(deployment.dryRun().deregistered()).isEqualTo(targets(NEW));
    }

    @Test
    void aDryRunRemembersNothing() throws InterruptedException {
        deployment.movesTo(NEW);
        deployment.dryRun();

        assertThat(deployment.parameters().held()).isEmpty();
    }
}
