package dev.repoint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the report says of a row what the row says. */
final class ReportTest {
    private static final Instant BEGAN = Instant.parse("2026-11-22T12:00:00Z");
    private static final Row MET =
            Row.of(Goal.COLD_JAR, List.of(900.0, 600.0, 700.0)).above(List.of(150.0, 140.0, 200.0));
    private static final Row OVER = Row.of(Goal.COLD_IMAGE, List.of(280.0));
    private static final Row FREE = Row.of("parse & <plan>", Unit.MICROSECONDS, List.of(1.0, 2.0));

    @TempDir
    Path folder;

    private static Report report(Row... rows) {
        Machine machine = new Machine(2, "a <JDK>", "a system");
        return new Report(machine, BEGAN, BEGAN.plusSeconds(60), 0.5, 1.5, List.of(rows));
    }

    private JsonNode json(Row... rows) throws IOException {
        report(rows).write(folder);
        return new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    }

    private String page(Row... rows) throws IOException {
        report(rows).write(folder);
        return Files.readString(folder.resolve("report.html"));
    }

    @Test
    void jsonHoldsAllRunsInOrderWithWhatComesOfThem() throws IOException {
        JsonNode row = json(MET).at("/rows/0");
        assertThat(row.at("/runs").toString()).isEqualTo("[900.0,600.0,700.0]");
        assertThat(row.at("/floorRuns").toString()).isEqualTo("[150.0,140.0,200.0]");
        assertThat(row.at("/what").asText()).isEqualTo("cold, plain jar: first register call");
        assertThat(List.of("unit", "goalUnder", "median", "least", "most", "floorMedian"))
                .extracting(field -> row.get(field).asText())
                .containsExactly("ms", "750.0", "700.0", "600.0", "900.0", "150.0");
    }

    @Test
    void jsonTellsTheMachineAndItsLoad() throws IOException {
        JsonNode json = json(MET);
        assertThat(json.at("/machine").toString()).isEqualTo("""
            {"cores":2,"jdk":"a <JDK>","system":"a system","loadBefore":0.5,"loadAfter":1.5}\
            """);
        assertThat(json.at("/began").asText()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(json.at("/ended").asText()).isEqualTo("2026-11-22T12:01:00Z");
    }

    @Test
    void medianAtTheBoundIsOverIt() throws IOException {
        JsonNode json = json(MET, OVER, FREE);
        assertThat(json.at("/rows/0/isOver").asBoolean(true)).isFalse();
        assertThat(json.at("/rows/1/isOver").asBoolean(false)).isTrue();
        assertThat(json.at("/rows/2").has("isOver")).isFalse();
    }

    @Test
    void evenRunsHaveTheirMedianBetween() throws IOException {
        assertThat(json(FREE).at("/rows/0/median").asDouble()).isEqualTo(1.5);
    }

    @Test
    void goalWithoutRowIsToldOfEverywhere() throws IOException {
        assertThat(json(MET, OVER).at("/unmeasured").size()).isEqualTo(Goal.values().length - 2);
        assertThat(page(MET, OVER)).contains("<td>size of the jar<td>&lt; 10.0 MiB<td colspan=\"7\">not measured");
        assertThat(report(MET, OVER).text()).containsPattern("size of the jar .* < 10.0 MiB .*not measured");
    }

    @Test
    void nothingIsUnmeasuredWhereEachGoalHasItsRow() throws IOException {
        Row[] all = Arrays.stream(Goal.values())
                .map(goal -> Row.of(goal, List.of(1.0)))
                .toArray(Row[]::new);
        assertThat(json(all).at("/unmeasured")).isEmpty();
        assertThat(page(all)).doesNotContain("not measured");
    }

    @Test
    void pageMarksTheRowThatIsOverAndNoOther() throws IOException {
        String page = page(MET, OVER, FREE);
        assertThat(page.lines().filter(line -> line.contains("class=\"over\">OVER")))
                .singleElement()
                .asString()
                .contains("<td>cold, image with AOT cache: first register call<td>&lt; 280 ms<td>280 ms");
        assertThat(page.lines().filter(line -> line.contains("class=\"met\">met")))
                .singleElement()
                .asString()
                .contains("<td>700 ms<td>600<td>900<td>3<td>150 ms<td class=");
    }

    @Test
    void rowWithoutGoalHasNoVerdict() throws IOException {
        assertThat(page(FREE)).contains("<td>2<td><td class=\"met\"><td><svg");
        assertThat(report(FREE).markdown()).contains("| 2 |  |  |  |\n");
    }

    @Test
    void pageSpellsOutWhatWouldBeMarkup() throws IOException {
        assertThat(page(FREE))
                .contains(
                        "<td>parse &amp; &lt;plan&gt;<td>", "<title>parse &amp; &lt;plan&gt;</title>", "a &lt;JDK&gt;")
                .doesNotContain("< ", "& ");
    }

    @Test
    void stripHasADotForEachRunAndLinesForGoalAndFloor() {
        String strip = Strip.of(MET);
        assertThat(strip.split("class=\"run\"", -1)).hasSize(4);
        assertThat(strip)
                .contains("class=\"goal\" x1=\"329.8\"")
                .contains("class=\"median\" x1=\"308.2\"")
                .contains("class=\"floor\" x1=\"70.8\"")
                .contains("cx=\"394.6\"");
        assertThat(Strip.of(FREE)).doesNotContain("class=\"goal\"").doesNotContain("class=\"floor\"");
    }

    @Test
    void pageNeedsNoOtherFile() throws IOException {
        assertThat(page(MET, OVER)).doesNotContain("src=", "href=", "<script", "@import", "url(");
    }

    @Test
    void tableTellsTheFloorAndHowFarAbove() {
        assertThat(report(MET).text())
                .containsPattern("first register call +< 750 ms +700 ms +600 +900 +3 +150 ms +4\\.67 met\n");
        assertThat(report(MET).markdown())
                .contains("| cold, plain jar: first register call | < 750 ms | 700 ms | 600 | 900 | 3 | 150 ms | 4.67 |"
                        + " met |");
    }

    @Test
    void ratiosAreOfPairs() {
        assertThat(Row.ratios(List.of(2.0, 9.0), List.of(1.0, 3.0))).containsExactly(2.0, 3.0);
        assertThatThrownBy(() -> Row.ratios(List.of(2.0), List.of(1.0, 3.0))).hasMessageContaining("not pairs");
    }

    @Test
    void rowWithoutRunsIsNone() {
        assertThatThrownBy(() -> Row.of(Goal.JAR, List.of())).hasMessageContaining("was not measured");
    }
}
