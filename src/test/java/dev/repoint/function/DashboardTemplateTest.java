package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repoint.template.Metric;
import dev.repoint.template.Selection;
import dev.repoint.template.Template;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard shows metrics that somebody emits, each by exactly the dimensions that they have. */
final class DashboardTemplateTest {

    @ParameterizedTest
    @ValueSource(strings = {"instance:orders", "cluster:orders", "orders.example.com", ""})
    void searchesForMetricsOfTheFunction(String source) throws IOException {
        List<Selection> searches = widgets(source).findValuesAsText("expression").stream()
                .map(Selection::ofSearch)
                .toList();

        assertThat(searches)
                .map(Selection::name)
                .containsExactly(
                        "HealthyTargets",
                        "Drift",
                        "Held",
                        "Failed",
                        "MillisToRealign",
                        "MillisToHealthy",
                        "SecondsSinceAnswer");
        assertThat(searches)
                .allSatisfy(search -> assertThat(EmittedMetrics.ofTheFunction())
                        .filteredOn(search::takes)
                        .hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"instance:orders", "cluster:orders", "readers:orders", "orders.example.com", ""})
    void namesMetricsOfRdsWhereTheDatabaseIsKnown(String source) throws IOException {
        List<Metric> named = named(widgets(source)).toList();

        assertThat(named).hasSize(source.contains(":") ? 2 : 0);
        assertThat(EmittedMetrics.all()).containsAll(named);
    }

    /** An entry that isn't an expression has namespace, name, and dimensions with their values. */
    private static Stream<Metric> named(JsonNode widgets) {
        return widgets.findValues("metrics").stream()
                .flatMap(JsonNode::valueStream)
                .filter(entry -> entry.path(0).isTextual())
                .map(entry -> {
                    TreeMap<String, String> dimensions = new TreeMap<>();
                    for (int i = 2; i < entry.size(); i += 2) {
                        dimensions.put(entry.path(i).asText(), entry.path(i + 1).asText());
                    }
                    return new Metric(entry.path(0).asText(), entry.path(1).asText(), dimensions);
                });
    }

    private static JsonNode widgets(String source) throws IOException {
        String body = Template.ofProject()
                .with(Map.of("Source", source))
                .properties("Dashboard")
                .path("DashboardBody")
                .asText();
        return new ObjectMapper().readTree(body).path("widgets");
    }
}
