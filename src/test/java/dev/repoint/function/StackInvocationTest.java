package dev.repoint.function;

import static dev.repoint.drill.DnsReply.a;
import static dev.repoint.drill.DnsReply.nxdomain;
import static dev.repoint.drill.DnsReply.servfail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A custom resource gets its answer, whatever happens. */
@Timeout(60)
final class StackInvocationTest {
    private final LoopbackCloud cloud = new LoopbackCloud();
    private final ResponseBucket bucket = new ResponseBucket(200);

    @AfterEach
    void stop() {
        bucket.close();
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Create", "Update"})
    void succeedsWhenTheGroupIsAligned(String type) throws IOException {
        cloud.dns.answer(LoopbackCloud.ORDERS, a(5, "10.0.1.5"));
        cloud.groupsHold("10.0.1.5");

        JsonNode report = json(cloud.invoke(Requests.event(type, bucket.url())));

        assertThat(report.path("trigger").asText()).isEqualTo("custom-resource");
        assertThat(answer().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(answer().at("/Data/outcome").asText()).isEqualTo("aligned");
        assertThat(answer().path("PhysicalResourceId").asText()).isEqualTo("repoint-FirstAlignment");
    }

    /** An outage must not roll a stack back. */
    @Test
    void succeedsWithTheReasonWhenItIsHeld() throws IOException {
        cloud.dns.answer(LoopbackCloud.ORDERS, nxdomain());
        cloud.groupsHold("10.0.1.5");

        cloud.invoke(Requests.event("Create", bucket.url()));

        assertThat(answer().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(answer().at("/Data/outcome").asText()).isEqualTo("held");
        assertThat(answer().at("/Data/reason").asText()).startsWith("orders: ").contains("NXDOMAIN");
    }

    @Test
    void failsWhenABindingFailed() {
        cloud.dns.answer(LoopbackCloud.ORDERS, servfail());
        cloud.groupsHold("10.0.1.5");

        assertThatExceptionOfType(RemediationFailed.class)
                .isThrownBy(() -> cloud.invoke(Requests.event("Create", bucket.url())));
        assertFailed("SERVFAIL");
    }

    @Test
    void failsWhenOneOfSeveralFailedThoughTheInvocationDoesNot() throws IOException {
        cloud.bindings("orders", "stock");
        cloud.dns.answer(LoopbackCloud.ORDERS, servfail());
        cloud.dns.answer(LoopbackCloud.STOCK, a(5, "10.0.1.5"));
        cloud.groupsHold("10.0.1.5");

        cloud.invoke(Requests.event("Create", bucket.url()));

        assertFailed("orders: ");
    }

    @Test
    void isAnsweredBeforeBadSettingsEndTheInvocation() {
        cloud.variables.put("REPOINT_AGREEMENT", "11");
        cloud.variables.remove("REPOINT_BINDINGS");

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> cloud.invoke(Requests.event("Create", bucket.url())))
                .withMessageContaining("REPOINT_AGREEMENT")
                .withMessageContaining("REPOINT_BINDINGS");
        assertFailed("REPOINT_BINDINGS: is missing");
    }

    @Test
    void isDeletedEvenWithBadSettings() throws IOException {
        cloud.variables.put("REPOINT_AGREEMENT", "11");

        JsonNode report = json(cloud.invoke(Requests.event("Delete", bucket.url())));

        assertThat(answer().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(report.path("trigger").asText()).isEqualTo("custom-resource");
        assertThat(report.path("bindings")).isEmpty();
        assertThat(cloud.dns.questions()).isEmpty();
        assertThat(cloud.aws.calls()).isEmpty();
    }

    /** What an invocation returns it also logs. */
    @Test
    void isReportedWhenItIsDeleted() throws IOException {
        String report = cloud.invoke(Requests.event("Delete", bucket.url()));

        assertThat(cloud.log()).containsExactly(report);
    }

    @Test
    void isAnsweredNowhereElse() {
        cloud.variables.remove("REPOINT_RESPONSE_HOSTS");

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> cloud.invoke(Requests.event("Create", bucket.url())))
                .withMessageStartingWith("ResponseURL: an answer may not go to 127.0.0.1, only over https to [*.s3.")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("Signature"));
        assertThat(bucket.requests()).isEmpty();
        assertThat(cloud.dns.questions()).isEmpty();
        assertThat(cloud.aws.calls()).isEmpty();
    }

    @Test
    void endsInAnErrorWhenTheAnswerIsNotTaken() {
        cloud.dns.answer(LoopbackCloud.ORDERS, a(5, "10.0.1.5"));
        cloud.groupsHold("10.0.1.5");

        try (var deaf = new ResponseBucket(503)) {
            assertThatIOException()
                    .isThrownBy(() -> cloud.invoke(Requests.event("Create", deaf.url())))
                    .withMessage("CloudFormation's answer could not be put to 127.0.0.1");
        }
    }

    private void assertFailed(String reason) {
        assertThat(answer().path("Status").asText()).isEqualTo("FAILED");
        assertThat(answer().path("Reason").asText()).contains(reason);
        assertThat(answer().at("/Data/outcome").asText()).isEqualTo("failed");
    }

    private JsonNode answer() {
        assertThat(bucket.bodies()).hasSize(1);
        try {
            return json(bucket.bodies().getFirst());
        } catch (IOException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
