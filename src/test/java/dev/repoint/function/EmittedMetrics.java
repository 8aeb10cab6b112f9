package dev.repoint.function;

import dev.repoint.template.Metric;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics that somebody emits in a stack whose source is called orders. */
final class EmittedMetrics {

    /** What Lambda calls the function, which the stack of the tests calls by its logical id. */
    static final String FUNCTION = "RemediatorFunction";

    private EmittedMetrics() {}

    /** Those of a binding after an event that moved it, which has all that there are. */
    static Set<Metric> ofTheFunction() {
        String line = MetricLine.of(Reports.moved("orders"), FUNCTION, Instant.EPOCH);
        return new MetricRecord().minute().take(line).metrics();
    }

    static Set<Metric> all() {
        return Stream.concat(ofTheFunction().stream(), ofAws()).collect(Collectors.toSet());
    }

    /**
     * What AWS measures itself, by these dimensions.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Lambda</a>
     * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">
     *     SQS</a>
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html">RDS</a>
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/dimensions.html">Aurora</a>
     */
    private static Stream<Metric> ofAws() {
        return Stream.of(
                Metric.of("AWS/Lambda", "Errors", "FunctionName", FUNCTION),
                Metric.of("AWS/Lambda", "Errors", "FunctionName", "BootstrapFunction"),
                Metric.of("AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "UnhandledEvents.QueueName"),
                Metric.of("AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "UndeliveredEvents.QueueName"),
                Metric.of("AWS/RDS", "OldestReplicationSlotLag", "DBInstanceIdentifier", "orders"),
                Metric.of("AWS/RDS", "TransactionLogsDiskUsage", "DBInstanceIdentifier", "orders"),
                ofWriter("OldestReplicationSlotLag"),
                ofWriter("TransactionLogsDiskUsage"));
    }

    private static Metric ofWriter(String name) {
        return new Metric("AWS/RDS", name, new TreeMap<>(Map.of("DBClusterIdentifier", "orders", "Role", "WRITER")));
    }
}
