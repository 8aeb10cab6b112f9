package dev.repoint.outside;

import static dev.repoint.drill.DnsReply.a;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.LambdaRuntime;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events as nobody means them, one after the other in one process: each is refused in few words, or handled as it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileEventsIT {

    /**
     * Of an event that is invoked asynchronously.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda quotas</a>
     */
    private static final int ASYNCHRONOUS = 256 << 10;

    /** Of one that waits for its answer. */
    private static final int SYNCHRONOUS = 6 << 20;

    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final int WORDS_MAX = 20_000;

    /** @param error what the one error says */
    @SuppressWarnings("ArrayRecordComponent") // bytes of an event, never compared
    record Refused(String what, byte[] event, String error) {
        Refused(String what, String event, String error) {
            this(what, event.replace('\'', '"').getBytes(StandardCharsets.UTF_8), error);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    /** @param ignored how many messages of it are set aside */
    record Handled(String what, String event, int ignored) {
        @Override
        public String toString() {
            return what;
        }
    }

    private final Stage stage = new Stage();
    private final String group = stage.boundGroup("10.0.1.5");
    private final LambdaRuntime function = stage.start(stage.function().jvm("-Xmx400m"));

    static List<Refused> refused() {
        return List.of(
                new Refused("nothing", "", "malformed JSON: it is empty"),
                new Refused("blanks", " ".repeat(ASYNCHRONOUS), "malformed JSON: it is empty"),
                new Refused("null", "null", "not a JSON object"),
                new Refused("a text", "'orders'", "not a JSON object"),
                new Refused("a number", "1e999999", "not a JSON object"),
                new Refused("a huge number", "9".repeat(ASYNCHRONOUS), "malformed JSON: Number value length"),
                new Refused("true", "true", "not a JSON object"),
                new Refused("a list", "[{}]", "not a JSON object"),
                new Refused("two values", "{} {}", "something follows its end"),
                new Refused("a byte-order mark", "\ufeff{}", "malformed JSON"),
                new Refused("invalid UTF-8", bytes("{'a':'", 0xc3, 0x28, "'}"), "not valid UTF-8"),
                new Refused("an overlong slash", bytes("{'a':'", 0xc0, 0xaf, "'}"), "not valid UTF-8"),
                new Refused("a surrogate in UTF-8", bytes("{'a':'", 0xed, 0xa0, 0x80, "'}"), "not valid UTF-8"),
                new Refused("UTF-16", "{}".getBytes(StandardCharsets.UTF_16), "not valid UTF-8"),
                new Refused("zeros", new byte[ASYNCHRONOUS], "malformed JSON"),
                new Refused("a NaN", "{'watchSeconds':NaN}", "malformed JSON"),
                new Refused("100,000 objects deep", "{'a':".repeat(100_000), "malformed JSON: Document nesting depth"),
                new Refused("100,000 lists deep", "[".repeat(100_000), "malformed JSON: Document nesting depth"),
                new Refused("a mode twice", "{'mode':'dry-run','mode':'apply'}", "Duplicate"),
                new Refused("a source twice", "{'source':'aws.ec2','source':'aws.rds'}", "Duplicate"),
                new Refused("a number as a text", "{'watchSeconds':'1'}", "whole number from 0 to 840"),
                new Refused("a text as a number", "{'mode':1}", "mode: \"1\" is not a text"),
                new Refused("1e999999 seconds", "{'watchSeconds':1e999999}", "whole number from 0 to 840"),
                new Refused("2^64 seconds", "{'watchSeconds':18446744073709551616}", "whole number from 0 to 840"),
                new Refused("half a second", "{'watchSeconds':0.5}", "whole number from 0 to 840"),
                new Refused("minus zero seconds", "{'watchSeconds':-0.0}", "whole number from 0 to 840"),
                new Refused("a lone surrogate", "{'bindings':['\\ud800']}", "the name of a binding"),
                new Refused("a name of 256 KiB", "{'bindings':['" + "x".repeat(ASYNCHRONOUS) + "']}", "the name of a"),
                new Refused("a field of 40 kB", "{'" + "x".repeat(40_000) + "':1}", "is not known here"),
                new Refused("a source of 6 MiB", "{'source':'" + "x".repeat(SYNCHRONOUS - 20) + "'}", "source: \"xxx"),
                new Refused("400,000 fields", "{" + fields(400_000) + "}", "and 399801 more"),
                new Refused(
                        "the year 1000000000", tickOf("+1000000000-12-31T23:59:59Z"), "time: is missing or no instant"),
                new Refused("a time as a number", tickOf("0").replace("'0'", "0"), "time: is missing or no instant"));
    }

    static List<Handled> handled() {
        return List.of(
                new Handled("a queue's batch of 256 KiB", padded(event()), 0),
                new Handled("one with a deep message", batchWith("{'a':".repeat(40_000)), 1),
                new Handled("one with a name twice", batchWith("{'source':'aws.rds','source':'aws.rds'}"), 1),
                new Handled("one with lone surrogates", batchWith("{'source':'\\ud800'}"), 1),
                new Handled("one with a huge number", batchWith("{'source':" + "9".repeat(2_000) + "}"), 1),
                new Handled("one with the year 1000000000", batchWith(tickOf("+1000000000-12-31T23:59:59Z")), 1),
                new Handled("one wrapped without end", batchWith(wrapped(8)), 1),
                new Handled("one with an empty message", batchWith(""), 1));
    }

    @BeforeEach
    void settle() {
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.1.5", "10.0.2.7"));
        stage.account.targetGroups().register(group, "10.0.2.7:" + Stage.PORT);
        stage.account.targetGroups().deregister(group, "10.0.2.7:" + Stage.PORT);
    }

    @AfterAll
    void clear() {
        stage.close();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesInFewWords(Refused row) throws InterruptedException {
        int before = stage.actions().size();
        Instant start = Instant.now();

        LambdaRuntime.Result result = function.invoke(row.event(), Duration.ofSeconds(60));

        assertThat(Stage.error(result)).contains(row.error()).hasSizeLessThan(WORDS_MAX);
        assertThat(String.join("", result.log())).hasSizeLessThan(2 * WORDS_MAX);
        assertThat(Stage.since(start)).isLessThan(BOUND);
        assertThat(stage.actions()).hasSize(before);
        assertThat(stage.registered(group)).containsExactly("10.0.1.5");
    }

    @ParameterizedTest
    @MethodSource("handled")
    void handlesWhatItCanRead(Handled row) throws InterruptedException {
        LambdaRuntime.Result result = function.invoke(row.event());

        assertThat(Stage.report(result).at("/ignored")).hasSize(row.ignored());
        assertThat(stage.registered(group)).containsExactly("10.0.1.5", "10.0.2.7");
    }

    /** After all that came before, whatever it was. */
    @Test
    void goesOnServing() throws InterruptedException {
        for (Refused row : refused()) {
            function.invoke(row.event(), Duration.ofSeconds(60));
        }

        Stage.report(function.invoke(Stage.tick()));

        assertThat(stage.registered(group)).containsExactly("10.0.1.5", "10.0.2.7");
    }

    private static String event() {
        return Stage.failover("RDS-EVENT-0013", Instant.now());
    }

    private static String batchWith(String message) {
        return Stage.batch(List.of(message.replace('\'', '"'), event()));
    }

    private static String padded(String event) {
        String batch = Stage.batch(List.of(event));
        return batch + " ".repeat(ASYNCHRONOUS - batch.length());
    }

    private static String tickOf(String time) {
        return "{'detail-type':'Scheduled Event','source':'aws.events','time':'" + time + "'}";
    }

    private static String wrapped(int times) {
        String message = event();
        for (int i = 0; i < times; i++) {
            message = "{\"TopicArn\":\"arn\",\"Message\":\""
                    + message.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"}";
        }
        return message;
    }

    private static String fields(int count) {
        return IntStream.range(0, count).mapToObj(i -> "'" + i + "':1").collect(Collectors.joining(","));
    }

    /** Texts and single bytes in turn. */
    private static byte[] bytes(Object... parts) {
        var bytes = new ByteArrayOutputStream();
        for (Object part : parts) {
            switch (part) {
                case Integer single -> bytes.write(single);
                case Object text ->
                    bytes.writeBytes(text.toString().replace('\'', '"').getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
