package dev.repoint.drill.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repoint.drill.scenario.DatabaseEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The samples in {@code events/}, as if they came now. */
final class Events {
    private static final Path FOLDER = Path.of("events");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TICK = "schedule-scheduler.json";
    private static final String BATCH = "queue-failover-started.json";

    private Events() {}

    /** As EventBridge tells it, which gives times in whole seconds. */
    static String of(DatabaseEvent event, String database, Instant at) {
        JsonNode sample = read(event.sample());
        ObjectNode message = sample.has("Records") ? among(sample.get("Records"), event) : (ObjectNode) sample;
        ObjectNode detail = (ObjectNode) message.get("detail");
        String arn = detail.get("SourceArn").asText();
        detail.put("Date", at.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("SourceIdentifier", database)
                .put("SourceArn", arn.substring(0, arn.lastIndexOf(':') + 1) + database);
        return write(timed(message, at));
    }

    static String tick(Instant at) {
        return write(timed((ObjectNode) read(TICK), at));
    }

    /** As SQS hands these messages over. */
    static String batch(List<String> bodies) {
        var batch = (ObjectNode) read(BATCH);
        JsonNode record = batch.get("Records").get(0);
        var records = batch.putArray("Records");
        bodies.forEach(body -> records.add(record.<ObjectNode>deepCopy()
                .put("body", body)
                .put("messageId", UUID.randomUUID().toString())));
        return write(batch);
    }

    private static ObjectNode timed(ObjectNode event, Instant at) {
        return event.put("id", UUID.randomUUID().toString())
                .put("time", at.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static ObjectNode among(JsonNode records, DatabaseEvent event) {
        for (JsonNode record : records) {
            JsonNode message = parse(record.path("body").asText());
            if (message.at("/detail/EventID").asText().equals(event.id())) {
                return (ObjectNode) message;
            }
        }
        throw new IllegalStateException(event.sample() + " holds no " + event);
    }

    private static JsonNode read(String sample) {
        try {
            return parse(Files.readString(FOLDER.resolve(sample)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String write(JsonNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
