package dev.repoint.function;

import static dev.repoint.drill.DnsReply.a;
import static dev.repoint.drill.DnsReply.nxdomain;
import static dev.repoint.drill.DnsReply.servfail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.drill.Disturbance.Fail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an invocation returns, prints and ends in. */
@Timeout(60)
final class RemediatorFunctionTest {
    private final LoopbackCloud cloud = new LoopbackCloud();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void readsNothingWhenItIsMade() {
        Map<String, String> untouchable = new AbstractMap<>() {
            @Override
            public Set<Entry<String, String>> entrySet() {
                throw new AssertionError("the environment was read");
            }
        };
        ByteArrayOutputStream log = new ByteArrayOutputStream();

        new RemediatorFunction(
                new Environment(untouchable),
                InstantSource.system(),
                new PrintStream(log, true, StandardCharsets.UTF_8));

        assertThat(log.size()).isZero();
    }

    @Test
    void returnsTheReportAndPrintsItBeforeTheMetrics() throws IOException {
        cloud.dns.answer(LoopbackCloud.ORDERS, a(5, "10.0.1.5"));
        cloud.groupsHold("10.0.1.5");

        JsonNode report = json(cloud.invoke(LoopbackCloud.TICK));

        assertThat(report.path("trigger").asText()).isEqualTo("schedule");
        assertThat(report.path("mode").asText()).isEqualTo("apply");
        assertThat(report.at("/bindings/0/name").asText()).isEqualTo("orders");
        assertThat(report.at("/bindings/0/outcome").asText()).isEqualTo("aligned");
        assertThat(report.at("/bindings/0/answer").toString()).isEqualTo("[\"10.0.1.5\"]");
        assertThat(report.path("awsCalls").asInt()).isEqualTo(1);
        assertThat(cloud.log()).hasSize(2);
        assertThat(json(cloud.log().getFirst())).isEqualTo(report);
        assertThat(json(cloud.log().getLast()).path("Function").asText()).isEqualTo(FakeContext.FUNCTION);
        assertThat(cloud.dns.questions()).hasSize(1);
    }

    @Test
    void countsTheCallsOfEachInvocationAlone() throws IOException {
        cloud.dns.answer(LoopbackCloud.ORDERS, a(5, "10.0.1.5"));
        cloud.groupsHold("10.0.1.5");
        cloud.invoke(LoopbackCloud.TICK);

        assertThat(json(cloud.invoke("{\"bindings\": [\"orders\"]}"))
                        .path("awsCalls")
                        .asInt())
                .isEqualTo(1);
        assertThat(cloud.aws.calls()).hasSize(2);
    }

    @Test
    void changesNothingInADryRun() throws IOException {
        cloud.dns.answer(LoopbackCloud.ORDERS, a(0, "10.0.2.7"));
        cloud.groupsHold("10.0.1.5");

        JsonNode report = json(cloud.invoke("{\"mode\": \"dry-run\"}"));

        assertThat(report.path("mode").asText()).isEqualTo("dry-run");
        assertThat(report.at("/bindings/0/outcome").asText()).isEqualTo("realigned");
        assertThat(report.at("/bindings/0/registered").toString()).isEqualTo("[\"10.0.2.7\"]");
        assertThat(cloud.aws.calls()).extracting(Call::action).containsOnly("DescribeTargetHealth");
    }

    @Test
    void staysInADryRunWhateverACallAsksFor() throws IOException {
        cloud.variables.put("REPOINT_MODE", "dry-run");
        cloud.dns.answer(LoopbackCloud.ORDERS, a(0, "10.0.2.7"));
        cloud.groupsHold("10.0.1.5");

        assertThat(json(cloud.invoke("{\"mode\": \"apply\"}")).path("mode").asText())
                .isEqualTo("dry-run");
        assertThat(cloud.aws.calls()).extracting(Call::action).containsOnly("DescribeTargetHealth");
    }

    @Test
    void endsInAnErrorWhenAllBindingsFailed() {
        cloud.bindings("orders", "stock");

        assertThatExceptionOfType(RemediationFailed.class)
                .isThrownBy(() -> failingDns(LoopbackCloud.TICK))
                .withMessageStartingWith("no binding could be served: orders: ")
                .withMessageContaining("; stock: ");
        assertThat(cloud.log()).hasSize(3);
        assertThat(cloud.log().getFirst()).contains("\"outcome\":\"failed\"");
    }

    @Test
    void returnsTheReportWhenOnlySomeFailed() throws IOException {
        cloud.bindings("orders", "stock");
        cloud.dns.answer(LoopbackCloud.ORDERS, servfail());
        cloud.dns.answer(LoopbackCloud.STOCK, a(5, "10.0.1.5"));
        cloud.groupsHold("10.0.1.5");

        assertThat(json(cloud.invoke(LoopbackCloud.TICK)).path("bindings").findValuesAsText("outcome"))
                .containsExactly("failed", "aligned");
        assertThat(json(cloud.log().get(1)).path("Failed").asInt()).isEqualTo(1);
    }

    @Test
    void failsWhenAwsRefuses() {
        cloud.dns.answer(LoopbackCloud.ORDERS, a(5, "10.0.1.5"));
        cloud.aws.disturbAlways("DescribeTargetHealth"::equals, new Fail(403, "AccessDenied", "no such right"));

        assertThatExceptionOfType(RemediationFailed.class)
                .isThrownBy(() -> cloud.invoke(LoopbackCloud.TICK))
                .withMessageContaining("AccessDenied");
    }

    @Test
    void isNoFailureToBeHeld() throws IOException {
        cloud.dns.answer(LoopbackCloud.ORDERS, nxdomain());
        cloud.groupsHold("10.0.1.5");

        assertThat(json(cloud.invoke(LoopbackCloud.TICK))
                        .at("/bindings/0/outcome")
                        .asText())
                .isEqualTo("held");
    }

    @Test
    void refusesANameThatItDoesNotKnow() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> cloud.invoke("{\"bindings\": [\"orders\", \"pets\"]}"))
                .withMessage("bindings: \"pets\" is not the name of a binding; known are [orders]");
        assertNothingWasDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"source\": \"aws.ec2\"}", "{\"watchSecond\": 1}", "{\"Records\": []}"})
    void refusesAnEventThatItCannotRead(String event) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> cloud.invoke(event));
        assertNothingWasDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {LoopbackCloud.TICK, "{}", "{\"mode\": \"dry-run\"}"})
    void endsInAnErrorThatNamesEverySettingAtFault(String event) {
        cloud.variables.put("REPOINT_AGREEMENT", "11");
        cloud.variables.put("REPOINT_MODE", "test");

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> cloud.invoke(event))
                .withMessage("REPOINT_AGREEMENT: \"11\" is not a whole number from 1 to 10; "
                        + "REPOINT_MODE: \"test\" is not \"apply\" or \"dry-run\"");
        assertNothingWasDone();
    }

    private String failingDns(String event) throws IOException {
        cloud.dns.answer(LoopbackCloud.ORDERS, servfail());
        cloud.dns.answer(LoopbackCloud.STOCK, servfail());
        cloud.groupsHold("10.0.1.5");
        return cloud.invoke(event);
    }

    private void assertNothingWasDone() {
        assertThat(cloud.dns.questions()).isEmpty();
        assertThat(cloud.aws.calls()).isEmpty();
        assertThat(cloud.log()).isEmpty();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
