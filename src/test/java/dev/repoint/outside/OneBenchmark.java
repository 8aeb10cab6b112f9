package dev.repoint.outside;

import static dev.repoint.drill.DnsReply.a;

import dev.repoint.bench.Goal;
import dev.repoint.bench.Row;
import dev.repoint.bench.Unit;
import dev.repoint.drill.DnsReply;
import dev.repoint.drill.LambdaRuntime;
import dev.repoint.drill.LambdaRuntime.Result.Success;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One binding, warm. Without drift: the function's whole call beside {@link BareCalls}, each in a process of its own under the
 * runtime interface client with the same flags, in turn. In a watch: from the first question that DNS answers with the new
 * address until the register call has returned.
 */
final class OneBenchmark implements AutoCloseable {
    private static final int WARM_UP = 200;
    private static final int RUNS = 21;
    private static final int WATCHES = 11;
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final int WATCH_SECONDS = 30;
    private static final String CALL = "{\"bindings\":[\"orders\"]}";

    private final LocalRegion region = LocalRegion.quick();
    private final LambdaRuntime function;
    private final LambdaRuntime bare;
    private int moves;

    OneBenchmark() {
        String group = region.account.targetGroups().create(Stage.PORT);
        region.dns.answer(Stage.ENDPOINT, moved());
        function = region.function(Stage.HANDLER)
                .env("REPOINT_AGREEMENT", "1")
                .env("REPOINT_WATCH_INTERVAL_MILLIS", Long.toString(INTERVAL.toMillis()))
                .env("REPOINT_BINDINGS", "[" + Stage.binding("orders", Stage.ENDPOINT, group) + "]")
                .start();
        bare = region.function(BareCalls.class.getName())
                .classPath(
                        Path.of(System.getProperty("repoint.jar", "target/repoint.jar")),
                        Path.of("target/test-classes"))
                .env(BareCalls.GROUP, group)
                .env(BareCalls.NAME, Stage.ENDPOINT)
                .start();
    }

    List<Row> run() throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            took(function, CALL);
            took(bare, "{}");
        }
        List<Row> rows = new ArrayList<>();
        Pairs plain = pairs();
        region.aws.latency(LocalRegion.LATENCY);
        Pairs slow = pairs();
        rows.add(Row.of(Goal.ONE_OVER_BARE, Row.ratios(slow.whole, slow.alone)));
        rows.addAll(slow.rows("20 ms"));
        rows.add(Row.of(
                "one binding, no drift, AWS at once: times the bare two",
                Unit.TIMES,
                Row.ratios(plain.whole, plain.alone)));
        rows.addAll(plain.rows("AWS at once"));
        List<Duration> looks = new ArrayList<>();
        for (int i = 0; i < WATCHES; i++) {
            looks.add(lookToRegistered());
        }
        rows.add(Row.of(Goal.LOOK_TO_REGISTERED, Row.millis(looks)));
        return rows;
    }

    /**
     * Runs of the function and of the bare handler, by turns, in milliseconds.
     *
     * @param whole from the event taken to the answer given, in the function
     * @param handler the same in the bare handler
     * @param alone the two questions of it alone
     */
    private record Pairs(List<Double> whole, List<Double> handler, List<Double> alone) {
        List<Row> rows(String how) {
            return List.of(
                    Row.of("one binding, no drift, " + how + ": whole call", Unit.MILLISECONDS, whole)
                            .above(alone),
                    Row.of(
                            "one binding, " + how + ": times a handler of just these",
                            Unit.TIMES,
                            Row.ratios(whole, handler)));
        }
    }

    private Pairs pairs() throws InterruptedException {
        List<Duration> whole = new ArrayList<>();
        List<Duration> handler = new ArrayList<>();
        List<Duration> alone = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            whole.add(took(function, CALL).took());
            Success asked = took(bare, "{}");
            handler.add(asked.took());
            alone.add(Duration.ofNanos(Long.parseLong(asked.body())));
        }
        return new Pairs(Row.millis(whole), Row.millis(handler), Row.millis(alone));
    }

    private static Success took(LambdaRuntime runtime, String event) throws InterruptedException {
        LambdaRuntime.Result result = runtime.invoke(event);
        Stage.report(result);
        return (Success) result;
    }

    private Duration lookToRegistered() throws Exception {
        int known = region.dns.questions().size();
        region.aws.forgetCalls();
        var watching = function.invokeAsync(
                "{\"bindings\":[\"orders\"],\"watchSeconds\":" + WATCH_SECONDS + "}", Duration.ofSeconds(40));
        region.dns.awaitQuestions(Stage.ENDPOINT, known + 2, Duration.ofSeconds(10));
        CompletableFuture<Instant> look = new CompletableFuture<>();
        DnsReply reply = moved();
        region.dns.answerBy(Stage.ENDPOINT, question -> {
            look.complete(question.at());
            return reply;
        });
        Stage.report(watching.get(60, TimeUnit.SECONDS));
        return Duration.between(
                look.join(), region.aws.calls("RegisterTargets").getFirst().returnedAt());
    }

    private DnsReply moved() {
        moves++;
        return a(0, "10.0.1." + moves);
    }

    @Override
    public void close() {
        function.close();
        bare.close();
        region.close();
    }
}
