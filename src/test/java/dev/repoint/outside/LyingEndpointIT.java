package dev.repoint.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.repoint.drill.Disturbance;
import dev.repoint.drill.LoopbackHttp;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An AWS endpoint that hangs, breaks off and lies changes no target group, delays no other binding, and leads nobody on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LyingEndpointIT {
    private static final String READ = "DescribeTargetHealth";
    private static final String REGISTER = "RegisterTargets";

    /** Without a watch an AWS endpoint that hangs ends within 45 seconds. */
    private static final Duration BOUND = Duration.ofSeconds(45);

    /** @param reason what the report says, with the outcome before it */
    record Row(String lie, String action, Disturbance answer, String reason) {
        @Override
        public String toString() {
            return action + ": " + lie;
        }
    }

    private final Queue<String> fetched = new ConcurrentLinkedQueue<>();
    private final LoopbackHttp elsewhere = LoopbackHttp.start("elsewhere", this::fetch);
    private final List<Row> rows = List.of(
            new Row("hangs", READ, new Disturbance.Hang(), "failed: " + READ + " got no answer"),
            new Row("drips", READ, Answers.dripping(), "failed: " + READ + " got no answer"),
            new Row(
                    "never ends",
                    READ,
                    Answers.endless(),
                    "failed: " + READ + " got no answer: Unable to unmarshall response"),
            new Row("ends without an answer", READ, new Disturbance.Reset(), "failed: " + READ + " got no answer"),
            new Row("half an answer", READ, new Disturbance.HalfBody(), "failed: " + READ + " got no answer"),
            new Row("half its length", READ, Answers.half("<DescribeTargetHealthResponse>"), "failed: " + READ),
            new Row("a web page", READ, Answers.page(200), "failed: " + READ + " got no answer"),
            new Row("500", READ, Answers.of(500, "text/plain", "sorry"), "failed: " + READ),
            new Row("500 as a web page", READ, Answers.page(500), "failed: " + READ),
            new Row("503, again in a second", READ, Answers.unavailable("1"), "failed: " + READ),
            new Row("503, again in 31 years", READ, Answers.unavailable("999999999"), "failed: " + READ),
            new Row("503, again when nobody knows", READ, Answers.unavailable("soon"), "failed: " + READ),
            new Row("noise", READ, Answers.xml("\u0000\u0001\u0002<<>>"), "failed: " + READ + " got no answer"),
            new Row("a gzip bomb", READ, Answers.bomb(), "failed: " + READ + " got no answer: its answer is packed"),
            new Row("a billion laughs", READ, Answers.laughs(), "failed: " + READ + " got no answer"),
            new Row("an external entity", READ, Answers.external(elsewhere.uri()), "failed: " + READ),
            new Row("100,000 levels", READ, Answers.deep(), "failed: " + READ + " got no answer"),
            new Row("301", READ, Answers.redirected(301, elsewhere.uri()), "failed: " + READ),
            new Row("302", READ, Answers.redirected(302, elsewhere.uri()), "failed: " + READ),
            new Row("307", READ, Answers.redirected(307, elsewhere.uri()), "failed: " + READ),
            new Row("308", READ, Answers.redirected(308, elsewhere.uri()), "failed: " + READ),
            new Row("a target without a port", READ, target("<Id>10.0.1.5</Id>"), "failed: " + READ),
            new Row("a target with port 99999", READ, target("<Id>10.0.1.5</Id><Port>99999</Port>"), "failed: " + READ),
            new Row("a port that is no number", READ, target("<Id>10.0.1.5</Id><Port>all</Port>"), "failed: " + READ),
            new Row("ends without an answer", REGISTER, new Disturbance.Reset(), "failed: " + REGISTER),
            new Row("a web page", REGISTER, Answers.page(200), "failed: " + REGISTER),
            new Row("half its length", REGISTER, Answers.half("<RegisterTargetsResponse>"), "failed: " + REGISTER),
            new Row("a billion laughs", REGISTER, Answers.laughs(), "failed: " + REGISTER),
            new Row("307", REGISTER, Answers.redirected(307, elsewhere.uri()), "failed: " + REGISTER),
            new Row("done, but it wasn't", REGISTER, Answers.xml("<RegisterTargetsResponse/>"), "realigned: "));

    private final LiedTo fleet = new LiedTo(rows.size());

    private static Disturbance target(String target) {
        return Answers.xml(
                "<DescribeTargetHealthResponse><DescribeTargetHealthResult><TargetHealthDescriptions><member>"
                        + "<Target>" + target + "</Target><TargetHealth><State>healthy</State></TargetHealth></member>"
                        + "</TargetHealthDescriptions></DescribeTargetHealthResult></DescribeTargetHealthResponse>");
    }

    private void fetch(HttpExchange exchange) {
        fetched.add(exchange.getRequestURI().toString());
    }

    private List<Row> rows() {
        return rows;
    }

    @BeforeAll
    void lieAndThenTellTheTruth() throws InterruptedException {
        IntStream.range(0, rows.size())
                .forEach(i -> fleet.stage.aws.disturbAlways(
                        rows.get(i).action()::equals,
                        fleet.group(i),
                        rows.get(i).answer()));
        fleet.passWhileTheyLie();
        fleet.stage.aws.calm();
        fleet.passOnceMore();
    }

    @AfterAll
    void clear() {
        fleet.close();
        elsewhere.close();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void changesNothingAndSaysWhy(Row row) {
        fleet.assertUnchanged(rows.indexOf(row), row.reason());
    }

    @Test
    void endsInTimeAndHarmsNoOther() {
        fleet.assertUnharmed(BOUND);
    }

    /** Its requests carry the function's credentials. */
    @Test
    void goesNowhereElse() {
        assertThat(fetched).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void takesTheTruthFromThenOn(Row row) {
        fleet.assertRealigned(rows.indexOf(row));
    }
}
