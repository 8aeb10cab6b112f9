package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repoint.remediation.BindingReport;
import dev.repoint.remediation.Outcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A binding's metrics as CloudWatch reads them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *     Embedded metric format</a>
 */
final class MetricLineTest {
    private static final Instant NOW = Instant.parse("2026-03-14T09:27:30.250Z");
    private static final BindingReport MOVED = Reports.moved("orders");

    @Test
    void isOneLineOfJson() throws JsonProcessingException {
        assertThat(MetricLine.of(MOVED, "repoint", NOW)).doesNotContain("\n");
        assertThat(line(MOVED).at("/_aws/Timestamp").asLong()).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void declaresNamespaceAndDimensions() throws JsonProcessingException {
        JsonNode line = line(MOVED);
        JsonNode directives = line.at("/_aws/CloudWatchMetrics");

        assertThat(directives).hasSize(1);
        assertThat(directives.at("/0/Namespace").asText()).isEqualTo("Repoint");
        assertThat(directives.at("/0/Dimensions").toString()).isEqualTo("[[\"Function\",\"Binding\"]]");
        assertThat(line.path("Function").asText()).isEqualTo("repoint");
        assertThat(line.path("Binding").asText()).isEqualTo("orders");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        Drift             , Count       , 1
        Realigned         , Count       , 1
        Held              , Count       , 0
        Failed            , Count       , 0
        Looks             , Count       , 14
        HealthyTargets    , Count       , 1
        SecondsSinceAnswer, Seconds     , 2
        MillisToRealign   , Milliseconds, 31250
        MillisToHealthy   , Milliseconds, 20100
        """)
    void givesEachMetricItsUnitAndValue(String name, String unit, long value) throws JsonProcessingException {
        JsonNode line = line(MOVED);

        assertThat(line.at("/_aws/CloudWatchMetrics/0/Metrics").valueStream())
                .filteredOn(metric -> metric.path("Name").asText().equals(name))
                .singleElement()
                .satisfies(metric -> assertThat(metric.path("Unit").asText()).isEqualTo(unit));
        assertThat(line.path(name).isIntegralNumber()).isTrue();
        assertThat(line.path(name).asLong()).isEqualTo(value);
    }

    @Test
    void declaresWhatItHasAndHasWhatItDeclares() throws JsonProcessingException {
        for (BindingReport report : List.of(MOVED, Reports.of("orders", Outcome.HELD))) {
            JsonNode line = line(report);
            List<String> declared = line.at("/_aws/CloudWatchMetrics/0/Metrics")
                    .valueStream()
                    .map(metric -> metric.path("Name").asText())
                    .toList();

            assertThat(declared)
                    .doesNotHaveDuplicates()
                    .allMatch(name -> line.path(name).isNumber());
            assertThat(line.properties()).hasSize(declared.size() + 3);
        }
    }

    @Test
    void leavesOutWhatWasNotMeasured() throws JsonProcessingException {
        JsonNode line = line(Reports.of("orders", Outcome.HELD));

        assertThat(line.properties())
                .extracting(member -> member.getKey())
                .containsExactly("_aws", "Function", "Binding", "Drift", "Realigned", "Held", "Failed", "Looks");
    }

    @ParameterizedTest
    @CsvSource({"ALIGNED,0,0,0", "REALIGNED,1,0,0", "HELD,0,1,0", "FAILED,0,0,1"})
    void countsTheOutcome(Outcome outcome, int realigned, int held, int failed) throws JsonProcessingException {
        JsonNode line = line(Reports.read("orders", outcome, 1, 0));

        assertThat(line.path("Realigned").asInt()).isEqualTo(realigned);
        assertThat(line.path("Held").asInt()).isEqualTo(held);
        assertThat(line.path("Failed").asInt()).isEqualTo(failed);
    }

    @Test
    void doesNotCountAsHeldWhoseGroupHasNotHadItsTurnYet() throws JsonProcessingException {
        assertThat(line(Reports.awaitingItsTurn("orders")).path("Held").asInt(-1))
                .isZero();
    }

    @Test
    void countsAsHeldWhoseGroupCouldNotBeReadWhenItHadItsTurn() throws JsonProcessingException {
        assertThat(line(Reports.of("orders", Outcome.HELD)).path("Held").asInt(-1))
                .isOne();
    }

    private static JsonNode line(BindingReport report) throws JsonProcessingException {
        return new ObjectMapper().readTree(MetricLine.of(report, "repoint", NOW));
    }
}
