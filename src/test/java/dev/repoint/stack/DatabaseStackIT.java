package dev.repoint.stack;

import static dev.repoint.drill.DnsReply.a;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.LocalStackImage;
import dev.repoint.drill.LoopbackDnsServer;
import dev.repoint.drill.MotoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** One database with a record, told of by both ways; the database and its target group are moto's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DatabaseStackIT {
    private static final String RECORD = "orders-db.internal.example";

    private final AwsAccount localStack = AwsAccount.at(LocalStackImage.endpoint());
    private final AwsAccount moto = AwsAccount.at(MotoServer.shared().endpoint());
    private final LoopbackDnsServer dns = LoopbackDnsServer.start();
    private final String zone = localStack.hostedZones().create("internal.example");
    private String group = "";
    private final DeployedStack stack = new DeployedStack("orders");

    @BeforeAll
    void deploy() {
        MotoServer.shared().reset();
        moto.databases().createInstance("orders");
        dns.answer(moto.databases().endpoint("orders"), a(0, "10.0.2.7"));
        group = moto.targetGroups().create(5432);
        moto.targetGroups().register(group, "10.0.1.5:5432");
        Map<String, String> parameters = Map.of(
                "Source",
                "instance:orders",
                "TargetGroupArn",
                group,
                "RecordZoneId",
                zone,
                "RecordName",
                RECORD,
                "EventSubscription",
                "true",
                "Resolvers",
                dns.address(),
                "Agreement",
                "1",
                "AlignOnDeploy",
                "false");
        stack.create(TransformedTemplate.with(parameters), parameters);
    }

    @AfterAll
    void delete() {
        stack.close();
        dns.close();
        moto.close();
        localStack.close();
    }

    @Test
    void holdsTheBuiltJar() throws IOException, GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(DeployedStack.JAR));

        assertThat(stack.function("RemediatorFunction").configuration().codeSha256())
                .isEqualTo(Base64.getEncoder().encodeToString(digest));
    }

    @Test
    void takesAnEventFromTheBusToTheRecord() throws Exception {
        var bus = new Bus(stack.account());
        bus.put("aurora-failover-completed", "instance-failover-started");

        List<Message> messages = stack.queue("EventQueue").drain(1);
        assertThat(messages).singleElement().satisfies(message -> {
            assertThat(DeployedQueue.json(message.body()).at("/detail/EventID").asText())
                    .isEqualTo("RDS-EVENT-0013");
            assertThat(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                    .isEqualTo("database-events");
        });

        JsonNode report = stack.function("RemediatorFunction")
                .report(MotoServer.shared().endpoint(), DeployedQueue.batch(messages));
        assertThat(report.at("/trigger").asText()).isEqualTo("rds-event");
        assertThat(moto.targetGroups().registered(group)).containsExactly("10.0.2.7");
        assertThat(localStack.hostedZones().addresses(zone, RRType.A, RECORD)).containsExactly("10.0.2.7");
    }

    /** LocalStack asks no policy. */
    @Test
    void letsItsRuleIntoItsQueueAndNobodyElse() {
        JsonNode statements = stack.queue("EventQueue").policy().path("Statement");

        assertThat(statements).hasSize(1);
        assertThat(statements.at("/0/Principal/Service").asText()).isEqualTo("events.amazonaws.com");
        assertThat(statements.at("/0/Action").asText()).isEqualTo("sqs:SendMessage");
        assertThat(statements.at("/0/Condition/ArnEquals/aws:SourceArn").asText())
                .isEqualTo("arn:aws:events:eu-west-1:123456789012:rule/" + stack.id("DatabaseEventRule"));
    }

    @Test
    void hasItsFunctionSubscribedToTheTopicAndAQueueForWhatIsLost() {
        try (SnsClient topics = localStack.configured(SnsClient.builder()).build()) {
            String topic = stack.id("DatabaseEventTopic");
            var subscriptions = topics.listSubscriptionsByTopic(request -> request.topicArn(topic))
                    .subscriptions();
            assertThat(subscriptions).singleElement().satisfies(subscription -> {
                assertThat(subscription.protocol()).isEqualTo("lambda");
                assertThat(subscription.endpoint())
                        .isEqualTo(stack.function("RemediatorFunction")
                                .configuration()
                                .functionArn());
                var attributes = topics.getSubscriptionAttributes(
                                request -> request.subscriptionArn(subscription.subscriptionArn()))
                        .attributes();
                String lost = stack.id("UndeliveredEvents");
                assertThat(attributes.get("RedrivePolicy"))
                        .contains(lost.substring(lost.lastIndexOf('/')).replace('/', ':'));
            });
        }
    }
}
