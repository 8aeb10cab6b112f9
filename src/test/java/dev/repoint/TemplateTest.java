package dev.repoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.repoint.function.RemediatorFunction;
import dev.repoint.template.Stack;
import dev.repoint.template.Template;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the template deploys: the function, the way of events and ticks to it, and what it may do. */
final class TemplateTest {
    private static final Map<String, String> REQUIRED =
            Map.of("Source", "orders.example.com", "TargetGroupArn", "the-target-group");
    private static final Template TEMPLATE = Template.ofProject();
    private static final Stack STACK = TEMPLATE.with(REQUIRED);
    private static final JsonNode FUNCTION = STACK.properties("RemediatorFunction");

    @Test
    void namesAHandlerThatLambdaCanMake() throws ReflectiveOperationException {
        Class<?> handler = Class.forName(FUNCTION.path("Handler").asText());

        assertThat(handler).isEqualTo(RemediatorFunction.class);
        assertThat(RequestStreamHandler.class).isAssignableFrom(handler);
        assertThat(handler.getConstructor().canAccess(null)).isTrue();
    }

    @Test
    void runsTheBuiltJarOnJava25() {
        assertThat(FUNCTION.path("CodeUri").asText()).isEqualTo("target/repoint.jar");
        assertThat(FUNCTION.path("Runtime").asText()).isEqualTo("java25");
        assertThat(STACK.at("/Resources/RemediatorFunction/Metadata/SkipBuild").asBoolean())
                .isTrue();
    }

    @Test
    void setsEachVariableOfTheRemediator() {
        assertThat(FUNCTION.at("/Environment/Variables").propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "REPOINT_BINDINGS",
                        "REPOINT_RESOLVERS",
                        "REPOINT_AGREEMENT",
                        "REPOINT_WATCH_SECONDS",
                        "REPOINT_WATCH_INTERVAL_MILLIS",
                        "REPOINT_ALLOWED_CIDRS",
                        "REPOINT_MODE",
                        "REPOINT_IDENTITY",
                        "REPOINT_CA_BUNDLE",
                        "REPOINT_MEMORY");
    }

    @Test
    void leavesMetricLinesAsTheyArePrinted() {
        assertThat(FUNCTION.at("/LoggingConfig/LogFormat").asText()).isEqualTo("Text");
        assertThat(FUNCTION.at("/LoggingConfig/LogGroup").asText()).isEqualTo("RemediatorLog");
        assertThat(STACK.properties("RemediatorLog").path("RetentionInDays").asInt())
                .isEqualTo(90);
    }

    @Test
    void retriesNoTick() {
        JsonNode tick = FUNCTION.at("/Events/Tick/Properties");

        assertThat(tick.path("Schedule").asText()).isEqualTo("rate(1 minute)");
        assertThat(tick.at("/RetryPolicy/MaximumRetryAttempts").asInt(-1)).isZero();
        assertThat(FUNCTION.at("/EventInvokeConfig/MaximumRetryAttempts").asInt(-1))
                .isZero();
        assertThat(FUNCTION.at("/EventInvokeConfig/MaximumEventAgeInSeconds").asInt())
                .isEqualTo(60);
        assertThat(FUNCTION.path("RecursiveLoop").asText()).isEqualTo("Terminate");
    }

    @Test
    void bringsEventsThroughAFifoQueueWithOneGroup() {
        JsonNode target = STACK.properties("DatabaseEventRule").at("/Targets/0");
        JsonNode queue = STACK.properties("EventQueue");
        JsonNode source = FUNCTION.at("/Events/DatabaseEvents/Properties");

        assertThat(target.path("Arn").asText()).isEqualTo("EventQueue.Arn");
        assertThat(target.at("/SqsParameters/MessageGroupId").asText()).isEqualTo("database-events");
        assertThat(queue.path("FifoQueue").asBoolean()).isTrue();
        assertThat(queue.path("ContentBasedDeduplication").asBoolean()).isTrue();
        assertThat(source.path("Queue").asText()).isEqualTo("EventQueue.Arn");
        assertThat(source.path("BatchSize").asInt()).isBetween(1, 10);
    }

    @Test
    void hidesEventsAtLeastAsLongAsTheFunctionMayRun() {
        int timeout = FUNCTION.path("Timeout").asInt();
        int longestWatch =
                TEMPLATE.body().at("/Parameters/WatchSeconds/MaxValue").asInt();

        assertThat(timeout).isGreaterThan(longestWatch);
        assertThat(STACK.properties("EventQueue").path("VisibilityTimeout").asInt())
                .isGreaterThanOrEqualTo(timeout);
    }

    @Test
    void keepsLostEventsInQueuesOfTheKindTheirSenderTakes() {
        JsonNode target = STACK.properties("DatabaseEventRule").at("/Targets/0");
        JsonNode redrive = STACK.properties("EventQueue").path("RedrivePolicy");

        assertThat(target.at("/DeadLetterConfig/Arn").asText()).isEqualTo("UndeliveredEvents.Arn");
        assertThat(STACK.properties("UndeliveredEvents").has("FifoQueue")).isFalse();
        assertThat(redrive.path("deadLetterTargetArn").asText()).isEqualTo("UnhandledEvents.Arn");
        assertThat(STACK.properties("UnhandledEvents").path("FifoQueue").asBoolean())
                .isTrue();
        assertThat(TEMPLATE.resourcesOf("AWS::SQS::Queue"))
                .allMatch(queue ->
                        STACK.properties(queue).path("SqsManagedSseEnabled").asBoolean());
    }

    @Test
    void admitsOnlyTheRuleToTheQueue() {
        JsonNode policy = STACK.properties("EventQueuePolicy");
        JsonNode statement = policy.at("/PolicyDocument/Statement/0");

        assertThat(policy.at("/PolicyDocument/Statement")).hasSize(1);
        assertThat(policy.at("/Queues/0").asText()).isEqualTo("EventQueue");
        assertThat(statement.at("/Principal/Service").asText()).isEqualTo("events.amazonaws.com");
        assertThat(statement.path("Action").asText()).isEqualTo("sqs:SendMessage");
        assertThat(statement.path("Resource").asText()).isEqualTo("EventQueue.Arn");
        assertThat(statement.at("/Condition/ArnEquals/aws:SourceArn").asText()).isEqualTo("DatabaseEventRule.Arn");
    }

    @Test
    void runsInTheSubnetsThatAreGiven() {
        Map<String, String> parameters = new HashMap<>(REQUIRED);
        parameters.putAll(Map.of("SubnetIds", "subnet-1,subnet-2", "SecurityGroupIds", "sg-1"));
        Stack inVpc = TEMPLATE.with(parameters);

        assertThat(FUNCTION.has("VpcConfig")).isFalse();
        assertThat(inVpc.properties("RemediatorFunction").path("VpcConfig").toString())
                .isEqualTo("""
                    {"SubnetIds":["subnet-1","subnet-2"],"SecurityGroupIds":["sg-1"]}\
                    """);
        assertThat(inVpc.properties("RemediatorRole").at("/ManagedPolicyArns/0").asText())
                .isEqualTo("arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess");
    }

    @Test
    void trustsTheCertificatesOfALayerThatIsGiven() {
        Map<String, String> parameters = new HashMap<>(REQUIRED);
        parameters.put("CaBundleLayerArn", "the-layer");
        JsonNode trusting = TEMPLATE.with(parameters).properties("RemediatorFunction");

        assertThat(FUNCTION.has("Layers")).isFalse();
        assertThat(FUNCTION.at("/Environment/Variables/REPOINT_CA_BUNDLE").asText())
                .isEmpty();
        assertThat(trusting.path("Layers").toString()).isEqualTo("[\"the-layer\"]");
        assertThat(trusting.at("/Environment/Variables/REPOINT_CA_BUNDLE").asText())
                .isEqualTo("/opt/global-bundle.pem");
    }
}
