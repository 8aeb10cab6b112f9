package dev.repoint.outside;

import static dev.repoint.drill.DnsReply.a;

import dev.repoint.bench.Goal;
import dev.repoint.bench.Row;
import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.LambdaRuntime;
import dev.repoint.drill.LoopbackDnsServer;
import dev.repoint.drill.nlb.ElbRules;
import dev.repoint.drill.nlb.LocalElb;
import dev.repoint.drill.nlb.NlbTimings;
import dev.repoint.drill.nlb.Probe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final LocalElb elb =
            LocalElb.start(ElbRules.DRILL, NlbTimings.FIELD.scaled(0.001), Probe.UP, InstantSource.system());
    private final AwsGateway aws = AwsGateway.before(elb.endpoint());
    private final AwsAccount account = AwsAccount.at(elb.endpoint());
    private final LoopbackDnsServer dns = LoopbackDnsServer.start();
    private final LambdaRuntime function;
    private int answers;

    TenBenchmark() {
        String bindings = IntStream.range(0, BINDINGS)
                .mapToObj(i -> """
                    {"name":"db%d","source":"%s","port":5432,"targetGroupArn":"%s"}\
                    """.formatted(i, host(i), account.targetGroups().create(5432)))
                .collect(Collectors.joining(",", "[", "]"));
        function = LambdaRuntime.of(Stage.HANDLER)
                .env(account.environment())
                .env("AWS_ENDPOINT_URL", aws.endpoint().toString())
                .env("REPOINT_RESOLVERS", dns.address())
                .env("REPOINT_AGREEMENT", "1")
                .env("REPOINT_WATCH_INTERVAL_MILLIS", Long.toString(INTERVAL.toMillis()))
                .env("REPOINT_BINDINGS", bindings)
                .start();
    }

    List<Row> run() throws Exception {
        warmUp();
        aws.latency(LATENCY);
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
        aws.forgetCalls();
        Instant start = Instant.now();
        Stage.report(function.invoke("{\"bindings\":" + names() + "}"));
        return Duration.between(start, lastRegistered());
    }

    private Duration afterFlip() throws Exception {
        aws.forgetCalls();
        var watching =
                function.invokeAsync("{\"bindings\":" + names() + ",\"watchSeconds\":30}", Duration.ofSeconds(40));
        aws.awaitCalls("DescribeTargetHealth"::equals, BINDINGS, Duration.ofSeconds(10));
        TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis() / 3);
        move();
        Instant flip = Instant.now();
        Stage.report(watching.get(60, TimeUnit.SECONDS));
        return Duration.between(flip, lastRegistered());
    }

    private Instant lastRegistered() {
        return aws.calls("RegisterTargets").stream()
                .map(AwsGateway.Call::returnedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void move() {
        answers++;
        for (int i = 0; i < BINDINGS; i++) {
            dns.answer(host(i), a(0, "10.0." + (answers % 200) + "." + (i + 1)));
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
        dns.close();
        aws.close();
        account.close();
        elb.close();
    }
}
