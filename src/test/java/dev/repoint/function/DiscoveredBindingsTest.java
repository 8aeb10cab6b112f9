package dev.repoint.function;

import static dev.repoint.drill.DnsReply.a;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repoint.drill.Disturbance.Fail;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Invocations whose bindings are in parameters or tags, which change without a deployment, and break. */
@Timeout(60)
final class DiscoveredBindingsTest {
    private static final String BAD_PORT =
            "target group stock, tag repoint:port: \"x\" is not a whole number from 1 to 65535";

    private final LoopbackCloud cloud = new LoopbackCloud();

    @BeforeEach
    void aDatabaseThatIsFollowed() {
        cloud.variables.put("REPOINT_BINDINGS", "tags");
        cloud.dns.answer(LoopbackCloud.ORDERS, a(5, "10.0.1.5"));
        cloud.dns.answer(LoopbackCloud.STOCK, a(5, "10.0.1.5"));
        cloud.groupsHold("10.0.1.5");
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void areServedAsTheTagsSayThem() throws IOException {
        tagged(sound("orders"), sound("stock"));

        JsonNode report = json(cloud.invoke(LoopbackCloud.TICK));

        assertThat(report.path("bindings").findValuesAsText("name")).containsExactly("orders", "stock");
        assertThat(report.path("bindings").findValuesAsText("outcome")).containsExactly("aligned", "aligned");
        assertThat(report.path("awsCalls").asInt()).isEqualTo(3);
    }

    @Test
    void areServedAsOneParameterSaysThem() throws IOException {
        cloud.variables.put("REPOINT_BINDINGS", "ssm:/repoint/bindings");
        cloud.answer(
                "GetParameter",
                JsonText.write(Json.object()
                        .with(
                                "Parameter",
                                parameter("/repoint/bindings", "[" + withPort("orders") + ", {\"name\": \"x\"}]"))));

        JsonNode report = json(cloud.invoke(LoopbackCloud.TICK));

        assertThat(report.path("bindings").findValuesAsText("name")).containsExactly("orders", "x");
        assertThat(report.path("bindings").findValuesAsText("outcome")).containsExactly("aligned", "failed");
    }

    @Test
    void areServedAsAParameterForEachSaysThem() throws IOException {
        cloud.variables.put("REPOINT_BINDINGS", "ssm:/repoint/*");
        Json parameters = new Json.Arr(List.of(
                parameter("/repoint/a", withPort("orders")),
                parameter("/repoint/b", "{"),
                // The default path of what this very function remembers.
                parameter("/repoint/repoint/orders", "[]")));
        cloud.answer("GetParametersByPath", JsonText.write(Json.object().with("Parameters", parameters)));

        JsonNode report = json(cloud.invoke(LoopbackCloud.TICK));

        assertThat(report.path("bindings").findValuesAsText("name")).containsExactly("orders", "b");
        assertThat(report.path("bindings").findValuesAsText("outcome")).containsExactly("aligned", "failed");
    }

    @Test
    void areReportedAndCountedWhenTheyAreBroken() throws IOException {
        tagged(sound("orders"), broken("stock"));

        JsonNode report = json(cloud.invoke(LoopbackCloud.TICK));

        assertThat(report.path("bindings").findValuesAsText("outcome")).containsExactly("aligned", "failed");
        assertThat(report.at("/bindings/1/reason").asText()).isEqualTo(BAD_PORT);
        assertThat(json(cloud.log().getLast()).path("Binding").asText()).isEqualTo("stock");
        assertThat(json(cloud.log().getLast()).path("Failed").asInt()).isEqualTo(1);
    }

    @Test
    void endInAnErrorWhenAllAreBroken() {
        tagged(broken("stock"));

        assertThatExceptionOfType(RemediationFailed.class)
                .isThrownBy(() -> cloud.invoke(LoopbackCloud.TICK))
                .withMessage("no binding could be served: stock: " + BAD_PORT);
    }

    @Test
    void areReportedWhenABrokenOneIsNamedByHand() throws IOException {
        tagged(sound("orders"), broken("stock"));

        JsonNode both = json(cloud.invoke("{\"bindings\": [\"stock\", \"orders\"]}"));
        assertThat(both.path("bindings").findValuesAsText("name")).containsExactly("orders", "stock");
        assertThat(json(cloud.invoke("{\"bindings\": [\"orders\"]}")).path("bindings"))
                .hasSize(1);
        assertThatExceptionOfType(RemediationFailed.class)
                .isThrownBy(() -> cloud.invoke("{\"bindings\": [\"stock\"]}"))
                .withMessageContaining(BAD_PORT);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> cloud.invoke("{\"bindings\": [\"pets\"]}"))
                .withMessage("bindings: \"pets\" is not the name of a binding; known are [orders, stock]");
    }

    @Test
    void mayBeNone() throws IOException {
        tagged();

        JsonNode report = json(cloud.invoke(LoopbackCloud.TICK));

        assertThat(report.path("bindings")).isEmpty();
        assertThat(cloud.log()).hasSize(2);
        assertThat(json(cloud.log().getFirst()).path("note").asText())
                .isEqualTo("no target group has the tag repoint:source");
    }

    @Test
    void changeBetweenInvocations() throws IOException {
        tagged(sound("orders"));
        cloud.invoke(LoopbackCloud.TICK);
        forgetTags();
        tagged(sound("orders"), sound("stock"));

        assertThat(json(cloud.invoke(LoopbackCloud.TICK)).path("bindings")).hasSize(1);
        cloud.later(Duration.ofSeconds(20));
        assertThat(json(cloud.invoke(LoopbackCloud.TICK)).path("bindings")).hasSize(2);
    }

    @Test
    void goOnBeingServedWhenTheyCannotBeRead() throws IOException {
        tagged(sound("orders"));
        cloud.invoke(LoopbackCloud.TICK);
        forgetTags();
        cloud.aws.disturbAlways("GetResources"::equals, new Fail(400, "AccessDeniedException", "no such right"));
        cloud.later(Duration.ofSeconds(60));

        JsonNode report = json(cloud.invoke(LoopbackCloud.TICK));

        assertThat(report.path("bindings").findValuesAsText("name")).containsExactly("orders", "REPOINT_BINDINGS");
        assertThat(report.path("bindings").findValuesAsText("outcome")).containsExactly("aligned", "failed");
        assertThat(report.at("/bindings/1/reason").asText())
                .matches("tags can't be read: GetResources was refused: AccessDeniedException, no such right; "
                        + "the bindings read 6[0-9] s ago.*");
        assertThat(json(cloud.log().getLast()).path("Failed").asInt()).isEqualTo(1);
    }

    @Test
    void endInAnErrorWhenTheyWereNeverRead() throws IOException {
        cloud.aws.disturbAlways("GetResources"::equals, new Fail(400, "AccessDeniedException", "no such right"));
        String problem = "REPOINT_BINDINGS: tags can't be read: GetResources was refused: AccessDeniedException, "
                + "no such right";

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> cloud.invoke(LoopbackCloud.TICK))
                .withMessage(problem);
        String event = Messages.instanceEvent("orders", "2020-03-14T09:26:53Z");
        assertThat(json(cloud.invoke(Messages.inQueue(event))).path("error").asText())
                .isEqualTo(problem);
    }

    @Test
    void endInAnErrorWhenTheirParameterIsMissing() {
        cloud.variables.put("REPOINT_BINDINGS", "ssm:/repoint/bindings");
        cloud.aws.disturbAlways("GetParameter"::equals, new Fail(400, "ParameterNotFound", "none"));

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> cloud.invoke(LoopbackCloud.TICK))
                .withMessage("REPOINT_BINDINGS: ssm:/repoint/bindings can't be read: "
                        + "there is no parameter /repoint/bindings");
    }

    @Test
    void areNotReadWhenNoMessageCanBe() throws IOException {
        cloud.invoke(Messages.inQueue("no event"));

        assertThat(cloud.aws.calls()).isEmpty();
    }

    private void forgetTags() {
        cloud.aws.calm();
        cloud.groupsHold("10.0.1.5");
    }

    private void tagged(Json... groups) {
        cloud.answer(
                "GetResources",
                JsonText.write(Json.object()
                        .with("PaginationToken", "")
                        .with("ResourceTagMappingList", new Json.Arr(List.of(groups)))));
    }

    private static Json sound(String name) {
        return group(name, "5432");
    }

    private static Json broken(String name) {
        return group(name, "x");
    }

    private static Json group(String name, String port) {
        String source = name + ".abc123.eu-west-1.rds.amazonaws.com";
        List<Json> tags = Map.of("repoint:source", source, "repoint:port", port).entrySet().stream()
                .<Json>map(tag -> Json.object().with("Key", tag.getKey()).with("Value", tag.getValue()))
                .toList();
        return Json.object().with("ResourceARN", Bindings.arn(name)).with("Tags", new Json.Arr(tags));
    }

    private static String withPort(String name) {
        return Bindings.json(name, name).replaceFirst("\\{", "{\"port\": 5432, ");
    }

    private static Json parameter(String name, String value) {
        return Json.object().with("Name", name).with("Type", "String").with("Value", value);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
