package dev.repoint.drill.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repoint.drill.bootstrap.Preparation;
import dev.repoint.drill.bootstrap.Preparation.Note;
import dev.repoint.drill.bootstrap.Preparation.Step;
import dev.repoint.drill.stage.Happening;
import dev.repoint.drill.stage.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The sums and the timeline for programs: one object for one scenario, an array of them for more. */
final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    static void write(Preparation preparation, List<Verdict> verdicts, Path file) throws IOException {
        ArrayNode all = JSON.createArrayNode();
        verdicts.forEach(verdict -> all.add(json(verdict).set("bootstrap", json(preparation))));
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), verdicts.size() == 1 ? all.get(0) : all);
    }

    private static ObjectNode json(Preparation preparation) {
        ObjectNode json = JSON.createObjectNode()
                .put("ready", preparation.isReady())
                .put("millis", preparation.took().toMillis());
        ArrayNode steps = json.putArray("steps");
        for (Step step : preparation.steps()) {
            steps.addObject().put("step", step.id()).put("state", step.state()).put("detail", step.detail());
        }
        ArrayNode timeline = json.putArray("timeline");
        for (Note note : preparation.timeline()) {
            add(timeline, Duration.between(preparation.start(), note.at()), note.what());
        }
        return json;
    }

    private static ObjectNode json(Verdict verdict) {
        Recording recording = verdict.recording();
        ObjectNode json = JSON.createObjectNode()
                .put("scenario", recording.play().scenario().toString())
                .put("rowsWritten", recording.rows().written())
                .put("rowsReceived", recording.rows().received())
                .put("missing", recording.rows().missing().size())
                .put("duplicates", recording.rows().duplicates().size())
                .put("outageMillis", verdict.outage().toMillis())
                .put("repointMillis", verdict.repoint().toMillis())
                .put("groupEverEmpty", verdict.wasGroupEverEmpty());
        ArrayNode timeline = json.putArray("timeline");
        for (Happening happening : recording.timeline()) {
            add(timeline, Duration.between(recording.start(), happening.at()), happening.what());
        }
        return json;
    }

    private static void add(ArrayNode timeline, Duration at, String what) {
        timeline.addObject().put("atMillis", at.toMillis()).put("what", what);
    }
}
