package dev.repoint.outside;

import static dev.repoint.drill.DnsReply.a;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repoint.drill.LambdaRuntime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bindings that are found at run time: databases come and go without a redeploy, and a broken one harms no other. */
final class FleetIT {
    private static final String STOCK = "stock.abc123.eu-west-1.rds.amazonaws.com";

    /** One second longer than a reading of the bindings serves. */
    private static final String WATCH = "{\"watchSeconds\":21}";

    private final Stage stage = new Stage();

    @BeforeEach
    void startAnew() {
        stage.startAnew();
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));
        stage.dns.answer(STOCK, a(0, "10.0.2.8"));
    }

    @AfterEach
    void clear() {
        stage.close();
    }

    private LambdaRuntime fleet(String bindings) {
        return stage.start(stage.function().env("REPOINT_BINDINGS", bindings));
    }

    private String tagged(String source, String... more) {
        String group = stage.group("10.0.1.5");
        stage.account.targetGroups().tag(group, "repoint:source", source);
        stage.account.targetGroups().tag(group, more);
        return group;
    }

    private static JsonNode of(String name, JsonNode report) {
        return StreamSupport.stream(report.at("/bindings").spliterator(), false)
                .filter(each -> each.at("/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> outcomes(JsonNode report) {
        return StreamSupport.stream(report.at("/bindings").spliterator(), false)
                .map(each ->
                        each.at("/name").asText() + " " + each.at("/outcome").asText())
                .toList();
    }

    /** In one environment: the second group is tagged while a watch of the first goes on. */
    @Test
    void servesADatabaseFromTheInvocationAfterItsTag() throws Exception {
        tagged(Stage.ENDPOINT, "repoint:name", "orders");
        LambdaRuntime function = fleet("tags");
        JsonNode first = Stage.report(function.invoke(Stage.tick()));
        assertThat(outcomes(first)).containsExactly("orders realigned");

        var watching = function.invokeAsync(WATCH);
        String second = tagged(STOCK, "repoint:name", "stock", "repoint:port", "5432");
        assertThat(outcomes(Stage.report(watching.join()))).containsExactly("orders aligned");
        JsonNode report = Stage.report(function.invoke(Stage.tick()));

        assertThat(outcomes(report)).containsExactlyInAnyOrder("orders aligned", "stock realigned");
        assertThat(stage.registered(second)).containsExactly("10.0.2.8");
        assertThat(report.at("/awsCalls").asInt()).isLessThanOrEqualTo(6);
    }

    @Test
    void reportsATagThatDoesNotParseAndServesTheOthers() throws Exception {
        tagged(Stage.ENDPOINT, "repoint:name", "orders");
        tagged(STOCK, "repoint:name", "stock", "repoint:foreign", "maybe");

        JsonNode report = Stage.report(fleet("tags").invoke(Stage.tick()));

        assertThat(of("orders", report).at("/outcome").asText()).isEqualTo("realigned");
        assertThat(of("stock", report).at("/outcome").asText()).isEqualTo("failed");
        assertThat(of("stock", report).at("/reason").asText())
                .contains("tag repoint:foreign: \"maybe\"")
                .contains("\"evict\" or \"keep\"");
    }

    @Test
    void takesAnArrayFromOneParameter() throws Exception {
        String group = stage.group("10.0.1.5");
        stage.account.parameters().put("fleet", "[" + Stage.binding("orders", Stage.ENDPOINT, group) + "]");

        JsonNode report = Stage.report(fleet("ssm:fleet").invoke(Stage.tick()));

        assertThat(outcomes(report)).containsExactly("orders realigned");
        assertThat(stage.actions()).startsWith("GetParameter").hasSize(5);
        assertThat(report.at("/awsCalls").asInt()).isEqualTo(5);
    }

    @Test
    void takesOneBindingFromEachParameterAndReportsTheBrokenOne() throws Exception {
        String group = stage.group("10.0.1.5");
        stage.account.parameters().put("/fleet/orders", Stage.binding("orders", Stage.ENDPOINT, group));
        stage.account.parameters().put("/fleet/stock", "{\"name\":\"stock\",");

        JsonNode report = Stage.report(fleet("ssm:/fleet/*").invoke(Stage.tick()));

        assertThat(of("orders", report).at("/outcome").asText()).isEqualTo("realigned");
        assertThat(of("stock", report).at("/outcome").asText()).isEqualTo("failed");
        assertThat(of("stock", report).at("/reason").asText()).startsWith("/fleet/stock: malformed JSON");
        assertThat(stage.registered(group)).containsExactly("10.0.2.7");
    }

    @Test
    void namesTheParameterThatIsMissing() throws Exception {
        String error = Stage.error(fleet("ssm:/fleet/absent").invoke(Stage.tick()));

        assertThat(error).contains("REPOINT_BINDINGS").contains("/fleet/absent");
        assertThat(stage.elbActions()).isEmpty();
    }
}
