package dev.repoint.outside;

import static dev.repoint.drill.DnsReply.a;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.repoint.drill.LambdaRuntime;
import dev.repoint.template.EventSamples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of events/ wakes the jar, one after the other in one environment, as in an account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EveryEventIT {

    private final Stage stage = new Stage();
    private final List<JsonNode> answers = new CopyOnWriteArrayList<>();
    private HttpServer cloudFormation;
    private LambdaRuntime function;

    EveryEventIT() throws IOException {
        cloudFormation = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        stage.boundGroup("10.0.2.7");
        function = stage.function().env("REPOINT_RESPONSE_HOSTS", "127.0.0.1").start();
    }

    @BeforeAll
    void listen() {
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));
        cloudFormation.createContext("/", exchange -> {
            answers.add(Stage.json(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        cloudFormation.start();
    }

    @AfterAll
    void clear() {
        function.close();
        cloudFormation.stop(0);
        stage.close();
    }

    static Stream<String> taken() {
        return EventSamples.names().stream().filter(name -> !name.startsWith("refused/"));
    }

    static Stream<String> refused() {
        return EventSamples.names().stream().filter(name -> name.startsWith("refused/"));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void handles(String name) throws Exception {
        answers.clear();

        JsonNode report = Stage.report(function.invoke(here(EventSamples.text(name))));

        assertThat(report.at("/bindings").isArray()).isTrue();
        report.at("/bindings")
                .forEach(each -> assertThat(each.at("/outcome").asText()).isEqualTo("aligned"));
        if (name.startsWith("custom-resource")) {
            assertThat(answers)
                    .singleElement()
                    .satisfies(
                            answer -> assertThat(answer.at("/Status").asText()).isEqualTo("SUCCESS"));
            assertThat(report.has("zones")).isEqualTo(!name.endsWith("delete"));
        }
        assertThat(stage.writes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(String name) throws Exception {
        int before = stage.actions().size();

        assertThat(Stage.error(function.invoke(EventSamples.text(name)))).isNotBlank();

        assertThat(stage.actions()).hasSize(before);
    }

    /** CloudFormation answers here, and a watch by hand is short. */
    private String here(String event) {
        if (!(Stage.json(event) instanceof ObjectNode node)) {
            return event;
        }
        if (node.has("ResponseURL")) {
            node.put(
                    "ResponseURL",
                    "http://127.0.0.1:" + cloudFormation.getAddress().getPort() + "/stack?signature=x");
        }
        if (node.has("watchSeconds")) {
            node.put("watchSeconds", 1);
        }
        return node.toString();
    }
}
