package dev.repoint.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repoint.template.Alarm;
import dev.repoint.template.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** What CloudWatch has been told, minute by minute. */
final class MetricRecord {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Map<Metric, List<Double>>> minutes = new ArrayList<>();

    /** Goes on to the next minute. */
    MetricRecord minute() {
        minutes.add(new HashMap<>());
        return this;
    }

    /** Takes a line of embedded metrics in the current minute, as CloudWatch takes it from the log. */
    MetricRecord take(String line) {
        try {
            JsonNode embedded = JSON.readTree(line);
            embedded.at("/_aws/CloudWatchMetrics").forEach(directive -> take(embedded, directive));
            return this;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no line of embedded metrics: " + line, e);
        }
    }

    private void take(JsonNode line, JsonNode directive) {
        for (JsonNode names : directive.path("Dimensions")) {
            TreeMap<String, String> dimensions = new TreeMap<>();
            names.forEach(name ->
                    dimensions.put(name.asText(), line.path(name.asText()).asText()));
            for (JsonNode each : directive.path("Metrics")) {
                String name = each.path("Name").asText();
                take(
                        new Metric(directive.path("Namespace").asText(), name, dimensions),
                        line.path(name).asDouble());
            }
        }
    }

    /** Takes a value that a service of AWS gives. */
    MetricRecord take(Metric metric, double value) {
        minutes.getLast().computeIfAbsent(metric, _ -> new ArrayList<>()).add(value);
        return this;
    }

    Set<Metric> metrics() {
        return minutes.getLast().keySet();
    }

    /** What an alarm says at the end, which began with nothing. */
    Alarm.State stateOf(Alarm alarm) {
        List<OptionalDouble> points = new ArrayList<>();
        Alarm.State state = Alarm.State.INSUFFICIENT_DATA;
        int period = alarm.periodSeconds() / 60;
        for (int end = period; end <= minutes.size(); end += period) {
            List<Double> samples = minutes.subList(end - period, end).stream()
                    .flatMap(minute -> minute.entrySet().stream())
                    .filter(told -> alarm.watches(told.getKey()))
                    .flatMap(told -> told.getValue().stream())
                    .toList();
            points.add(alarm.point(samples));
            state = alarm.after(points, state);
        }
        return state;
    }
}
