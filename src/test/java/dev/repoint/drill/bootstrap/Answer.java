package dev.repoint.drill.bootstrap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repoint.drill.LambdaRuntime.Result;
import dev.repoint.drill.bootstrap.Preparation.Step;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What BootstrapFunction answered.
 *
 * @param outcome its word for it, or the error that the invocation ended in
 */
record Answer(String outcome, List<Step> steps) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(Result result) {
        return switch (result) {
            case Result.Success(var body, var _, var _) -> read(body);
            case Result.Failure(var type, var message, var _, var _) -> new Answer(type + ": " + message, List.of());
            case Result.TimedOut _ -> new Answer("not done in time", List.of());
        };
    }

    private static Answer read(String body) {
        try {
            JsonNode report = JSON.readTree(body);
            List<Step> steps = StreamSupport.stream(report.path("steps").spliterator(), false)
                    .map(step -> new Step(text(step, "step"), text(step, "state"), text(step, "detail")))
                    .toList();
            return new Answer(text(report, "outcome"), steps);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).asText();
    }

    boolean is(String word) {
        return outcome.equals(word);
    }

    /** How many steps are in that state. */
    long count(String state) {
        return steps.stream().filter(step -> step.state().equals(state)).count();
    }
}
