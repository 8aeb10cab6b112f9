package dev.repoint.training;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What wakes a function first: an RDS event through the queue that finds the address moved, a tick, a call by hand. */
final class FirstEvents {
    /** Where the databases were, and are. */
    static final String BEFORE = "10.0.1.5";

    static final String AFTER = "10.0.2.7";

    private static final String HOST = "orders.abc123.eu-west-1.rds.amazonaws.com";
    private static final String GROUP =
            "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/%s/0123456789abcdef";

    private static final String BINDINGS =
            """
            [{"name":"orders","source":"%s","port":5432,"targetGroupArn":"%s",
              "record":{"zoneId":"Z0123456789ABC","name":"record.internal.example","ttlSeconds":30}},
             {"name":"billing","source":"instance:billing","targetGroupArn":"%s"},
             {"name":"reports","source":"cluster:reports","port":5432,"targetGroupArn":"%s"}]\
            """.formatted(HOST, GROUP.formatted("orders"), GROUP.formatted("billing"), GROUP.formatted("reports"));

    /** As in Lambda; the credentials are nobody's. Agreement and interval are short, so that nothing waits. */
    static final Map<String, String> ENVIRONMENT = Map.ofEntries(
            Map.entry("AWS_REGION", "eu-west-1"),
            Map.entry("AWS_ACCESS_KEY_ID", "training"),
            Map.entry("AWS_SECRET_ACCESS_KEY", "training"),
            Map.entry("AWS_SESSION_TOKEN", "training"),
            Map.entry("AWS_LAMBDA_FUNCTION_NAME", "repoint"),
            Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
            Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"),
            Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
            Map.entry("AWS_LAMBDA_LOG_FORMAT", "Text"),
            Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/repoint"),
            Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "training"),
            Map.entry("LANG", "en_US.UTF-8"),
            Map.entry("REPOINT_AGREEMENT", "1"),
            Map.entry("REPOINT_WATCH_INTERVAL_MILLIS", "100"),
            Map.entry("REPOINT_BINDINGS", BINDINGS));

    private FirstEvents() {}

    static List<String> all() {
        String failover = """
            {"version":"0","id":"1","detail-type":"RDS DB Instance Event","source":"aws.rds","account":"123456789012",\
            "time":"%s","region":"eu-west-1","resources":["arn:aws:rds:eu-west-1:123456789012:db:orders"],\
            "detail":{"EventCategories":["failover"],"SourceType":"DB_INSTANCE","SourceIdentifier":"orders",\
            "SourceArn":"arn:aws:rds:eu-west-1:123456789012:db:orders","EventID":"RDS-EVENT-0013","Message":"failover"}}\
            """.formatted(Instant.now());
        String queued = """
            {"Records":[{"messageId":"1","eventSource":"aws:sqs","awsRegion":"eu-west-1","body":"%s"}]}\
            """.formatted(failover.replace("\"", "\\\""));
        String tick = """
            {"version":"0","id":"1","detail-type":"Scheduled Event","source":"aws.events","account":"123456789012",\
            "time":"%s","region":"eu-west-1","resources":[],"detail":{}}\
            """.formatted(Instant.now());
        return List.of(queued, tick, "{\"mode\":\"dry-run\"}");
    }

    /** A report in which a binding is held or failed means that part of a start was not trained. */
    static void check(String report) {
        if (Stream.of("held", "failed", "\"error\"").anyMatch(report::contains) || !report.contains("orders")) {
            throw new IllegalStateException("not all bindings were served: " + report);
        }
    }
}
