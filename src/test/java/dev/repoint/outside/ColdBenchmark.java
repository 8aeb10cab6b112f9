package dev.repoint.outside;

import static dev.repoint.drill.DnsReply.a;

import dev.repoint.bench.Goal;
import dev.repoint.bench.Row;
import dev.repoint.bench.Unit;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.LambdaRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Times of a start, from that of the process until the first event's register call at moto has returned: the floor, the jar,
 * the jar over TLS and the container image in turn, so that the machine's moods fall on all.
 */
final class ColdBenchmark implements AutoCloseable {
    private static final int RUNS = 11;

    private final Stage stage = new Stage();
    private final Path folder;
    private final ContainerImage image;
    private final TlsFront tls;
    private int moves;

    ColdBenchmark() throws IOException {
        folder = Files.createTempDirectory(Path.of("target"), "cold-").toAbsolutePath();
        image = ContainerImage.build(folder);
        tls = new TlsFront(stage.aws.endpoint(), folder);
        stage.boundGroup("10.0.0.1");
    }

    List<Row> run() throws IOException, InterruptedException {
        List<Duration> floor = new ArrayList<>();
        List<Duration> jar = new ArrayList<>();
        List<Duration> overTls = new ArrayList<>();
        List<Duration> cached = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            floor.add(nothing());
            jar.add(registered(stage.function()));
            overTls.add(registered(
                    stage.function().env("AWS_ENDPOINT_URL", tls.url()).jvm(tls.trust())));
            cached.add(registered(stage.function().image(image.start())));
        }
        List<Double> least = Row.millis(floor);
        return List.of(
                Row.of("cold, a handler that does nothing: first result", Unit.MILLISECONDS, least),
                Row.of(Goal.COLD_JAR, Row.millis(jar)).above(least),
                Row.of(Goal.COLD_JAR_OVER_FLOOR, Row.ratios(Row.millis(jar), least)),
                Row.of("cold, plain jar over TLS: first register call", Unit.MILLISECONDS, Row.millis(overTls))
                        .above(least),
                Row.of(Goal.COLD_IMAGE, Row.millis(cached)).above(least));
    }

    private static Duration nothing() throws InterruptedException {
        LambdaRuntime.Builder idle =
                LambdaRuntime.of(Idle.class.getName()).classPath(Path.of("target", "test-classes"));
        Instant start = Instant.now();
        try (LambdaRuntime function = idle.start()) {
            function.invoke("{}");
            return Stage.since(start);
        }
    }

    private Duration registered(LambdaRuntime.Builder started) throws InterruptedException {
        moves++;
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.1." + moves));
        stage.aws.forgetCalls();
        Instant start = Instant.now();
        try (LambdaRuntime function = started.start()) {
            Stage.report(function.invoke("{\"bindings\":[\"orders\"]}"));
        }
        AwsGateway.Call register = stage.aws.calls("RegisterTargets").getFirst();
        return Duration.between(start, register.returnedAt());
    }

    @Override
    public void close() throws IOException {
        tls.close();
        stage.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
