package dev.repoint.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An alarm of the template, and how CloudWatch evaluates it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html">Configuring how
 *     CloudWatch alarms treat missing data</a>
 */
public record Alarm(JsonNode properties) {
    /** What an alarm says. */
    public enum State {
        INSUFFICIENT_DATA,
        OK,
        ALARM
    }

    public static Alarm of(Stack stack, String logicalId) {
        return new Alarm(stack.properties(logicalId));
    }

    /** Whether it watches the metric, alone or among others. */
    public boolean watches(Metric metric) {
        return Series.of(properties).isMadeOf().test(metric);
    }

    /** The metric that it names. */
    public Metric metric() {
        return Series.of(properties).named().orElseThrow();
    }

    public int periodSeconds() {
        return Series.of(properties).periodSeconds();
    }

    /** How far it looks back. */
    public int windowSeconds() {
        return periodSeconds() * properties.path("EvaluationPeriods").asInt();
    }

    /** The point that CloudWatch makes of the samples of one period. */
    public OptionalDouble point(List<Double> samples) {
        return Series.of(properties).point(samples);
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
}
