package dev.repoint.function;

import static dev.repoint.drill.DnsReply.a;
import static dev.repoint.drill.DnsReply.servfail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repoint.aws.SdkEnvironment;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An invocation from SQS never ends in an error: a redelivery would only stand in the way of the next event. */
@Timeout(60)
final class QueueInvocationTest {
    private static final String OLD = Messages.instanceEvent("orders", "2020-03-14T09:26:53Z");

    private final LoopbackCloud cloud = new LoopbackCloud();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void reportsWhatItIgnored() throws IOException {
        cloud.dns.answer(LoopbackCloud.ORDERS, a(5, "10.0.1.5"));
        cloud.groupsHold("10.0.1.5");

        JsonNode report = json(cloud.invoke(Messages.inQueue("no event", OLD)));

        assertThat(report.path("trigger").asText()).isEqualTo("rds-event");
        assertThat(report.at("/ignored/0/message").asText()).isEqualTo("message-0");
        assertThat(report.at("/events/0/id").asText()).isEqualTo("RDS-EVENT-0013");
        assertThat(report.at("/bindings/0/outcome").asText()).isEqualTo("aligned");
    }

    @Test
    void looksAtNothingWhenNoMessageCanBeRead() throws IOException {
        JsonNode report = json(cloud.invoke(Messages.inQueue("no event", "{\"source\": \"aws.ec2\"}")));

        assertThat(report.path("ignored")).hasSize(2);
        assertThat(report.path("bindings")).isEmpty();
        assertThat(cloud.dns.questions()).isEmpty();
        assertThat(cloud.aws.calls()).isEmpty();
    }

    @Test
    void reportsThatAllBindingsFailed() throws IOException {
        cloud.dns.answer(LoopbackCloud.ORDERS, servfail());
        cloud.groupsHold("10.0.1.5");

        assertThat(json(cloud.invoke(Messages.inQueue(OLD)))
                        .at("/bindings/0/outcome")
                        .asText())
                .isEqualTo("failed");
        assertThat(json(cloud.log().getLast()).path("Failed").asInt()).isEqualTo(1);
    }

    @Test
    void reportsBadSettings() throws IOException {
        cloud.variables.put("REPOINT_AGREEMENT", "11");

        JsonNode report = json(cloud.invoke(Messages.inQueue(OLD)));

        assertThat(report.path("trigger").asText()).isEqualTo("rds-event");
        assertThat(report.path("error").asText())
                .isEqualTo("REPOINT_AGREEMENT: \"11\" is not a whole number from 1 to 10");
        assertThat(cloud.log()).hasSize(1);
        assertThat(json(cloud.log().getFirst())).isEqualTo(report);
    }

    @Test
    void reportsThatItsClientsCannotBeMade() throws IOException {
        try (var _ = SdkEnvironment.withEndpoint("not a URL")) {
            assertThat(json(cloud.invoke(Messages.inQueue(OLD))).path("trigger").asText())
                    .isEqualTo("rds-event");
        }
    }

    @Test
    void endsInAnErrorWhenTheSameComesFromElsewhere() {
        cloud.dns.answer(LoopbackCloud.ORDERS, servfail());
        cloud.groupsHold("10.0.1.5");

        assertThatExceptionOfType(RemediationFailed.class).isThrownBy(() -> cloud.invoke(OLD));
        assertThatExceptionOfType(RemediationFailed.class).isThrownBy(() -> cloud.invoke(Messages.inLambdaOfSns(OLD)));
    }

    @Test
    void endsInAnErrorWhenBadSettingsMeetAnEventFromElsewhere() {
        cloud.variables.put("REPOINT_AGREEMENT", "11");

        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> cloud.invoke(OLD));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> cloud.invoke(Messages.inLambdaOfSns(OLD)));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
