package dev.repoint.outside;

import dev.repoint.bench.Goal;
import dev.repoint.bench.Machine;
import dev.repoint.bench.Place;
import dev.repoint.bench.Report;
import dev.repoint.bench.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the built jar, prints one table and writes {@code target/bench/report.json} and {@code report.html}. Nothing is
 * asserted, because the figures are the machine's as much as ours.
 */
public final class Benchmark {
    private static final Path FOLDER = Path.of("target", "bench");
    private static final double BYTES_PER_MEBIBYTE = 1 << 20;
    private static final String NO_DOCUMENT = "none";
    private static final String COMMAND = "./mvnw -Pbench verify -Dbench.document=docs/performance.md";

    private Benchmark() {}

    /** Takes the document whose table is to be written anew, or {@code none}. */
    public static void main(String... arguments) throws Exception {
        Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        double load = Machine.load();
        List<Row> rows = measure();
        Instant ended = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Report report = new Report(Machine.here(), began, ended, load, Machine.load(), rows);
        System.out.print(report.text());
        report.write(FOLDER);
        if (!arguments[0].equals(NO_DOCUMENT)) {
            new Place(Path.of(arguments[0]), "bench", COMMAND).write(report.markdown());
        }
    }

    private static List<Row> measure() throws Exception {
        List<Row> rows = new ArrayList<>();
        try (ColdBenchmark benchmark = new ColdBenchmark()) {
            rows.addAll(benchmark.run());
        }
        try (OneBenchmark benchmark = new OneBenchmark()) {
            rows.addAll(benchmark.run());
        }
        try (TenBenchmark benchmark = new TenBenchmark()) {
            rows.addAll(benchmark.run());
        }
        try (FleetBenchmark benchmark = new FleetBenchmark()) {
            rows.addAll(benchmark.run());
        }
        rows.add(Row.of(Goal.JAR, List.of(jarMebibytes())));
        rows.addAll(Micro.rows(FOLDER.resolve("jmh.json")));
        return rows;
    }

    private static double jarMebibytes() throws IOException {
        return Files.size(Path.of(System.getProperty("repoint.jar"))) / BYTES_PER_MEBIBYTE;
    }
}
