package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.BootstrapReport.Outcome;
import dev.repoint.bootstrap.Goal.Keyless;
import dev.repoint.bootstrap.PostgresState.Publication;
import dev.repoint.bootstrap.PostgresState.Table;
import dev.repoint.bootstrap.WriteLog.End;
import dev.repoint.bootstrap.WriteLog.Killed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An end at each change there is, before it and after it: the next run comes to where an undisturbed one does. */
final class CrashTest {

    private static final Goal FULL = new Wish()
            .schemas("public", "app")
            .inSchemas("public", "app")
            .keyless(Keyless.FULL)
            .parameter("max_replication_slots", "30")
            .goal();

    /** One in which every kind of change is needed. */
    private static World everything() {
        Map<String, String> set = new TreeMap<>(Map.of("log_statement", "ddl"));
        for (int i = 0; i < 25; i++) {
            set.put("custom_%02d".formatted(i), "7");
        }
        World world = new World(16, "shared", set);
        world.rds.other("billing", "shared");
        world.grantable("app");
        world.schema("app", "app");
        world.table("public.orders", Table.of(FakePostgres.ADMIN, true));
        world.table("app.log", Table.of("app", false));
        world.table("app.days", Table.of("app", false).partitioned());
        world.table("app.monday", Table.of("app", false).below(Wish.table("app.days")));
        world.postgres.state.publications.put(
                Wish.PUBLICATION,
                new Publication(
                        FakePostgres.ADMIN,
                        false,
                        false,
                        new TreeSet<>(List.of(Wish.table("public.orders"))),
                        new TreeSet<>(),
                        Optional.of("made by hand")));
        return world;
    }

    private static World ready(Goal goal) {
        World world = everything();
        assertThat(world.apply(goal).outcome()).isEqualTo(Outcome.READY);
        return world;
    }

    @ParameterizedTest
    @EnumSource
    void applying(End end) {
        World undisturbed = ready(FULL);
        assertThat(undisturbed.writes()).hasSizeGreaterThan(14);

        endedAtEach(undisturbed.writes().size(), end, CrashTest::everything, Action.APPLY, undisturbed.end());
    }

    @ParameterizedTest
    @EnumSource
    void revoking(End end) {
        World undisturbed = ready(FULL);
        undisturbed.log.forget();
        undisturbed.run(Action.REVOKE, FULL);

        endedAtEach(undisturbed.writes().size(), end, () -> ready(FULL), Action.REVOKE, undisturbed.end());
    }

    private static void endedAtEach(int writes, End end, Supplier<World> start, Action action, String goal) {
        for (int at = 0; at < writes; at++) {
            World world = start.get();
            world.log.endAt(at, end);
            String last = killed(world, action);
            world.log.endAt(-1, end);
            world.clock.pause(Duration.ofSeconds(at % 20));

            BootstrapReport report = world.run(action, FULL);

            assertThat(report.outcome()).as("%s %s: %s", end, last, report).isEqualTo(Outcome.READY);
            assertThat(world.end()).as("%s %s", end, last).isEqualTo(goal);
            world.log.forget();
            assertThat(world.run(action, FULL).outcome()).isEqualTo(Outcome.READY);
            assertThat(world.writes()).as("%s %s", end, last).isEmpty();
        }
    }

    private static String killed(World world, Action action) {
        try {
            return world.run(action, FULL).outcome().toString();
        } catch (Killed killed) {
            return String.valueOf(killed.getMessage());
        }
    }
}
