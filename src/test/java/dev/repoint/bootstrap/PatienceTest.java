package dev.repoint.bootstrap;

import static dev.repoint.bootstrap.BootstrapReport.Outcome.BLOCKED;
import static dev.repoint.bootstrap.BootstrapReport.Outcome.IN_PROGRESS;
import static dev.repoint.bootstrap.BootstrapReport.Outcome.READY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.repoint.bootstrap.Database.ApplyStatus;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PatienceTest {

    private static final String OWN = "repoint-orders-postgres16";
    private final World world = World.bare();

    @Test
    void whatRdsShowsLateIsAwaitedAndNotMadeAgain() {
        world.rds.lag = Duration.ofSeconds(7);

        assertThat(world.apply(new Wish().goal()).outcome()).isEqualTo(READY);
        assertThat(world.writes()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 12, 30, 45})
    void whenTimeIsOverTheNextRunGoesOn(int seconds) {
        int runs = 0;
        BootstrapReport report;
        do {
            report = world.run(Action.APPLY, new Wish().goal(), Duration.ofSeconds(seconds));
            assertThat(report.outcome()).isIn(IN_PROGRESS, READY);
            world.clock.pause(Duration.ofSeconds(1));
        } while (report.outcome() == IN_PROGRESS && ++runs < 200);

        assertThat(report.outcome()).isEqualTo(READY);
        assertThat(world.writes()).doesNotHaveDuplicates();
    }

    @Test
    void whatWasMadeIsToldThoughItIsNotSeenYet() {
        BootstrapReport report = world.run(Action.APPLY, new Wish().goal(), Duration.ofSeconds(2));

        assertThat(report.outcome()).isEqualTo(IN_PROGRESS);
        assertThat(report.toString()).contains("create parameter group " + OWN).contains("attach parameter group");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backing-up", "modifying", "configuring-log-exports", "rebooting"})
    void aDatabaseThatIsBusyIsAwaited(String status) {
        world.rds.becomes(status);
        world.clock.in(Duration.ofMinutes(3), () -> world.rds.becomes("available"));

        assertThat(world.apply(new Wish().goal()).outcome()).isEqualTo(READY);
    }

    @Test
    void nothingIsRebootedWhileTheGroupCannotBeAttached() {
        world.rds.becomes("backing-up");
        world.rds.becomes(ApplyStatus.PENDING_REBOOT);

        assertThat(world.apply(new Wish().goal()).outcome()).isEqualTo(IN_PROGRESS);
        assertThat(world.writes()).noneMatch(write -> write.startsWith("reboot") || write.startsWith("attach"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopped", "storage-full", "incompatible-parameters", "deleting"})
    void aDatabaseThatNobodyBringsBackIsLeftAlone(String status) {
        world.rds.becomes(status);

        assertThat(world.apply(new Wish().goal()).outcome()).isEqualTo(BLOCKED);
        assertThat(world.writes()).isEmpty();
    }

    @Test
    void aStoppedDatabaseIsNotWaitedFor() {
        World stopped = new World(16, "mine", Map.of("rds.logical_replication", "1", "wal_sender_timeout", "0"));
        stopped.rds.becomes("stopped");
        stopped.rds.isUp = false;

        assertThat(stopped.apply(new Wish().goal()).outcome()).isEqualTo(BLOCKED);
        assertThat(stopped.clock.instant()).isEqualTo(WorldClock.START);
    }

    @Test
    void nothingIsChangedWhileAnotherRunIsAtWork() {
        world.postgres.isBusy = true;

        BootstrapReport report = world.run(Action.APPLY, new Wish().goal(), Duration.ofMinutes(1));

        assertThat(report.outcome()).isEqualTo(IN_PROGRESS);
        assertThat(world.writes()).isEmpty();
        world.clock.in(Duration.ofMinutes(1), () -> world.postgres.isBusy = false);
        assertThat(world.apply(new Wish().goal()).outcome()).isEqualTo(READY);
    }

    @Test
    void nothingIsChangedFromOutside() {
        world.rds.isUp = false;
        world.rds.becomes("starting");

        assertThat(world.apply(new Wish().goal()).outcome()).isEqualTo(IN_PROGRESS);
        assertThat(world.writes()).isEmpty();
    }

    @Test
    void aDatabaseThatStaysAwayIsSaidToBe() {
        world.rds.isUp = false;

        BootstrapReport report = world.apply(new Wish().goal());

        assertThat(report.outcome()).isEqualTo(BLOCKED);
        assertThat(World.state(report, StepId.CONNECTION)).isEqualTo(new World.State("blocked", "connection refused"));
        assertThat(Duration.between(WorldClock.START, world.clock.instant()))
                .isBetween(Duration.ofSeconds(55), Duration.ofSeconds(70));
        assertThat(world.writes()).isEmpty();
    }

    /** A failover, say: away before RDS notices, and again for a while after RDS says that it is back. */
    @Test
    void absenceIsCountedAnewOnceRdsExplainedIt() {
        world.rds.isUp = false;
        world.clock.in(Duration.ofSeconds(40), () -> world.rds.becomes("rebooting"));
        world.clock.in(Duration.ofMinutes(2), () -> world.rds.becomes("available"));
        world.clock.in(Duration.ofSeconds(160), () -> world.rds.isUp = true);

        assertThat(world.apply(new Wish().goal()).outcome()).isEqualTo(READY);
    }

    @Test
    void aLookAtADatabaseThatIsAwayEndsAtOnce() {
        world.rds.isUp = false;

        assertThat(world.run(Action.CHECK, new Wish().goal()).outcome()).isEqualTo(BLOCKED);
        assertThat(world.clock.instant()).isEqualTo(WorldClock.START);
    }

    @Test
    void aNameWithoutAddressIsAwaitedLikeADatabaseThatIsAway() {
        world.address = new Addresses.Found.Nowhere("NXDOMAIN");

        assertThat(world.apply(new Wish().goal()).outcome()).isEqualTo(BLOCKED);
        assertThat(world.writes()).isEmpty();
    }

    @Test
    void anEndInTheMidstOfALookIsTakenForAbsence() {
        world.postgres.broken = 2;

        assertThat(world.apply(new Wish().goal()).outcome()).isEqualTo(READY);
    }

    @Test
    void aLookThatNeverSucceedsIsAFailure() {
        world.postgres.broken = 1_000;

        assertThatIllegalStateException().isThrownBy(() -> world.apply(new Wish().goal()));
        assertThat(world.writes()).isEmpty();
    }

    @Test
    void nothingIsBegunAfterTheEnd() {
        world.rds.group(
                "default.postgres16",
                new FakeRds.Group(
                        "postgres16",
                        new TreeMap<>(Map.of("rds.logical_replication", "1", "wal_sender_timeout", "0"))));
        world.log.pace = () -> world.clock.pause(Duration.ofSeconds(10));

        BootstrapReport report = world.run(Action.APPLY, new Wish().goal(), Duration.ofSeconds(25));

        assertThat(report.outcome()).isEqualTo(IN_PROGRESS);
        assertThat(world.writes()).hasSize(3);
        assertThat(World.state(report, StepId.USER).detail()).contains("made in this run: CREATE ROLE");
    }

    @Test
    void nothingIsAskedOfADatabaseWithoutAnEndpoint() {
        world.rds.database = Databases.of(world.rds.database)
                .status("creating")
                .withoutHost()
                .made();

        assertThat(world.run(Action.APPLY, new Wish().goal(), Duration.ofMinutes(1))
                        .outcome())
                .isEqualTo(IN_PROGRESS);
        assertThat(world.writes()).isEmpty();
    }

    @Test
    void noCallIsBegunAfterTheEnd() {
        world.log.pace = () -> world.clock.pause(Duration.ofSeconds(10));

        assertThat(world.run(Action.APPLY, new Wish().goal(), Duration.ofSeconds(15))
                        .outcome())
                .isEqualTo(IN_PROGRESS);
        assertThat(world.writes()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatCannotBeDoneNowIsTriedAgain(int at) {
        world.log.endAt(at, WriteLog.End.NOT_NOW);

        assertThat(world.apply(new Wish().goal()).outcome()).isEqualTo(READY);
        assertThat(world.writes()).hasSize(11);
    }

    /** Where RDS has nothing to do any more, so that all that is left is done in one look. */
    private static World insideOnly() {
        World inside = new World(16, "mine", Map.of("rds.logical_replication", "1", "wal_sender_timeout", "0"));
        inside.table("public.orders", PostgresState.Table.of(FakePostgres.ADMIN, true));
        return inside;
    }

    @Test
    void whatNeedsNoWaitTakesNone() {
        World inside = insideOnly();

        assertThat(inside.apply(new Wish().goal()).outcome()).isEqualTo(READY);
        assertThat(inside.clock.instant()).isEqualTo(WorldClock.START);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void nothingOvertakesWhatCannotBeDoneNow(int at) {
        World inside = insideOnly();
        inside.log.endAt(at, WriteLog.End.NOT_NOW);

        assertThat(inside.run(Action.APPLY, new Wish().goal(), Duration.ofSeconds(3))
                        .outcome())
                .isEqualTo(IN_PROGRESS);
        assertThat(inside.writes()).hasSize(at);
    }

    @Test
    void whatIsInTheWayIsSaid() {
        world.log.endAt(0, WriteLog.End.NOT_NOW);

        BootstrapReport report = world.run(Action.APPLY, new Wish().goal(), Duration.ofSeconds(3));

        assertThat(World.state(report, StepId.PARAMETER_GROUP).detail()).endsWith("(a lock is held)");
    }

    @Test
    void whatPostgresForgetsIsNotDoneForever() {
        world.postgres.forgets = true;

        BootstrapReport report = world.apply(new Wish().goal());

        assertThat(report.outcome()).isEqualTo(BLOCKED);
        assertThat(World.state(report, StepId.USER).detail()).startsWith("made, and needed again: CREATE ROLE");
        assertThat(world.writes()).doesNotHaveDuplicates();
    }

    @Test
    void whatASecretShowsLateIsAwaited() {
        world.secrets.late = 3;

        assertThat(world.apply(new Wish().goal()).outcome()).isEqualTo(READY);
        assertThat(world.writes()).doesNotHaveDuplicates();
    }
}
