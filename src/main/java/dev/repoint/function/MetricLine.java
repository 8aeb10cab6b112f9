package dev.repoint.function;

import dev.repoint.remediation.BindingReport;
import dev.repoint.remediation.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A binding's metrics as a log line in embedded metric format, which CloudWatch turns into metrics without a call.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *     Embedded metric format</a>
 */
final class MetricLine {

    private static final Json DIMENSIONS = new Json.Arr(List.of(Json.texts(List.of("Function", "Binding"))));

    private record Metric(String unit, long value) {}

    private MetricLine() {}

    static String of(BindingReport report, String function, Instant now) {
        Map<String, Metric> metrics = metrics(report);
        List<Json> definitions = metrics.entrySet().stream()
                .<Json>map(each -> Json.object()
                        .with("Name", each.getKey())
                        .with("Unit", each.getValue().unit()))
                .toList();
        Json.Obj directive = Json.object()
                .with("Namespace", "Repoint")
                .with("Dimensions", DIMENSIONS)
                .with("Metrics", new Json.Arr(definitions));
        Json.Obj line = Json.object()
                .with(
                        "_aws",
                        Json.object()
                                .with("Timestamp", now.toEpochMilli())
                                .with("CloudWatchMetrics", new Json.Arr(List.of(directive))))
                .with("Function", function)
                .with("Binding", report.name());
        for (Map.Entry<String, Metric> each : metrics.entrySet()) {
            line = line.with(each.getKey(), each.getValue().value());
        }
        return JsonText.write(line);
    }

    private static Map<String, Metric> metrics(BindingReport report) {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        metrics.put("Drift", count(report.hadDrift()));
        metrics.put("Realigned", count(report.outcome() == Outcome.REALIGNED));
        metrics.put("Held", count(isInDoubt(report)));
        metrics.put("Failed", count(report.outcome() == Outcome.FAILED));
        metrics.put("Looks", new Metric("Count", report.looks()));
        report.healthyTargets().ifPresent(number -> metrics.put("HealthyTargets", new Metric("Count", number)));
        report.sinceAnswer()
                .ifPresent(time -> metrics.put("SecondsSinceAnswer", new Metric("Seconds", time.toSeconds())));
        report.toRealign().ifPresent(time -> metrics.put("MillisToRealign", millis(time)));
        report.toHealthy().ifPresent(time -> metrics.put("MillisToHealthy", millis(time)));
        return metrics;
    }

    /**
     * A fleet's groups are read in turn. In a new environment a binding is held until then; that is no doubt about it, and a
     * large fleet would else be held for as long as all turns take.
     */
    private static boolean isInDoubt(BindingReport report) {
        return report.outcome() == Outcome.HELD && !report.awaitsTurn();
    }

    private static Metric count(boolean condition) {
        return new Metric("Count", condition ? 1 : 0);
    }

    private static Metric millis(Duration time) {
        return new Metric("Milliseconds", time.toMillis());
    }
}
