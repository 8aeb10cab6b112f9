package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.repoint.function.RdsEvent.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events with less in them, or other things, than the samples in events have. */
final class RdsEventReaderTest {
    private static final Instant AT = Instant.parse("2026-03-14T09:26:53Z");

    @Test
    void needsOnlyATime() {
        assertThat(eventBridge("")).isEqualTo(event(Kind.OTHER, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "resources": ["arn:aws:rds:eu-west-1:123456789012:db:Orders"]                       | INSTANCE              | orders
        "resources": ["arn:aws-cn:rds:cn-north-1:123456789012:cluster:ledger"]              | CLUSTER               | ledger
        "resources": [7, "x", "arn:aws:rds:eu-west-1:123456789012:deployment:bgd-1"]        | BLUE_GREEN_DEPLOYMENT | bgd-1
        "resources": ["arn:aws:rds:eu-west-1:123456789012:snapshot:rds:orders-2026"]        | OTHER                 | rds:orders-2026
        "detail": {"SourceArn": "arn:aws:rds:eu-west-1:123456789012:db:orders", "SourceType": "CLUSTER"} | INSTANCE | orders
        "detail": {"SourceType": "DB_INSTANCE", "SourceIdentifier": "rds:orders"}           | INSTANCE              | orders
        "detail": {"SourceType": "CLUSTER", "SourceIdentifier": "ledger"}                   | CLUSTER               | ledger
        "detail-type": "RDS DB Cluster Event", "detail": {"SourceIdentifier": "ledger"}     | CLUSTER               | ledger
        """)
    void findsWhatItHappenedTo(String members, Kind kind, String identifier) {
        assertThat(eventBridge(", " + members)).isEqualTo(event(kind, Optional.of(identifier)));
    }

    @Test
    void takesTheLaterOfItsTimes() {
        assertThat(eventBridge(", \"detail\": {\"Date\": \"2026-03-14T09:27:00.500Z\"}")
                        .at())
                .isEqualTo(Instant.parse("2026-03-14T09:27:00.500Z"));
        assertThat(eventBridge(", \"detail\": {\"Date\": \"last night\"}").at()).isEqualTo(AT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "Source ARN": "arn:aws:rds:eu-west-1:123456789012:db:Orders"                                  | INSTANCE              | orders
        "Event Source": "db-instance", "Source ID": "Orders"                                          | INSTANCE              | orders
        "Event Source": "db-cluster", "Source ID": "ledger"                                           | CLUSTER               | ledger
        "Event Source": "blue-green-deployment", "Source ID": "bgd-1"                                 | BLUE_GREEN_DEPLOYMENT | bgd-1
        "Event Source": "db-parameter-group", "Source ID": "pg"                                       | OTHER                 | pg
        "Event Source": "db-instance", "Identifier Link": "https://x/rds/home?region=r#dbinstance:id=orders" | INSTANCE       | orders
        "Event Source": "db-instance", "Identifier Link": "https://x/rds/home?region=r#dbinstance:id=orders;view=x" | INSTANCE | orders
        "Event Source": "db-instance", "Identifier Link": "https://x/rds/home?region=r#dbinstance \\nSourceId: orders " | INSTANCE | orders
        """)
    void findsWhatASubscriptionTellsOf(String members, Kind kind, String identifier) {
        assertThat(subscription(members)).isEqualTo(event(kind, Optional.of(identifier)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        http://docs.amazonwebservices.com/AmazonRDS/latest/UserGuide/USER_Events.html#RDS-EVENT-0049 | RDS-EVENT-0049
        https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html#RDS-EVENT-0013 | RDS-EVENT-0013
        RDS-EVENT-0006 | RDS-EVENT-0006
        http://docs.amazonwebservices.com/AmazonRDS/latest/UserGuide/USER_Events.html#empty |
        """)
    void findsTheIdInALink(String link, String id) {
        assertThat(subscription("\"Event Source\": \"db-instance\", \"Event ID\": \"" + link + "\"")
                        .id())
                .isEqualTo(Optional.ofNullable(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"Event Time\": \"just now\"", "\"Event Time\": 7"})
    void refusesASubscriptionsEventWithoutATime(String members) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> RdsEventReader.ofSubscription(object("{" + members + "}")))
                .withMessageStartingWith("Event Time: is missing");
    }

    private static RdsEvent eventBridge(String members) {
        return RdsEventReader.ofEventBridge(
                object("{\"source\": \"aws.rds\", \"time\": \"" + AT + "\"" + members + "}"));
    }

    private static RdsEvent subscription(String members) {
        return RdsEventReader.ofSubscription(object("{\"Event Time\": \"2026-03-14 09:26:53.000\", " + members + "}"));
    }

    private static RdsEvent event(Kind kind, Optional<String> identifier) {
        return new RdsEvent(kind, identifier, Optional.empty(), Set.of(), AT);
    }

    private static Json.Obj object(String text) {
        return JsonText.read(text) instanceof Json.Obj object ? object : Json.object();
    }
}
