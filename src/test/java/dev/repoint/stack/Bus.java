package dev.repoint.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repoint.drill.AwsAccount;
import dev.repoint.template.EventSamples;
import java.util.List;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** An account's default event bus. It gives each event an id, a time and its account anew. */
record Bus(AwsAccount account) {

    /** Puts samples of events/ there, in their order. */
    void put(String... samples) {
        put(List.of(samples));
    }

    void put(List<String> samples) {
        try (EventBridgeClient bus =
                account.configured(EventBridgeClient.builder()).build()) {
            for (String sample : samples) {
                JsonNode event = DeployedQueue.json(EventSamples.text(sample));
                assertThat(bus.putEvents(request -> request.entries(entry(event)))
                                .failedEntryCount())
                        .as(sample)
                        .isZero();
            }
        }
    }

    private static PutEventsRequestEntry entry(JsonNode event) {
        return PutEventsRequestEntry.builder()
                .source(event.path("source").asText())
                .detailType(event.path("detail-type").asText())
                .resources(StreamSupport.stream(event.path("resources").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList())
                .detail(event.path("detail").toString())
                .build();
    }
}
