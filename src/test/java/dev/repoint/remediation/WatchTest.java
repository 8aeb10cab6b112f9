package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.PORT;
import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.failed;
import static dev.repoint.alignment.Examples.target;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.Deployment.HOST;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.READ;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Target;
import dev.repoint.remediation.SimulatedTargetGroups.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DESIGN, "Watching": what follows an event that may move the address. */
final class WatchTest {

    private static final String BILLING_HOST = "billing.abc123.eu-west-1.rds.amazonaws.com";

    private final Deployment deployment = Deployment.ofInstance();

    @ParameterizedTest
    @ValueSource(longs = {1, 499, 500, 47_300, 240_001, 419_000})
    void registersWithinTwoIntervalsOfTheFlip(long millis) throws InterruptedException {
        Instant flip = at(0).plusMillis(millis);
        deployment.movesTo(flip, NEW);
        deployment.event();

        assertThat(deployment.groups().calls(REGISTER).getFirst().at()).isBetween(flip, flip.plusSeconds(1));
    }

    @Test
    void endsWhenMovedSettledAndHealthy() throws InterruptedException {
        deployment.held().dies(OLD, at(0));
        deployment.movesTo(at(60), NEW);
        var report = deployment.event();

        assertThat(report.outcome()).isEqualTo(Outcome.REALIGNED);
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW));
        assertThat(deployment.held().read(ARN, deployment.time().instant()).healthy())
                .isEqualTo(targets(NEW));
        assertThat(deployment.time().elapsed()).isBetween(Duration.ofSeconds(80), Duration.ofSeconds(87));
    }

    @Test
    void looksOnWhileTheWantedTargetIsNotHealthy() throws InterruptedException {
        deployment.held().pace(Duration.ofMinutes(3), Duration.ofSeconds(20));
        deployment.movesTo(at(10), NEW);
        deployment.event();

        assertThat(deployment.time().elapsed()).isBetween(Duration.ofSeconds(190), Duration.ofSeconds(197));
    }

    @Test
    void endsAtTheDeadlineWhenNothingMoves() throws InterruptedException {
        assertThat(deployment.event().outcome()).isEqualTo(Outcome.ALIGNED);

        assertThat(deployment.time().elapsed()).isBetween(Duration.ofSeconds(419), Deployment.WATCH);
    }

    @Test
    void theDeadlineCountsFromTheEvent() throws InterruptedException {
        deployment.event(at(-400));

        assertThat(deployment.time().elapsed()).isBetween(Duration.ofSeconds(19), Duration.ofSeconds(20));
    }

    @Test
    void aBacklogDrainsWithSinglePasses() throws InterruptedException {
        assertThat(deployment.event(at(-421)).looks()).isEqualTo(1);
        assertThat(deployment.event(at(-420)).looks()).isEqualTo(1);
        assertThat(deployment.time().elapsed()).isZero();
    }

    @Test
    void aLateEventStillRepairs() throws InterruptedException {
        deployment.movesTo(NEW);
        deployment.event(at(-1_000));

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW));
    }

    @Test
    void anOutageOfDnsDoesNotEndIt() throws InterruptedException {
        deployment.says(at(5), failed());
        deployment.movesTo(at(90), NEW);
        deployment.event();

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW));
    }

    @Test
    void twoMovesDuringOneWatchAreFollowed() throws InterruptedException {
        deployment.movesTo(at(20), NEW);
        deployment.movesTo(at(25), OLD);
        deployment.event();

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD));
    }

    @Test
    void whatMovedWhileTheEnvironmentIdledIsNoMoveOfThisEvent() throws InterruptedException {
        deployment.pass();
        deployment.held().hold(ARN, targets(NEW));
        deployment.movesTo(NEW);
        deployment.time().pause(Duration.ofHours(1));
        deployment.movesTo(at(3_700), OLD);
        deployment.event();

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD));
        assertThat(deployment.groups().calls(REGISTER).getFirst().at()).isBetween(at(3_700), at(3_701));
    }

    @Test
    void bindingsTheEventDoesNotNameAreLookedAtEveryFiveSeconds() throws InterruptedException {
        var both = ordersAndBilling();
        both.event(at(0), Set.of("orders"));

        assertThat(both.dns().replies(HOST)).hasSizeBetween(839, 841);
        assertThat(both.dns().replies(BILLING_HOST)).hasSizeBetween(83, 85);
    }

    @Test
    void oneOutageMovesManyDatabases() throws InterruptedException {
        var both = ordersAndBilling();
        both.dns().says(BILLING_HOST, at(31), answer(NEW));
        both.event(at(0), Set.of("orders"));

        assertThat(both.groups().calls(REGISTER).getFirst().at()).isBetween(at(31), at(36));
        assertThat(both.held().registered(Deployment.arn("billing"))).isEqualTo(targets(NEW));
    }

    @Test
    void endsForAllWhenTheConcernedHaveArrived() throws InterruptedException {
        var both = ordersAndBilling();
        both.movesTo(at(30), NEW);
        both.event(at(0), Set.of("orders"));

        assertThat(both.time().elapsed()).isLessThan(Duration.ofSeconds(65));
    }

    @Test
    void anEventThatConcernsNoneOfThemKeepsLookingUntilTheDeadline() throws InterruptedException {
        deployment.movesTo(at(30), NEW);
        deployment.event(at(0), Set.of());

        assertThat(deployment.time().elapsed()).isBetween(Duration.ofSeconds(414), Deployment.WATCH);
        assertThat(deployment.dns().replies()).hasSizeBetween(80, 90);
    }

    @Test
    void aHealthyGroupWhoseAnswerStaysIsReadOnce() throws InterruptedException {
        deployment.event();

        assertThat(deployment.groups().calls()).hasSize(1);
    }

    @Test
    void healthIsReadAtMostEveryFiveSeconds() throws InterruptedException {
        deployment.held().dies(OLD, at(-60));
        deployment.event();

        List<Instant> reads =
                deployment.groups().calls(READ).stream().map(Call::at).toList();
        assertThat(reads).hasSizeGreaterThan(70);
        for (int i = 1; i < reads.size(); i++) {
            assertThat(Duration.between(reads.get(i - 1), reads.get(i))).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        }
    }

    private static Deployment ordersAndBilling() {
        return new Deployment(Deployment.binding("orders", HOST), Deployment.binding("billing", BILLING_HOST));
    }

    private static Instant at(long second) {
        return VirtualTime.START.plusSeconds(second);
    }

    /** Rule 7: address and port are a target's identity. */
    @Test
    void aHealthyTargetOfTheSameAddressOnAnotherPortIsNoneThatIsWanted() throws InterruptedException {
        deployment.held().hold(ARN, new TreeSet<>(Set.of(target(OLD), new Target(NEW, PORT + 1))));
        deployment.held().pace(Duration.ofMinutes(2), Duration.ofSeconds(10));
        deployment.movesTo(NEW);
        var report = deployment.event();

        assertThat(report.toHealthy())
                .hasValueSatisfying(time -> assertThat(time).isGreaterThanOrEqualTo(Duration.ofMinutes(2)));
    }
}
