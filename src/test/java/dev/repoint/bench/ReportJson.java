package dev.repoint.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The rows with all their runs, for programs. */
final class ReportJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    static String of(Report report) throws JsonProcessingException {
        ObjectNode json = JSON.createObjectNode()
                .put("began", report.began().toString())
                .put("ended", report.ended().toString());
        json.putObject("machine")
                .put("cores", report.machine().cores())
                .put("jdk", report.machine().jdk())
                .put("system", report.machine().system())
                .put("loadBefore", report.loadBefore())
                .put("loadAfter", report.loadAfter());
        ArrayNode rows = json.putArray("rows");
        report.rows().forEach(row -> add(rows.addObject(), row));
        ArrayNode unmeasured = json.putArray("unmeasured");
        report.unmeasured().forEach(goal -> unmeasured.add(goal.title));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    private static void add(ObjectNode json, Row row) {
        json.put("what", row.title()).put("unit", row.unit().symbol);
        row.bound().ifPresent(bound -> json.put("goalUnder", bound).put("isOver", row.isOver()));
        json.put("median", row.median()).put("least", row.least()).put("most", row.most());
        row.floorMedian().ifPresent(floor -> json.put("floorMedian", floor));
        ArrayNode runs = json.putArray("runs");
        row.runs().forEach(runs::add);
        if (!row.floor().isEmpty()) {
            ArrayNode floor = json.putArray("floorRuns");
            row.floor().forEach(floor::add);
        }
    }
}
