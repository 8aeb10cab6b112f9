package dev.repoint.remediation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * Watches set otherwise, one setting at a time, at the same simulated moves of a database; what comes of one choice is a sweep's
 * row.
 *
 * @param moves how many for each choice
 */
record Sweep(Circumstance circumstance, int moves) {

    private static final String HEAD = """
        | | registered p50 | p90 | p95 | p99 | max | never | healthy p50 | p99 | old one gone p50 | p99 \
        | DNS questions | AWS calls | Lambda seconds | taken back |
        |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
        """;

    /** What came of one choice. */
    record Row(List<Race.Result> results) {

        Row {
            results = List.copyOf(results);
        }

        Distribution times(Function<Race.Result, Optional<Duration>> kind) {
            return Distribution.of(results.stream().map(kind).toList());
        }

        double mean(ToDoubleFunction<Cost> part) {
            return results.stream()
                    .map(Race.Result::cost)
                    .mapToDouble(part)
                    .average()
                    .orElseThrow();
        }

        int takenBack() {
            return results.stream().mapToInt(Race.Result::takenBack).sum();
        }

        private String cells() {
            return String.format(
                    Locale.ROOT,
                    "%s | %s | %s | %.0f | %.0f | %.0f | %.0f",
                    times(Race.Result::registered).cells(500, 900, 950, 990),
                    ends(times(Race.Result::healthy)),
                    ends(times(Race.Result::alone)),
                    mean(Cost::questions),
                    mean(Cost::calls),
                    mean(cost -> cost.billed().toMillis() / 1_000.0),
                    1_000.0 * takenBack() / results.size());
        }

        private static String ends(Distribution times) {
            return times.cell(500) + " | " + times.cell(990);
        }
    }

    Row row(Choice choice) {
        return new Row(LongStream.range(0, moves)
                .parallel()
                .mapToObj(seed -> race(seed, choice))
                .toList());
    }

    private Race.Result race(long seed, Choice choice) {
        try {
            return new Race(FailoverCase.of(seed), circumstance).run(new Strategy.WatchUntilMoved(choice));
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** Under the circumstance's title; the default, which stands once for each setting, is in bold. */
    String table(Setting... settings) {
        StringBuilder table = new StringBuilder("\n" + circumstance.title() + ".\n\n").append(HEAD);
        Map<Choice, Row> rows = new HashMap<>();
        for (Setting setting : settings) {
            for (Choice choice : setting.choices()) {
                String mark = choice.equals(Choice.DEFAULT) ? "**" : "";
                String cells = rows.computeIfAbsent(choice, this::row).cells();
                table.append("| " + mark + setting.title(choice) + mark + " | " + cells + " |\n");
            }
        }
        return table.toString();
    }
}
