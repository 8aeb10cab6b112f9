package dev.repoint.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repoint.drill.AwsAccount;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue of the stack, read as Lambda reads it. */
record DeployedQueue(AwsAccount account, String url) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WAIT_SECONDS = 2;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Takes out so many messages, or as many as come within half a minute, and what comes in the two seconds after them. */
    List<Message> drain(int expected) {
        Instant end = Instant.now().plus(LONGEST);
        List<Message> all = new ArrayList<>();
        try (SqsClient queues = account.configured(SqsClient.builder()).build()) {
            List<Message> some = receive(queues);
            while (!some.isEmpty() || (all.size() < expected && Instant.now().isBefore(end))) {
                for (Message message : some) {
                    queues.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
                }
                all.addAll(some);
                some = receive(queues);
            }
        }
        return all;
    }

    /** Who may do what with it. */
    JsonNode policy() {
        try (SqsClient queues = account.configured(SqsClient.builder()).build()) {
            return json(queues.getQueueAttributes(
                            request -> request.queueUrl(url).attributeNames(QueueAttributeName.POLICY))
                    .attributes()
                    .getOrDefault(QueueAttributeName.POLICY, "{}"));
        }
    }

    private List<Message> receive(SqsClient queues) {
        return queues.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(WAIT_SECONDS)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    /**
     * What Lambda hands to a function.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Lambda, SQS</a>
     */
    static String batch(List<Message> messages) {
        ObjectNode batch = JSON.createObjectNode();
        ArrayNode records = batch.putArray("Records");
        for (Message message : messages) {
            ObjectNode record = records.addObject()
                    .put("messageId", message.messageId())
                    .put("receiptHandle", message.receiptHandle())
                    .put("body", message.body())
                    .put("eventSource", "aws:sqs");
            message.attributesAsStrings().forEach(record.putObject("attributes")::put);
        }
        return batch.toString();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
