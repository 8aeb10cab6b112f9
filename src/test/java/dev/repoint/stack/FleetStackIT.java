package dev.repoint.stack;

import static dev.repoint.drill.DnsReply.a;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.LocalStackImage;
import dev.repoint.drill.LoopbackDnsServer;
import dev.repoint.drill.MotoServer;
import dev.repoint.template.EventSamples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A fleet of SSM parameters, which any RDS event may be about. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FleetStackIT {
    private static final String ENDPOINT = "orders.abc123.eu-west-1.rds.amazonaws.com";

    private static final List<String> OF_DATABASES = List.of(
            "aurora-failover-completed",
            "blue-green-tasks-completed",
            "instance-event-without-id",
            "instance-failover-completed",
            "instance-failover-reason-without-id",
            "instance-failover-started",
            "multi-az-cluster-failover-started");

    private final AwsAccount localStack = AwsAccount.at(LocalStackImage.endpoint());
    private final AwsAccount moto = AwsAccount.at(MotoServer.shared().endpoint());
    private final LoopbackDnsServer dns = LoopbackDnsServer.start();
    private final DeployedStack stack = new DeployedStack("fleet");

    @BeforeAll
    void deploy() {
        MotoServer.shared().reset();
        dns.answer(ENDPOINT, a(0, "10.0.2.7"));
        Map<String, String> parameters = Map.of("Fleet", "ssm:/fleet/*", "Resolvers", dns.address(), "Agreement", "1");
        stack.create(TransformedTemplate.with(parameters), parameters);
    }

    @AfterAll
    void delete() {
        stack.close();
        dns.close();
        moto.close();
        localStack.close();
    }

    /** Of every sample that a bus takes; it promises no order. */
    @Test
    void hasTheEventsOfDatabasesInItsQueueAndNoOthers() {
        List<String> others = EventSamples.names().stream()
                .filter(name -> !OF_DATABASES.contains(name))
                .filter(FleetStackIT::isEvent)
                .toList();
        assertThat(others).contains("refused/other-source", "schedule-rule");
        var bus = new Bus(stack.account());

        bus.put(others);
        bus.put(OF_DATABASES);

        List<Message> messages = stack.queue("EventQueue").drain(OF_DATABASES.size());
        assertThat(messages)
                .extracting(message -> DeployedQueue.json(message.body()).path("detail"))
                .containsExactlyInAnyOrderElementsOf(OF_DATABASES.stream()
                        .map(name -> DeployedQueue.json(EventSamples.text(name)).path("detail"))
                        .toList());
        assertThat(messages)
                .extracting(message -> message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                .containsOnly("database-events");
    }

    private static boolean isEvent(String sample) {
        String text = EventSamples.text(sample);
        return text.contains("\"detail-type\"")
                && DeployedQueue.json(text).path("detail").isObject();
    }

    @Test
    void isReadFromItsParameters() throws Exception {
        String group = moto.targetGroups().create(5432);
        localStack.parameters().put("/fleet/orders", """
            {"name":"orders","source":"%s","targetGroupArn":"%s"}\
            """.formatted(ENDPOINT, group));

        JsonNode report = stack.function("RemediatorFunction")
                .report(MotoServer.shared().endpoint(), EventSamples.text("schedule-rule"));

        assertThat(report.at("/bindings/0/name").asText()).isEqualTo("orders");
        assertThat(moto.targetGroups().registered(group)).containsExactly("10.0.2.7");
    }
}
