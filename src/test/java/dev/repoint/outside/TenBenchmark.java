package dev.repoint.outside;

import static dev.repoint.drill.DnsReply.a;

import dev.repoint.bench.Goal;
import dev.repoint.bench.Row;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.LambdaRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Ten bindings, warm, with 20 ms added to each AWS call. The local ELBv2 stands for AWS; moto alone takes longer. */
final class TenBenchmark implements AutoCloseable {

    private static final int BINDINGS = 10;
    private static final int WARM_UP = 30;
    private static final int RUNS = 11;
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final LocalRegion region = LocalRegion.quick();
    private final LambdaRuntime function;
    private int answers;

    TenBenchmark() {
        String bindings = IntStream.range(0, BINDINGS)
                .mapToObj(i -> Stage.binding(
                        "db" + i, host(i), region.account.targetGroups().create(Stage.PORT)))
                .collect(Collectors.joining(",", "[", "]"));
        function = region.function(Stage.HANDLER)
                .env("REPOINT_AGREEMENT", "1")
                .env("REPOINT_WATCH_INTERVAL_MILLIS", Long.toString(INTERVAL.toMillis()))
                .env("REPOINT_BINDINGS", bindings)
                .start();
    }

    List<Row> run() throws Exception {
        warmUp();
        region.aws.latency(LocalRegion.LATENCY);
        return List.of(
                Row.of(Goal.TEN_ALIGNED, measure(this::withoutDrift)),
                Row.of(Goal.TEN_DRIFTED, measure(this::withDrift)),
                Row.of(Goal.TEN_WATCHED, measure(this::afterFlip)));
    }

    private interface Run {
        Duration time() throws Exception;
    }

    private static List<Double> measure(Run run) throws Exception {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            times.add(run.time());
        }
        return Row.millis(times);
    }

    private void warmUp() throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            withDrift();
        }
    }

    private Duration withoutDrift() throws Exception {
        Instant start = Instant.now();
        Stage.report(function.invoke("{\"bindings\":" + names() + "}"));
        return Stage.since(start);
    }

    private Duration withDrift() throws Exception {
        move();
        region.aws.forgetCalls();
        Instant start = Instant.now();
        Stage.report(function.invoke("{\"bindings\":" + names() + "}"));
        return Duration.between(start, lastRegistered());
    }

    private Duration afterFlip() throws Exception {
        region.aws.forgetCalls();
        var watching =
                function.invokeAsync("{\"bindings\":" + names() + ",\"watchSeconds\":30}", Duration.ofSeconds(40));
        region.aws.awaitCalls("DescribeTargetHealth"::equals, BINDINGS, Duration.ofSeconds(10));
        TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis() / 3);
        move();
        Instant flip = Instant.now();
        Stage.report(watching.get(60, TimeUnit.SECONDS));
        return Duration.between(flip, lastRegistered());
    }

    private Instant lastRegistered() {
        return region.aws.calls("RegisterTargets").stream()
                .map(AwsGateway.Call::returnedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void move() {
        answers++;
        for (int i = 0; i < BINDINGS; i++) {
            region.dns.answer(host(i), a(0, "10.0." + (answers % 200) + "." + (i + 1)));
        }
    }

    private static String names() {
        return IntStream.range(0, BINDINGS).mapToObj(i -> "\"db" + i + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    private static String host(int i) {
        return "db" + i + ".abc123.eu-west-1.rds.amazonaws.com";
    }

    @Override
    public void close() {
        function.close();
        region.close();
    }
}
