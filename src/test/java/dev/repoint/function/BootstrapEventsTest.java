package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.template.EventSamples;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file in events/bootstrap does what it stands for; none is without an expectation, and no expectation without a file. */
final class BootstrapEventsTest {

    /** What the deployment says: where the sample says nothing, this is done. */
    private static final String VARIABLE = """
        {"action": "apply", "source": "instance:orders", "passwordSecret": "repoint/orders/clickpipes"}
        """;

    /** File, and what is done. */
    private static final Map<String, String> EXPECTED = Map.ofEntries(
            Map.entry("bootstrap/apply", "apply instance:orders"),
            Map.entry("bootstrap/check", "check instance:orders"),
            Map.entry("bootstrap/custom-resource-create", "apply instance:orders, SUCCESS"),
            Map.entry("bootstrap/custom-resource-delete", "revoke instance:orders, SUCCESS"),
            Map.entry("bootstrap/custom-resource-delete-keeping", "nothing, SUCCESS"),
            Map.entry("bootstrap/custom-resource-update", "apply instance:orders, SUCCESS"),
            Map.entry("bootstrap/event-instance-restarted", "apply instance:orders"),
            Map.entry("bootstrap/event-of-another-instance", "nothing"),
            Map.entry("bootstrap/from-variable", "apply instance:orders"),
            Map.entry("bootstrap/plan", "plan cluster:ledger"),
            Map.entry(
                    "bootstrap/refused/host-name-and-unknown-field",
                    "refused: source: \"orders.abc123def456.eu-west-1.rds.amazonaws.com\" is not \"instance:\" or"
                        + " \"cluster:\" with an identifier, such as instance:orders or cluster:orders; tables: is not"
                        + " known here"),
            Map.entry(
                    "bootstrap/refused/revoke-by-hand",
                    "refused: action: \"revoke\" is not \"check\", \"plan\" or \"apply\""),
            Map.entry("bootstrap/refused/schedule", "refused: source: \"aws.events\" is not expected"));

    private final BootstrapInvocation bootstrap = new BootstrapInvocation();
    private final ResponseBucket bucket = new ResponseBucket(200);

    @AfterEach
    void stop() {
        bucket.close();
    }

    @Test
    void eachSampleHasItsExpectation() {
        assertThat(EXPECTED.keySet()).containsExactlyInAnyOrderElementsOf(EventSamples.namesOfBootstrap());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void eachSampleDoesWhatItStandsFor(String name) throws IOException {
        bootstrap.variables.put("REPOINT_BOOTSTRAP", VARIABLE);

        assertThat(done(EventSamples.text(name)))
                .startsWith(EXPECTED.getOrDefault(name, "nothing: " + name + " has no expectation"));
    }

    static List<String> samples() {
        return EventSamples.namesOfBootstrap();
    }

    private String done(String sample) throws IOException {
        Json.Obj event = Goals.object(sample);
        Json.Obj here = event.has("ResponseURL") ? event.with("ResponseURL", bucket.url()) : event;
        try {
            bootstrap.invoke(JsonText.write(here));
        } catch (InvalidInput refused) {
            return "refused: " + refused.problem();
        }
        String run = bootstrap.runs.isEmpty()
                ? "nothing"
                : Word.of(bootstrap.runs.getFirst().action()) + " "
                        + bootstrap.runs.getFirst().goal().source();
        return bucket.bodies().isEmpty()
                ? run
                : run + ", "
                        + Goals.object(bucket.bodies().getFirst())
                                .text("Status")
                                .orElse("no status");
    }
}
