package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Database.ApplyStatus;
import dev.repoint.bootstrap.Goal.Reboot;
import dev.repoint.bootstrap.Step.State;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RebootPlanTest {

    private static final Map<String, String> WANTED = Map.of("rds.logical_replication", "1", "wal_sender_timeout", "0");

    /** The group has the values; whether they are in effect is another thing. */
    private static World world(boolean areInEffect) {
        World world = new World(16, "mine", areInEffect ? WANTED : Map.of());
        world.rds.group("mine", new FakeRds.Group("postgres16", new TreeMap<>(WANTED)));
        return world;
    }

    private static Step step(World world, Wish wish) {
        return new RebootPlan(wish.goal(), world.seen(wish.goal())).step();
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING_REBOOT, ALLOWED, available, NEEDED",
        "PENDING_REBOOT, WITH_FAILOVER, available, NEEDED",
        "PENDING_REBOOT, NEVER, available, LEFT",
        "PENDING_REBOOT, NEVER, backing-up, LEFT",
        "PENDING_REBOOT, ALLOWED, backing-up, WAITING",
        "PENDING_REBOOT, ALLOWED, rebooting, WAITING",
        "PENDING_REBOOT, ALLOWED, stopped, BLOCKED",
        "APPLYING, ALLOWED, available, WAITING",
        "APPLYING, NEVER, available, WAITING",
        "IN_SYNC, ALLOWED, available, WAITING",
        "UNKNOWN, ALLOWED, available, WAITING",
        "FAILED, ALLOWED, available, LEFT",
    })
    void whatIsNotInEffect(ApplyStatus applyStatus, Reboot reboot, String status, State state) {
        World world = world(false);
        world.rds.becomes(applyStatus);
        world.rds.becomes(status);

        assertThat(step(world, new Wish().reboot(reboot)).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"PENDING_REBOOT", "APPLYING", "IN_SYNC", "UNKNOWN", "FAILED"})
    void whatIsInEffectTakesNone(ApplyStatus applyStatus) {
        World world = world(true);
        world.rds.becomes(applyStatus);

        assertThat(step(world, new Wish()).state()).isEqualTo(State.IN_PLACE);
    }

    @Test
    void whatFailedIsNotLeftToAReboot() {
        World world = world(false);
        Goal goal = new Wish().reboot(Reboot.NEVER).goal();

        world.rds.becomes(ApplyStatus.FAILED);
        assertThat(new RebootPlan(goal, world.seen(goal)).isLeft()).isFalse();
        world.rds.becomes(ApplyStatus.PENDING_REBOOT);
        assertThat(new RebootPlan(goal, world.seen(goal)).isLeft()).isTrue();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(step(world(false), new Wish()).detail())
                .contains("wal_level is replica, wal_sender_timeout is 30000");
    }

    @Test
    void aStandbyTakesOverOnlyWhereThereIsOne() {
        World world = world(false);
        world.rds.becomes(ApplyStatus.PENDING_REBOOT);
        Wish wish = new Wish().reboot(Reboot.WITH_FAILOVER);

        assertThat(step(world, wish).changes()).containsExactly(new Change.Reboot(false));
        assertThat(step(world, wish).detail()).contains("no standby");
        world.rds.becomes(Databases::standby);
        assertThat(step(world, wish).changes()).containsExactly(new Change.Reboot(true));
        assertThat(step(world, new Wish()).changes()).containsExactly(new Change.Reboot(false));
        assertThat(planned(world, wish)).endsWith("reboot with failover");
        assertThat(planned(world, new Wish())).endsWith("reboot");
    }

    private static String planned(World world, Wish wish) {
        return World.state(world.run(Action.PLAN, wish.goal()), StepId.REBOOT).detail();
    }

    @Test
    void whatIsStillToBeSetWaitsForItIfItIsStatic() {
        World none = new World(16, "mine", Map.of());
        World dynamic = new World(16, "mine", Map.of("rds.logical_replication", "1"));

        assertThat(step(none, new Wish()).state()).isEqualTo(State.NEEDED);
        assertThat(step(none, new Wish().reboot(Reboot.NEVER)).state()).isEqualTo(State.LEFT);
        assertThat(step(dynamic, new Wish()).state()).isEqualTo(State.WAITING);
    }

    /** Or an attachment that waits for a backup would be followed by a reboot for nothing. */
    @Test
    void noneIsPlannedForAGroupThatCannotBeAttachedYet() {
        World world = new World();
        world.rds.becomes("backing-up");

        assertThat(step(world, new Wish()).state()).isEqualTo(State.WAITING);
    }

    @Test
    void fromOutsideRdsIsBelieved() {
        World world = world(false);
        world.rds.isUp = false;

        assertThat(step(world, new Wish()).state()).isEqualTo(State.IN_PLACE);
        world.rds.becomes(ApplyStatus.PENDING_REBOOT);
        assertThat(step(world, new Wish()).state()).isEqualTo(State.NEEDED);
    }
}
