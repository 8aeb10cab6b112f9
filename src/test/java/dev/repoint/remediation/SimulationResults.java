package dev.repoint.remediation;

import dev.repoint.bench.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Runs as many seeds as the system property {@code repoint.seeds} says and writes down what came of them, then what each
 * strategy takes: {@code docs/simulation-results.txt}, {@code docs/time-to-repoint.svg} and the tables of
 * {@code docs/performance.md}, with those of watches set otherwise. Ends with an error, and writes nothing, if one seed fails.
 */
final class SimulationResults {

    private static final String COMMAND = "./mvnw -Psimulation verify";

    private static final int RACES = 10_000;

    /** For each choice of a watch. */
    private static final int MOVES = 400;

    private static final List<Strategy> STRATEGIES = List.of(
            new Strategy.Poll(Duration.ofMinutes(5)),
            new Strategy.Poll(Duration.ofMinutes(1)),
            new Strategy.LookPerEvent(),
            new Strategy.WatchUntilMoved(Choice.DEFAULT));

    private record Converged(long seed, Duration after) {}

    private final Tally faults = new Tally();
    private final Tally checks = new Tally();
    private final long seeds = Long.getLong("repoint.seeds", 50_000);

    private SimulationResults() {}

    /** Takes the directory of the documents. */
    public static void main(String[] arguments) throws IOException {
        Path documents = Path.of(arguments[0]);
        SimulationResults results = new SimulationResults();
        String report = results.simulate();
        Files.writeString(documents.resolve("simulation-results.txt"), report);
        System.out.print(report);
        Map<String, List<Race.Result>> races = races();
        Files.writeString(documents.resolve("time-to-repoint.svg"), Curves.draw(panels(races)));
        Path performance = documents.resolve("performance.md");
        new Place(performance, "times", COMMAND).write(table(races));
        new Place(performance, "choices", COMMAND).write(choices());
    }

    private String simulate() {
        Distribution times = new Distribution(
                LongStream.range(0, seeds)
                        .parallel()
                        .mapToObj(this::run)
                        .map(Converged::after)
                        .toList(),
                0);
        return """
            %s -Drepoint.seeds=%d

            seeds %d, of which failed 0

            Time from the last fault until the group held where the database was, and nothing else
            %s

            What happened
            %s

            Invariants, and how often each was checked
            %s
            """.formatted(COMMAND, seeds, seeds, spread(times), lines(faults), lines(checks));
    }

    private static String spread(Distribution times) {
        return "p50 | p90 | p99 | max | never: " + times.cells();
    }

    private Converged run(long seed) {
        try {
            return new Converged(seed, FailoverSimulation.of(seed, faults, checks));
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static String lines(Tally tally) {
        return tally.counts().entrySet().stream()
                .map(each -> String.format(Locale.ROOT, "%,12d  %s", each.getValue(), each.getKey()))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, List<Race.Result>> races() {
        Map<String, List<Race.Result>> races = new LinkedHashMap<>();
        for (Strategy strategy : STRATEGIES) {
            races.put(
                    strategy.title(),
                    LongStream.range(0, RACES)
                            .parallel()
                            .mapToObj(seed -> race(seed, strategy))
                            .toList());
        }
        return races;
    }

    private static Race.Result race(long seed, Strategy strategy) {
        try {
            return new Race(FailoverCase.of(seed), Circumstance.HOST_LOST).run(strategy);
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static Map<String, Map<String, Distribution>> panels(Map<String, List<Race.Result>> races) {
        Map<String, Distribution> registered = new LinkedHashMap<>();
        Map<String, Distribution> healthy = new LinkedHashMap<>();
        races.forEach((title, results) -> {
            registered.put(
                    title,
                    Distribution.of(
                            results.stream().map(Race.Result::registered).toList()));
            healthy.put(
                    title,
                    Distribution.of(results.stream().map(Race.Result::healthy).toList()));
        });
        Map<String, Map<String, Distribution>> panels = new LinkedHashMap<>();
        panels.put("share of fail-overs registered, by time", registered);
        panels.put("share of fail-overs healthy, by time", healthy);
        return panels;
    }

    private static String table(Map<String, List<Race.Result>> races) {
        StringBuilder table = new StringBuilder();
        panels(races).forEach((title, curves) -> {
            String what = title.contains("registered") ? "registered" : "healthy";
            table.append("\n| until ")
                    .append(what)
                    .append(" | p50 | p90 | p99 | max | never |\n|---|---|---|---|---|---|\n");
            curves.forEach((strategy, times) -> table.append("| %s | %s |%n".formatted(strategy, times.cells())));
        });
        return table + "\n";
    }

    private static String choices() {
        return new Sweep(Circumstance.HOST_LOST, MOVES).table(Setting.values())
                + new Sweep(Circumstance.NOTHING_CACHED, MOVES).table(Setting.INTERVAL)
                + new Sweep(Circumstance.HOST_SERVES_ON, MOVES).table(Setting.AGREEMENT, Setting.DEADLINE)
                + "\n";
    }
}
