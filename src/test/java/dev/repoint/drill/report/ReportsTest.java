package dev.repoint.drill.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repoint.drill.bootstrap.Preparation;
import dev.repoint.drill.bootstrap.Preparation.Note;
import dev.repoint.drill.bootstrap.Preparation.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Preparation preparation = new Preparation(
            List.of(
                    new Note(Recordings.at(-20_000), "Postgres is <bare>"),
                    new Note(Recordings.at(-7_500), "apply: ready")),
            List.of(new Step("publication", "applied", "holds what it <should>")),
            List.of(),
            Optional.empty());
    private final Verdict verdict = Verdict.on(Recordings.ofRepair().end());

    ReportsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void oneScenarioIsOneObjectWithJustItsKeys() throws IOException {
        JsonNode json = json(List.of(verdict));

        List<String> keys = new ArrayList<>();
        json.fieldNames().forEachRemaining(keys::add);
        assertThat(keys)
                .containsExactly(
                        "scenario",
                        "rowsWritten",
                        "rowsReceived",
                        "missing",
                        "duplicates",
                        "outageMillis",
                        "repointMillis",
                        "groupEverEmpty",
                        "timeline",
                        "bootstrap");
        assertThat(json.path("scenario").asText()).isEqualTo("failover");
        assertThat(json.path("rowsWritten").asInt()).isEqualTo(900);
        assertThat(json.path("outageMillis").asInt()).isEqualTo(6_205);
        assertThat(json.path("repointMillis").asInt()).isEqualTo(350);
        assertThat(json.path("groupEverEmpty").isBoolean()).isTrue();
        assertThat(json.at("/timeline/1").toString()).isEqualTo("{\"atMillis\":50,\"what\":\"EVENT <127.0.0.1>\"}");
    }

    @Test
    void firstActIsToldWithEachScenario() throws IOException {
        JsonNode json = json(List.of(verdict)).path("bootstrap");

        assertThat(json.path("ready").asBoolean()).isTrue();
        assertThat(json.path("millis").asInt()).isEqualTo(12_500);
        assertThat(json.at("/steps/0").toString())
                .isEqualTo("{\"step\":\"publication\",\"state\":\"applied\",\"detail\":\"holds what it <should>\"}");
        assertThat(json.at("/timeline/1").toString()).isEqualTo("{\"atMillis\":12500,\"what\":\"apply: ready\"}");
        assertThat(page(List.of(verdict)))
                .contains("First act", "12.50 s", "Postgres is &lt;bare&gt;", "holds what it &lt;should&gt;");
    }

    @Test
    void firstActThatFailsIsAllThereIs() throws IOException {
        var failed = new Preparation(preparation.timeline(), List.of(), List.of("apply ends <soon>"), Optional.empty());
        var reports = new Reports(folder, failed);

        reports.write(List.of());

        assertThat(Files.readString(reports.page()))
                .contains("failed", "apply ends &lt;soon&gt;")
                .doesNotContain("<!--");
        assertThat(Files.readString(folder.resolve("report.json"))).isEqualTo("[ ]");
    }

    @Test
    void moreScenariosAreAnArray() throws IOException {
        assertThat(json(List.of(verdict, verdict)).isArray()).isTrue();
    }

    @Test
    void pageNeedsNothingButItself() throws IOException {
        String page = page(List.of(verdict, verdict));

        assertThat(page).doesNotContain("http:", "https:", "src=", "url(", "@import", "<script", "<link");
        assertThat(page).contains("prefers-color-scheme: dark", "max-width: 720px");
    }

    @Test
    void pageHasEachLaneAndEscapesItsText() throws IOException {
        String page = page(List.of(verdict));

        assertThat(page)
                .contains("Primary", "DNS answer", "Events and ticks", "Function: looks", "Function: calls")
                .contains("Target 127.0.0.1", "Target 127.0.0.2", "Client's stream", "Waiting for")
                .contains("EVENT &lt;127.0.0.1&gt;")
                .contains("passed")
                .doesNotContain("EVENT <", "<!--", "%s");
    }

    private JsonNode json(List<Verdict> verdicts) throws IOException {
        new Reports(folder, preparation).write(verdicts);
        return JSON.readTree(folder.resolve("report.json").toFile());
    }

    private String page(List<Verdict> verdicts) throws IOException {
        var reports = new Reports(folder, preparation);
        reports.write(verdicts);
        return Files.readString(reports.page());
    }
}
