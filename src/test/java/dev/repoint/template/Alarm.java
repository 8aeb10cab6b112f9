package dev.repoint.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/**
 * An alarm of the template, and how CloudWatch evaluates it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html">Configuring how
 *     CloudWatch alarms treat missing data</a>
 */
public record Alarm(JsonNode properties) {
    private static final Pattern QUOTIENT = Pattern.compile("[a-z]+ / (?<divisor>[0-9]+)");

    /** What an alarm says. */
    public enum State {
        INSUFFICIENT_DATA,
        OK,
        ALARM
    }

    /** A metric as it is told apart from others, such as {@code AWS/Lambda Errors {FunctionName=f}}. */
    public record Metric(String namespace, String name, TreeMap<String, String> dimensions) {}

    public static Alarm of(Stack stack, String logicalId) {
        return new Alarm(stack.properties(logicalId));
    }

    /** The metric that it watches. */
    public Metric metric() {
        JsonNode metric = properties.has("Metrics") ? properties.at("/Metrics/0/MetricStat/Metric") : properties;
        TreeMap<String, String> dimensions = new TreeMap<>();
        metric.path("Dimensions")
                .forEach(each -> dimensions.put(
                        each.path("Name").asText(), each.path("Value").asText()));
        return new Metric(
                metric.path("Namespace").asText(), metric.path("MetricName").asText(), dimensions);
    }

    public int periodMinutes() {
        JsonNode seconds =
                properties.has("Metrics") ? properties.at("/Metrics/0/MetricStat/Period") : properties.path("Period");
        return seconds.asInt() / 60;
    }

    /** The point that CloudWatch makes of the samples of one period. */
    public OptionalDouble point(List<Double> samples) {
        String statistic = properties.has("Metrics")
                ? properties.at("/Metrics/0/MetricStat/Stat").asText()
                : properties.path("Statistic").asText();
        DoubleStream values = samples.stream().mapToDouble(Double::doubleValue);
        if (samples.isEmpty()) {
            return OptionalDouble.empty();
        }
        return switch (statistic) {
            case "Maximum" -> scaled(values.max().orElseThrow());
            case "Minimum" -> scaled(values.min().orElseThrow());
            case "Sum" -> scaled(values.sum());
            default -> throw new IllegalArgumentException("the tests do not know " + statistic);
        };
    }

    /** The state after the latest of these points, when it was {@code before} until then. */
    public State after(List<OptionalDouble> points, State before) {
        int periods = properties.path("EvaluationPeriods").asInt();
        int toAlarm = properties.path("DatapointsToAlarm").asInt();
        List<OptionalDouble> window = points.subList(Math.max(0, points.size() - periods), points.size());
        long missing =
                periods - window.stream().filter(OptionalDouble::isPresent).count();
        long breaching = window.stream()
                .flatMap(point -> point.stream().boxed())
                .filter(this::isBreaching)
                .count();
        return switch (properties.path("TreatMissingData").asText()) {
            case "breaching" -> breaching + missing >= toAlarm ? State.ALARM : State.OK;
            case "notBreaching" -> breaching >= toAlarm ? State.ALARM : State.OK;
            case "ignore" -> kept(breaching, missing, toAlarm).orElse(before);
            case String other -> throw new IllegalArgumentException("the tests do not know " + other);
        };
    }

    /** A state only where the points that are missing could not make it another one. */
    private static Optional<State> kept(long breaching, long missing, int toAlarm) {
        if (breaching >= toAlarm) {
            return Optional.of(State.ALARM);
        }
        return breaching + missing < toAlarm ? Optional.of(State.OK) : Optional.empty();
    }

    private boolean isBreaching(double value) {
        double threshold = properties.path("Threshold").asDouble();
        return switch (properties.path("ComparisonOperator").asText()) {
            case "GreaterThanOrEqualToThreshold" -> value >= threshold;
            case "LessThanThreshold" -> value < threshold;
            case String other -> throw new IllegalArgumentException("the tests do not know " + other);
        };
    }

    private OptionalDouble scaled(double value) {
        Matcher quotient =
                QUOTIENT.matcher(properties.at("/Metrics/1/Expression").asText());
        return OptionalDouble.of(quotient.matches() ? value / Double.parseDouble(quotient.group("divisor")) : value);
    }
}
