package dev.repoint.function;

import java.util.List;
import java.util.stream.IntStream;

/** An event of RDS, and what SNS and SQS wrap around it. */
final class Messages {
    /** A failover of the instance "orders". */
    static final String EVENT = instanceEvent("orders", "2026-03-14T09:26:53Z");

    private Messages() {}

    static String instanceEvent(String instance, String time) {
        return """
            {"detail-type": "RDS DB Instance Event", "source": "aws.rds", "time": "%2$s",
             "resources": ["arn:aws:rds:eu-west-1:123456789012:db:%1$s"],
             "detail": {"EventCategories": ["failover"], "SourceType": "DB_INSTANCE",
                        "SourceArn": "arn:aws:rds:eu-west-1:123456789012:db:%1$s",
                        "SourceIdentifier": "%1$s", "EventID": "RDS-EVENT-0013"}}
            """.formatted(instance, time);
    }

    /** As SNS hands it to another service. */
    static String inTopic(String message) {
        return JsonText.write(Json.object()
                .with("Type", "Notification")
                .with("TopicArn", "arn:aws:sns:eu-west-1:123456789012:database-events")
                .with("Message", message));
    }

    /** As SNS hands it to Lambda. */
    static String inLambdaOfSns(String message) {
        Json.Obj sns = Json.object()
                .with("Type", "Notification")
                .with("MessageId", "sns-0")
                .with("Message", message);
        return records(List.of(Json.object().with("EventSource", "aws:sns").with("Sns", sns)));
    }

    /** As SQS hands them to Lambda; their ids are message-0 and so on. */
    static String inQueue(String... bodies) {
        return records(IntStream.range(0, bodies.length)
                .<Json>mapToObj(i -> Json.object()
                        .with("messageId", "message-" + i)
                        .with("eventSource", "aws:sqs")
                        .with("body", bodies[i]))
                .toList());
    }

    private static String records(List<Json> records) {
        return JsonText.write(Json.object().with("Records", new Json.Arr(records)));
    }
}
