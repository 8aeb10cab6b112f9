package dev.repoint.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** A metric as it is told apart from others, such as {@code AWS/Lambda Errors {FunctionName=f}}. */
public record Metric(String namespace, String name, TreeMap<String, String> dimensions) {

    /** One with a single dimension. */
    public static Metric of(String namespace, String name, String dimension, String value) {
        return new Metric(namespace, name, new TreeMap<>(Map.of(dimension, value)));
    }

    /** The one that an alarm names. */
    static Metric of(JsonNode named) {
        TreeMap<String, String> dimensions = new TreeMap<>();
        named.path("Dimensions")
                .forEach(each -> dimensions.put(
                        each.path("Name").asText(), each.path("Value").asText()));
        return new Metric(
                named.path("Namespace").asText(), named.path("MetricName").asText(), dimensions);
    }
}
