package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** DESIGN, "Events can be lost": a tick of the schedule watches while a group doesn't serve. */
final class TickTest {

    private final Deployment deployment = Deployment.ofInstance();

    @Test
    void aHealthyGroupGetsASinglePass() throws InterruptedException {
        assertThat(tickAt(0).looks()).isEqualTo(1);
        assertThat(deployment.time().elapsed()).isZero();
    }

    @Test
    void anUnhealthyWantedTargetIsWatchedUntilTheNextTickIsDue() throws InterruptedException {
        deployment.held().dies(OLD, at(-60));
        tickAt(0);

        assertThat(deployment.time().elapsed()).isBetween(Duration.ofSeconds(54), Duration.ofSeconds(55));
    }

    @Test
    void aGroupWithoutAnyHealthyTargetIsWatched() throws InterruptedException {
        deployment.held().unused(OLD, "Target.NotInUse");
        tickAt(0);

        assertThat(deployment.time().elapsed()).isBetween(Duration.ofSeconds(54), Duration.ofSeconds(55));
    }

    @Test
    void anUnhealthyWantedTargetBesideAHealthyOneIsWatched() throws InterruptedException {
        deployment.held().hold(ARN, targets(OLD, NEW));
        deployment.movesTo(OLD, NEW);
        deployment.held().dies(OLD, at(-60));
        tickAt(0);

        assertThat(deployment.time().elapsed()).isBetween(Duration.ofSeconds(54), Duration.ofSeconds(55));
    }

    @Test
    void aMoveWhoseEventWasLostIsRegisteredWithinTwoIntervals() throws InterruptedException {
        deployment.held().dies(OLD, at(-60));
        deployment.movesTo(at(30), NEW);
        tickAt(0);

        assertThat(deployment.groups().calls(REGISTER).getFirst().at()).isBetween(at(30), at(31));
    }

    @Test
    void theWatchEndsWhenTheTargetRecovers() throws InterruptedException {
        deployment.held().dies(OLD, at(-60));
        deployment.held().revives(OLD, at(0));
        tickAt(0);

        assertThat(deployment.time().elapsed()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(26));
    }

    @Test
    void afterTenUnchangedMinutesThereIsOnePassPerTick() throws InterruptedException {
        deployment.held().dies(OLD, at(-60));
        for (int minute = 0; minute < 10; minute++) {
            assertThat(tickAt(minute * 60L).looks()).isGreaterThan(100);
        }

        assertThat(tickAt(600).looks()).isEqualTo(1);
        assertThat(tickAt(660).looks()).isEqualTo(1);
    }

    @Test
    void aChangedSituationIsWatchedAgain() throws InterruptedException {
        deployment.held().dies(OLD, at(-60));
        for (int minute = 0; minute < 12; minute++) {
            tickAt(minute * 60L);
        }
        deployment.movesTo(at(719), NEW);

        var report = tickAt(720);
        assertThat(report.looks()).isGreaterThan(2);
        assertThat(report.registered()).isEqualTo(targets(NEW));
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW));
    }

    private BindingReport tickAt(long second) throws InterruptedException {
        deployment.time().pause(Duration.between(deployment.time().instant(), at(second)));
        return deployment.tick();
    }

    private static Instant at(long second) {
        return VirtualTime.START.plusSeconds(second);
    }
}
