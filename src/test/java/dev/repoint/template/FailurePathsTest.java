package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where what goes wrong on the way to the functions ends up, and that nothing is lost in between. */
final class FailurePathsTest {
    private static final Template TEMPLATE = Template.ofProject();

    /** Everything that can be asked for at once. */
    private static final Map<String, String> WIDEST = Map.of(
            "Source", "instance:orders",
            "TargetGroupArn", "the-target-group",
            "EventSubscription", "true",
            "Bootstrap", "apply",
            "BootstrapSource", "instance:orders",
            "BootstrapOnEvents", "true");

    private static final Stack STACK = TEMPLATE.with(WIDEST);

    @Test
    void everyTargetOfARuleHasItsRetriesAndItsDeadLetterQueue() {
        List<JsonNode> targets = new ArrayList<>();
        TEMPLATE.resourcesOf("AWS::Events::Rule")
                .forEach(rule -> STACK.properties(rule).path("Targets").forEach(targets::add));
        targets.add(STACK.at("/Resources/RemediatorFunction/Properties/Events/Tick/Properties"));

        assertThat(targets).hasSize(3).allSatisfy(target -> {
            assertThat(target.at("/RetryPolicy/MaximumEventAgeInSeconds").asInt())
                    .isBetween(60, 900);
            assertThat(target.at("/RetryPolicy/MaximumRetryAttempts").isInt()).isTrue();
            assertThat(target.at("/DeadLetterConfig/Arn").asText()).isEqualTo("UndeliveredEvents.Arn");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"RemediatorFunction", "BootstrapFunction"})
    void everyFunctionEndsItsCallsInAQueueAndNeverWakesItself(String function) {
        JsonNode properties = STACK.properties(function);

        assertThat(properties.at("/EventInvokeConfig/MaximumRetryAttempts").asInt(-1))
                .isZero();
        assertThat(properties
                        .at("/EventInvokeConfig/DestinationConfig/OnFailure")
                        .toString())
                .isEqualTo("{\"Type\":\"SQS\",\"Destination\":\"FailedCalls.Arn\"}");
        assertThat(properties.path("RecursiveLoop").asText()).isEqualTo("Terminate");
        assertThat(STACK.properties("FailedCalls").has("FifoQueue")).isFalse();
    }

    @Test
    void whoMaySendIntoTheDeadLetterQueueIsTold() {
        JsonNode statements = STACK.at("/Resources/UndeliveredEventsPolicy/Properties/PolicyDocument/Statement");

        assertThat(statements).hasSize(2);
        assertThat(statements.at("/0/Principal/Service").asText()).isEqualTo("events.amazonaws.com");
        assertThat(statements.at("/0/Condition/ArnEquals/aws:SourceArn").toString())
                .isEqualTo("[\"DatabaseEventRule.Arn\",\"RemediatorFunctionTick.Arn\",\"BootstrapEventRule.Arn\"]");
        assertThat(statements.at("/1/Principal/Service").asText()).isEqualTo("sns.amazonaws.com");
        assertThat(statements.at("/1/Condition/ArnEquals/aws:SourceArn").asText())
                .isEqualTo("DatabaseEventTopic");
        assertThat(TEMPLATE.with(Map.of()).at("/Resources/UndeliveredEventsPolicy/Properties/PolicyDocument/Statement"))
                .hasSize(1);
    }

    @Test
    void queuesAreEncryptedByAwsOrWithTheKeyThatIsGiven() {
        Stack withKey = TEMPLATE.with(Map.of("KeyArn", "the-key"));

        assertThat(TEMPLATE.resourcesOf("AWS::SQS::Queue")).hasSize(4).allSatisfy(queue -> {
            assertThat(STACK.properties(queue).path("SqsManagedSseEnabled").asBoolean())
                    .isTrue();
            assertThat(STACK.properties(queue).has("KmsMasterKeyId")).isFalse();
            assertThat(withKey.properties(queue).has("SqsManagedSseEnabled")).isFalse();
            assertThat(withKey.properties(queue).path("KmsMasterKeyId").asText())
                    .isEqualTo("the-key");
        });
    }

    @ParameterizedTest
    @CsvSource({"AWS::SNS::Topic, KmsMasterKeyId", "AWS::Logs::LogGroup, KmsKeyId"})
    void topicsAndLogsHaveTheKeyThatIsGiven(String type, String property) {
        Stack withKey = TEMPLATE.with(Map.of("KeyArn", "the-key"));

        assertThat(TEMPLATE.resourcesOf(type))
                .isNotEmpty()
                .allSatisfy(
                        id -> assertThat(withKey.properties(id).path(property).asText())
                                .isEqualTo("the-key"))
                .allSatisfy(id -> assertThat(STACK.properties(id).has(property)).isFalse());
    }

    @Test
    void concurrencyIsReservedOnlyWhenAsked() {
        assertThat(STACK.properties("RemediatorFunction").has("ReservedConcurrentExecutions"))
                .isFalse();
        assertThat(TEMPLATE.with(Map.of("ReservedConcurrency", "7"))
                        .properties("RemediatorFunction")
                        .path("ReservedConcurrentExecutions")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void theSecondWayLeadsFromRdsThroughAStandardTopicToTheFunction() {
        JsonNode statement = STACK.at("/Resources/DatabaseEventTopicPolicy/Properties/PolicyDocument/Statement/0");
        JsonNode delivery = STACK.properties("DatabaseEventDelivery");
        JsonNode permission = STACK.properties("DatabaseEventDeliveryPermission");

        assertThat(STACK.properties("DatabaseEventTopic").has("FifoTopic")).isFalse();
        assertThat(statement.at("/Principal/Service").asText()).isEqualTo("events.rds.amazonaws.com");
        assertThat(statement.at("/Condition/StringEquals/aws:SourceAccount").asText())
                .isEqualTo("123456789012");
        assertThat(delivery.path("Protocol").asText()).isEqualTo("lambda");
        assertThat(delivery.path("Endpoint").asText()).isEqualTo("RemediatorFunction.Arn");
        assertThat(delivery.at("/RedrivePolicy/deadLetterTargetArn").asText()).isEqualTo("UndeliveredEvents.Arn");
        assertThat(permission.path("Principal").asText()).isEqualTo("sns.amazonaws.com");
        assertThat(permission.path("SourceArn").asText()).isEqualTo("DatabaseEventTopic");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        instance:orders                                           | db-instance ["orders"], blue-green-deployment
        instance:arn:aws:rds:eu-west-1:123456789012:db:orders     | db-instance ["orders"], blue-green-deployment
        cluster:orders                                            | db-instance, db-cluster ["orders"], blue-green-deployment
        readers:arn:aws:rds:eu-west-1:123456789012:cluster:orders | db-instance, db-cluster ["orders"], blue-green-deployment
        orders.example.com                                        | db-instance, db-cluster, blue-green-deployment
        """)
    void subscriptionsNameTheDatabaseWhereItIsKnown(String source, String subscribed) {
        Map<String, String> parameters = new HashMap<>(WIDEST);
        parameters.put("Source", source);

        assertThat(subscriptions(TEMPLATE.with(parameters))).isEqualTo(subscribed);
    }

    @Test
    void thereIsNoSecondWayUnlessAsked() {
        assertThat(subscriptions(TEMPLATE.with(Map.of("Source", "cluster:orders"))))
                .isEmpty();
    }

    private static String subscriptions(Stack stack) {
        List<String> subscribed = TEMPLATE.resourcesOf("AWS::RDS::EventSubscription").stream()
                .filter(stack::has)
                .map(stack::properties)
                .map(each -> (each.path("SourceType").asText() + " " + each.path("SourceIds")).strip())
                .toList();
        return String.join(", ", subscribed);
    }
}
