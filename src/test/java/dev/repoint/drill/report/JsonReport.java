package dev.repoint.drill.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    static void write(List<Verdict> verdicts, Path file) throws IOException {
        ArrayNode all = JSON.createArrayNode();
        verdicts.forEach(verdict -> all.add(json(verdict)));
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), verdicts.size() == 1 ? all.get(0) : all);
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
            timeline.addObject()
                    .put(
                            "atMillis",
                            Duration.between(recording.start(), happening.at()).toMillis())
                    .put("what", happening.what());
        }
        return json;
    }
}
