package dev.repoint.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repoint.bench.Row;
import dev.repoint.bench.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What JMH wrote of src/bench, as rows: a run is one iteration's average.
 *
 * @see <a href="https://github.com/openjdk/jmh">JMH</a>
 */
final class Micro {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Micro() {}

    static List<Row> rows(Path results) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (JsonNode result : JSON.readTree(results.toFile())) {
            JsonNode metric = result.get("primaryMetric");
            if (!metric.get("scoreUnit").asText().equals("us/op")) {
                throw new IOException("not in microseconds: " + metric.get("scoreUnit"));
            }
            List<Double> runs = new ArrayList<>();
            metric.get("rawData").forEach(fork -> fork.forEach(iteration -> runs.add(iteration.asDouble())));
            rows.add(Row.of(title(result.get("benchmark").asText()), Unit.MICROSECONDS, runs));
        }
        return rows;
    }

    /** {@code dev.repoint.alignment.PlanBenchmark.hasMoved} as "plan: has moved". */
    private static String title(String benchmark) {
        String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
        String type = benchmark.substring(0, benchmark.length() - method.length() - 1);
        String subject = type.substring(type.lastIndexOf('.') + 1).replace("Benchmark", "");
        String words = method.replaceAll("([A-Z])", " $1");
        return (subject + ": " + words).toLowerCase(Locale.ROOT);
    }
}
