package dev.repoint.drill.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
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
                        "timeline");
        assertThat(json.path("scenario").asText()).isEqualTo("failover");
        assertThat(json.path("rowsWritten").asInt()).isEqualTo(900);
        assertThat(json.path("outageMillis").asInt()).isEqualTo(6_205);
        assertThat(json.path("repointMillis").asInt()).isEqualTo(350);
        assertThat(json.path("groupEverEmpty").isBoolean()).isTrue();
        assertThat(json.at("/timeline/1").toString()).isEqualTo("{\"atMillis\":50,\"what\":\"EVENT <127.0.0.1>\"}");
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
        new Reports(folder).write(verdicts);
        return JSON.readTree(folder.resolve("report.json").toFile());
    }

    private String page(List<Verdict> verdicts) throws IOException {
        var reports = new Reports(folder);
        reports.write(verdicts);
        return Files.readString(reports.page());
    }
}
