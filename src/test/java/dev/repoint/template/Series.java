package dev.repoint.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/**
 * The one time series that an alarm watches: which metrics make it, and how a point is made of their samples in a period. An
 * alarm names one metric, divides one, or queries many; what is written in any other way is refused.
 *
 * @param named the metric, unless it is a query
 * @param divisor what a point is divided by
 */
record Series(Predicate<Metric> isMadeOf, Optional<Metric> named, String fold, int periodSeconds, double divisor) {
    private static final Pattern QUOTIENT = Pattern.compile("(?<id>[a-z]+) / (?<divisor>[0-9]+)");

    static Series of(JsonNode alarm) {
        if (!alarm.has("Metrics")) {
            return of(Metric.of(alarm), alarm.path("Statistic").asText(), alarm.path("Period"), 1);
        }
        JsonNode first = alarm.at("/Metrics/0");
        return switch (alarm.path("Metrics").size()) {
            case 1 -> ofQuery(onlyReturned(first, alarm));
            case 2 ->
                ofQuotient(
                        first.path("Id").asText(),
                        first.path("MetricStat"),
                        onlyReturned(alarm.at("/Metrics/1"), alarm));
            default -> throw new IllegalArgumentException("the tests do not know " + alarm.path("Metrics"));
        };
    }

    private static Series of(Metric metric, String statistic, JsonNode seconds, double divisor) {
        return new Series(metric::equals, Optional.of(metric), statistic, seconds.asInt(), divisor);
    }

    private static Series ofQuery(JsonNode query) {
        Selection selection = Selection.ofQuery(query.path("Expression").asText());
        return new Series(
                selection::takes,
                Optional.empty(),
                selection.fold(),
                query.path("Period").asInt(),
                1);
    }

    private static Series ofQuotient(String id, JsonNode dividend, JsonNode quotient) {
        String expression = quotient.path("Expression").asText();
        Matcher parsed = QUOTIENT.matcher(expression);
        if (!parsed.matches() || !parsed.group("id").equals(id)) {
            throw new IllegalArgumentException("the tests do not know " + expression);
        }
        return of(
                Metric.of(dividend.path("Metric")),
                dividend.path("Stat").asText(),
                dividend.path("Period"),
                Double.parseDouble(parsed.group("divisor")));
    }

    /** CloudWatch takes no alarm of which not exactly one entry is returned. */
    private static JsonNode onlyReturned(JsonNode entry, JsonNode alarm) {
        List<JsonNode> returned = alarm.path("Metrics")
                .valueStream()
                .filter(each -> each.path("ReturnData").asBoolean(true))
                .toList();
        if (!returned.equals(List.of(entry))) {
            throw new IllegalArgumentException("returned is not what is watched: " + returned);
        }
        return entry;
    }

    /** The point that CloudWatch makes of the samples of one period. */
    OptionalDouble point(List<Double> samples) {
        DoubleStream values = samples.stream().mapToDouble(Double::doubleValue);
        OptionalDouble folded = switch (fold) {
            case "Maximum", "MAX" -> values.max();
            case "Minimum", "MIN" -> values.min();
            case "Sum", "SUM" -> samples.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(values.sum());
            default -> throw new IllegalArgumentException("the tests do not know " + fold);
        };
        return folded.isPresent() ? OptionalDouble.of(folded.getAsDouble() / divisor) : folded;
    }
}
