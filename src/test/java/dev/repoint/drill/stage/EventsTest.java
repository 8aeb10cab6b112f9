package dev.repoint.drill.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repoint.drill.scenario.DatabaseEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-03-14T10:00:01.234567Z");

    @ParameterizedTest
    @EnumSource(DatabaseEvent.class)
    void eachIsAnEventOfTheDatabaseAsIfItCameNow(DatabaseEvent event) throws JsonProcessingException {
        JsonNode json = JSON.readTree(Events.of(event, "orders", NOW));

        assertThat(json.path("source").asText()).isEqualTo("aws.rds");
        assertThat(json.path("time").asText()).isEqualTo("2026-03-14T10:00:01Z");
        assertThat(json.at("/detail/Date").asText()).isEqualTo("2026-03-14T10:00:01.234Z");
        assertThat(json.at("/detail/EventID").asText()).isEqualTo(event.id());
        assertThat(json.at("/detail/SourceIdentifier").asText()).isEqualTo("orders");
    }

    @Test
    void tickHasItsTime() throws JsonProcessingException {
        assertThat(JSON.readTree(Events.tick(NOW)).path("time").asText()).isEqualTo("2026-03-14T10:00:01Z");
    }

    @Test
    void batchHoldsTheMessagesInTheirOrder() throws JsonProcessingException {
        JsonNode records = JSON.readTree(Events.batch(List.of("one", "two"))).path("Records");

        assertThat(records.findValuesAsText("body")).containsExactly("one", "two");
        assertThat(records.findValuesAsText("eventSource")).containsOnly("aws:sqs");
        assertThat(records.findValuesAsText("messageId")).doesNotHaveDuplicates();
    }
}
