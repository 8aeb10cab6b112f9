package dev.repoint.outside;

import static dev.repoint.drill.DnsReply.a;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repoint.bench.Goal;
import dev.repoint.bench.Row;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.drill.LambdaRuntime;
import dev.repoint.drill.nlb.NlbTimings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A thousand tagged databases in one function, with 20 ms added to each AWS call: how long a tick takes, how much memory the
 * process ever held, and how long it takes until the last of a hundred that moved at once is registered.
 */
final class FleetBenchmark implements AutoCloseable {
    private static final int DATABASES = 1_000;
    private static final int STARTS = 5;
    private static final int LOST = 100;
    private static final int LOSSES = 3;
    private static final int BATCH = 10;
    private static final int TTL = 5;
    private static final int TICKS_MAX = 60;
    private static final Duration ALL_REGISTERED = Duration.ofSeconds(60);
    private static final Duration LAMBDA = Duration.ofMinutes(2);

    /** Quick to become healthy, and with no more checks than a thousand groups on one machine need. */
    private static final NlbTimings TIMINGS = new NlbTimings(
            Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 2, Duration.ofSeconds(1));

    /** Of 512 MB, as Lambda has been seen to start Java there: 85 % at most. That is documented nowhere. */
    private static final String[] HEAP = {"-XX:InitialHeapSize=8m", "-XX:MaxHeapSize=445645k"};

    private final LocalRegion region = new LocalRegion(TIMINGS);
    private final TaggedFleet fleet = new TaggedFleet();
    private final AwsGateway tagging = AwsGateway.before(fleet.endpoint());
    private final List<Duration> named = new ArrayList<>();
    private final List<Duration> moved = new ArrayList<>();
    private int moves;

    FleetBenchmark() {
        for (int i = 0; i < DATABASES; i++) {
            String group = region.account.targetGroups().create(Stage.PORT);
            region.account.targetGroups().register(group, address(i, 0) + ":" + Stage.PORT);
            fleet.add(group, Map.of("repoint:source", host(i), "repoint:name", "db" + i, "repoint:port", "5432"));
            region.dns.answer(host(i), a(TTL, address(i, 0)));
        }
        region.aws.latency(LocalRegion.LATENCY);
        tagging.latency(LocalRegion.LATENCY);
    }

    private LambdaRuntime start() {
        return region.function(Stage.HANDLER)
                .env(
                        "AWS_ENDPOINT_URL_RESOURCE_GROUPS_TAGGING_API",
                        tagging.endpoint().toString())
                .env("REPOINT_BINDINGS", "tags")
                .jvm(HEAP)
                .timeout(LAMBDA)
                .start();
    }

    List<Row> run() throws Exception {
        List<Duration> first = new ArrayList<>();
        for (int i = 1; i < STARTS; i++) {
            try (LambdaRuntime function = start()) {
                first.add(tick(function).took());
            }
        }
        try (LambdaRuntime function = start()) {
            List<Duration> rotation = rotate(function);
            first.add(rotation.removeFirst());
            Peak afterTicks = Peak.of(function.pid());
            for (int i = 0; i < LOSSES; i++) {
                loss(function);
            }
            return List.of(
                    Row.of(Goal.FLEET_FIRST_TICK, Row.millis(first)),
                    Row.of(Goal.FLEET_TICK, Row.millis(rotation)),
                    Row.of(Goal.FLEET_MEMORY, List.of((double) afterTicks.mebibytes())),
                    Row.of(Goal.FLEET_NAMED, Row.millis(named)),
                    Row.of(Goal.FLEET_MOVED, Row.millis(moved)),
                    Row.of(Goal.FLEET_MEMORY_MOVED, List.of((double)
                            Peak.of(function.pid()).mebibytes())));
        }
    }

    private record Tick(Duration took, JsonNode report) {
        boolean isWhole() {
            return report.at("/bindings").findValuesAsText("reason").stream()
                    .noneMatch(reason -> reason.contains("not been read yet"));
        }
    }

    private static Tick tick(LambdaRuntime function) throws InterruptedException {
        LambdaRuntime.Result result = function.invoke(Stage.tick());
        JsonNode report = Stage.report(result);
        return new Tick(((LambdaRuntime.Result.Success) result).took(), report);
    }

    /** Ticks until each group was read once. */
    private static List<Duration> rotate(LambdaRuntime function) throws InterruptedException {
        List<Duration> times = new ArrayList<>();
        Tick tick;
        do {
            tick = tick(function);
            times.add(tick.took());
        } while (!tick.isWhole() && times.size() < TICKS_MAX);
        System.out.printf(
                "a thousand groups were read in %d ticks, one after another; the oldest reading is %s s old%n",
                times.size(), tick.report().at("/oldestReadSeconds").asText());
        return times;
    }

    /** A hundred databases move, and the first batch of the events that tell of it arrives. */
    private void loss(LambdaRuntime function) throws Exception {
        moves++;
        List<Integer> lost =
                IntStream.range(LOST * moves, LOST * (moves + 1)).boxed().toList();
        List<Integer> told = lost.subList(0, BATCH);
        lost.forEach(i -> region.dns.answer(host(i), a(TTL, address(i, moves))));
        region.aws.forgetCalls();
        Instant start = Instant.now();
        var watching = function.invokeAsync(Stage.batch(told.stream()
                .map(i -> Stage.failover("db" + i, "RDS-EVENT-0013", start))
                .toList()));
        region.aws.awaitCalls("RegisterTargets"::equals, LOST, ALL_REGISTERED);
        List<Call> calls = region.aws.calls("RegisterTargets").subList(0, LOST);
        Stage.report(watching.join());
        named.add(calls.stream()
                .filter(call -> told.stream().anyMatch(i -> call.body().contains("Id=" + address(i, moves) + "&")))
                .map(call -> Duration.between(start, call.returnedAt()))
                .max(Comparator.naturalOrder())
                .orElseThrow());
        moved.add(Duration.between(start, calls.getLast().returnedAt()));
    }

    private static String host(int i) {
        return "db" + i + ".abc123.eu-west-1.rds.amazonaws.com";
    }

    private static String address(int i, int move) {
        return "10.0." + (i / 250 + 4 * move) + "." + (i % 250 + 1);
    }

    @Override
    public void close() {
        tagging.close();
        fleet.close();
        region.close();
    }
}
