package dev.repoint.bench;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * One thing that was measured.
 *
 * @param bound what the median has to stay under, if that was asked for
 * @param floor the runs of what can't be gone below, taken in turn with this row's; empty if there is none
 * @param runs in the order in which they were taken
 */
public record Row(String title, Unit unit, OptionalDouble bound, List<Double> floor, List<Double> runs) {
    private static final double NANOS_PER_MILLI = 1e6;

    public Row {
        floor = List.copyOf(floor);
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException(title + " was not measured");
        }
    }

    /** What was measured for a goal. */
    public static Row of(Goal goal, List<Double> runs) {
        return new Row(goal.title, goal.unit, OptionalDouble.of(goal.bound), List.of(), runs);
    }

    /** What nobody set a goal for. */
    public static Row of(String title, Unit unit, List<Double> runs) {
        return new Row(title, unit, OptionalDouble.empty(), List.of(), runs);
    }

    public Row above(List<Double> limit) {
        return new Row(title, unit, bound, limit, runs);
    }

    public static List<Double> millis(List<Duration> times) {
        return times.stream().map(time -> time.toNanos() / NANOS_PER_MILLI).toList();
    }

    /** Run by run, because two that were taken one after another saw the same machine. */
    public static List<Double> ratios(List<Double> runs, List<Double> others) {
        if (runs.size() != others.size()) {
            throw new IllegalArgumentException(runs.size() + " runs are not pairs with " + others.size());
        }
        return IntStream.range(0, runs.size())
                .mapToObj(i -> runs.get(i) / others.get(i))
                .toList();
    }

    double median() {
        return median(runs);
    }

    double least() {
        return runs.stream().mapToDouble(run -> run).min().orElseThrow();
    }

    double most() {
        return runs.stream().mapToDouble(run -> run).max().orElseThrow();
    }

    OptionalDouble floorMedian() {
        return floor.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(median(floor));
    }

    /** Whether it missed its goal; a row without one can't. */
    boolean isOver() {
        return bound.isPresent() && median() >= bound.getAsDouble();
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
