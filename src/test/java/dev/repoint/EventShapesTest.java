package dev.repoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repoint.template.EventSamples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The samples in events have the fields that AWS's own event classes have: what these read and write back lacks nothing.
 *
 * @see <a href="https://github.com/aws/aws-lambda-java-libs">aws-lambda-java-libs</a>
 */
final class EventShapesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void queueSamplesAreSqsEvents() throws IOException {
        assertKeepsEachField("queue-", SQSEvent.class);
    }

    @Test
    void snsSamplesAreSnsEvents() throws IOException {
        assertKeepsEachField("sns-", SNSEvent.class);
    }

    @Test
    void customResourceSamplesAreCustomResourceEvents() throws IOException {
        assertKeepsEachField("custom-resource-", CloudFormationCustomResourceEvent.class);
        assertKeepsEachField("bootstrap/custom-resource-", CloudFormationCustomResourceEvent.class);
    }

    @Test
    void samplesOfEventBridgeHaveItsEnvelope() throws IOException {
        for (String prefix :
                List.of("schedule-rule", "instance-", "aurora-", "multi-az-", "blue-green-", "bootstrap/event-")) {
            assertKeepsEachField(prefix, ScheduledEvent.class);
        }
    }

    private static <T> void assertKeepsEachField(String prefix, Class<T> shape) throws IOException {
        List<String> names = Stream.concat(EventSamples.names().stream(), EventSamples.namesOfBootstrap().stream())
                .filter(name -> name.startsWith(prefix))
                .toList();
        assertThat(names).isNotEmpty();
        for (String name : names) {
            String sample = EventSamples.text(name);
            assertThat(fields("", JSON.readTree(writtenBack(sample, shape))))
                    .as(name)
                    .containsAll(fields("", JSON.readTree(sample)).toList());
        }
    }

    private static <T> String writtenBack(String sample, Class<T> shape) {
        PojoSerializer<T> serializer =
                LambdaEventSerializers.serializerFor(shape, EventShapesTest.class.getClassLoader());
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        serializer.toJson(serializer.fromJson(sample), written);
        return written.toString(StandardCharsets.UTF_8);
    }

    /** The path of each field that holds a value, such as {@code /Records/Sns/Message}. */
    private static Stream<String> fields(String path, JsonNode node) {
        if (node.isObject()) {
            return node.propertyStream().flatMap(field -> fields(path + "/" + field.getKey(), field.getValue()));
        }
        if (node.isArray()) {
            return node.valueStream().flatMap(item -> fields(path, item));
        }
        return node.isNull() ? Stream.of() : Stream.of(path);
    }
}
