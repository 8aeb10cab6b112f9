package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.BootstrapReport.Outcome;
import dev.repoint.bootstrap.Goal.Reboot;
import dev.repoint.bootstrap.PostgresState.Publication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Any start comes to its goal, or stays as it was. A seed that fails is run again by {@code holds(seed)}. */
final class RandomStartsTest {

    private static final int SEEDS = 1_200;

    /** Each of which may be cut short. */
    private static final int RUNS_MAX = 60;

    @Test
    void anyStart() {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                outcomes.merge(holds(seed), 1, Integer::sum);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        // So that the ways are really gone.
        assertThat(outcomes.get(Outcome.READY)).as(outcomes.toString()).isGreaterThan(SEEDS / 5);
        assertThat(outcomes.get(Outcome.BLOCKED)).as(outcomes.toString()).isGreaterThan(SEEDS / 10);
        assertThat(outcomes.get(Outcome.IN_PROGRESS)).as(outcomes.toString()).isGreaterThan(SEEDS / 20);
    }

    private static Outcome holds(long seed) {
        RandomStart start = new RandomStart(seed);
        World world = start.world;
        NavigableMap<String, String> before = values(world);
        Map<String, Publication> publications = Map.copyOf(world.postgres.state.publications);
        String untouched = world.end();

        BootstrapReport report = runs(seed, start);

        keepsWhatWasSet(before, world, start.goal);
        publications.forEach((name, found) -> assertThat(world.postgres.state.publications.get(name))
                .extracting(Publication::owner)
                .isEqualTo(found.owner()));
        if (report.outcome() == Outcome.BLOCKED) {
            if (start.goal.acknowledged().isEmpty()) {
                assertThat(world.writes()).as(report.toString()).isEmpty();
                assertThat(world.end()).isEqualTo(untouched);
            }
            return Outcome.BLOCKED;
        }
        if (start.goal.acknowledged().isEmpty() && report.outcome() == Outcome.READY) {
            new Readiness(world, start.goal).holds();
        }
        staysSo(world, start.goal, report.outcome());
        return report.outcome();
    }

    /** Until one has nothing more to do, each with little time, and some ended by something else. */
    private static BootstrapReport runs(long seed, RandomStart start) {
        Random random = new Random(~seed);
        World world = start.world;
        for (int at = 0; at < RUNS_MAX; at++) {
            int run = at;
            if (random.nextInt(4) == 0) {
                world.log.endAt(
                        random.nextInt(8), List.of(WriteLog.End.values()).get(random.nextInt(4)));
            }
            Optional<BootstrapReport> report = run(world, start.goal, Duration.ofSeconds(random.nextInt(200)));
            world.log.endAt(-1, WriteLog.End.KILLED_BEFORE);
            boolean isLeft = report.filter(each ->
                            each.outcome() == Outcome.IN_PROGRESS && start.goal.reboot() == Reboot.NEVER && run > 4)
                    .isPresent();
            if (isLeft
                    || report.filter(each -> each.outcome() != Outcome.IN_PROGRESS)
                            .isPresent()) {
                return report.orElseThrow();
            }
            world.clock.pause(Duration.ofSeconds(random.nextInt(30)));
        }
        throw new AssertionError("no end: " + world.apply(start.goal));
    }

    private static Optional<BootstrapReport> run(World world, Goal goal, Duration time) {
        try {
            return Optional.of(world.run(Action.APPLY, goal, time));
        } catch (WriteLog.Killed killed) {
            return Optional.empty();
        }
    }

    private static NavigableMap<String, String> values(World world) {
        NavigableMap<String, String> values = new TreeMap<>();
        Engine.parameters(world.rds.found(world.rds.attached()).set())
                .forEach((name, each) -> values.put(name, each.value().orElse("")));
        return values;
    }

    /** All values but those of the goal, wherever they are now: those that nobody had set as well. */
    private static void keepsWhatWasSet(Map<String, String> before, World world, Goal goal) {
        Map<String, String> after = values(world);
        List<String> lost = new ArrayList<>();
        before.forEach((name, value) -> {
            boolean isOurs = goal.parameters().containsKey(name) || value.isEmpty();
            if (!isOurs && !value.equals(after.get(name))) {
                lost.add(name);
            }
        });
        assertThat(lost).isEmpty();
    }

    private static void staysSo(World world, Goal goal, Outcome outcome) {
        world.log.forget();
        assertThat(world.apply(goal).outcome()).isEqualTo(outcome);
        assertThat(world.run(Action.CHECK, goal).outcome()).isEqualTo(outcome);
        assertThat(world.writes()).isEmpty();
    }
}
