package dev.repoint.outside;

import static dev.repoint.drill.DnsReply.a;
import static dev.repoint.drill.DnsReply.alias;
import static dev.repoint.drill.DnsReply.elsewhere;
import static dev.repoint.drill.DnsReply.flood;
import static dev.repoint.drill.DnsReply.forged;
import static dev.repoint.drill.DnsReply.late;
import static dev.repoint.drill.DnsReply.misframed;
import static dev.repoint.drill.DnsReply.nxdomain;
import static dev.repoint.drill.DnsReply.pointerLoop;
import static dev.repoint.drill.DnsReply.refused;
import static dev.repoint.drill.DnsReply.repeated;
import static dev.repoint.drill.DnsReply.servfail;
import static dev.repoint.drill.DnsReply.silence;
import static dev.repoint.drill.DnsReply.truncated;
import static dev.repoint.drill.DnsReply.wrongId;
import static dev.repoint.drill.DnsReply.wrongName;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.DnsReply;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A DNS server that stalls, floods and lies changes no target group, delays no other binding, and is not held against it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LyingNameserverIT {
    private static final DnsReply LIE = a(0, LiedTo.LIE);
    private static final String OTHER = "other.abc123.eu-west-1.rds.amazonaws.com";

    /** Without a watch a DNS server that hangs ends within 15 seconds. */
    private static final Duration BOUND = Duration.ofSeconds(15);

    private static final int RESETS = 60;

    /** @param reason what the report says, with the outcome before it */
    record Row(String lie, DnsReply reply, String reason) {
        @Override
        public String toString() {
            return lie;
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("never answers", silence(), "failed: no usable reply"),
            new Row("answers after the time-out", late(Duration.ofSeconds(6), LIE), "failed: no usable reply"),
            new Row("answers from another port", elsewhere("127.0.0.1", LIE), "failed: no usable reply"),
            new Row("answers from another address", elsewhere("127.0.0.2", LIE), "failed: no usable reply"),
            new Row("5,000 answers under another id", repeated(5_000, wrongId(LIE)), "failed: no usable reply"),
            new Row("5,000 answers about another name", repeated(5_000, wrongName(LIE)), "failed: no usable reply"),
            new Row("answers under another id", wrongId(LIE), "failed: no usable reply"),
            new Row("answers about another name", wrongName(LIE), "failed: no usable reply"),
            forgery("a question of another type", Forgery::questionOfAnotherType),
            forgery("a question of another class", Forgery::questionOfAnotherClass),
            forgery("no question", Forgery::noQuestion),
            forgery("a message that is no reply", Forgery::noReply),
            forgery("a reply to another operation", Forgery::anotherOperation),
            forgery("a pointer ahead", Forgery::pointerAhead),
            forgery("fewer answers than it says", Forgery::moreAnswersThanThereAre),
            forgery("half a message", Forgery::half),
            forgery("noise under the right id", Forgery::noise),
            forgery("an empty datagram", Forgery::nothing),
            new Row("an answer of another class", forged(Forgery::answerOfAnotherClass, LIE), "held: "),
            new Row("a pointer to itself", pointerLoop(), "failed: no usable reply"),
            new Row("nothing over TCP", truncated(silence()), "failed: no usable reply"),
            new Row("noise over TCP", truncated(forged(Forgery::noise, LIE)), "failed: no usable reply"),
            new Row("half over TCP", truncated(forged(Forgery::half, LIE)), "failed: no usable reply"),
            new Row("cut short over TCP too", truncated(forged(Forgery::cutShort, LIE)), "failed: no usable reply"),
            new Row("a length that is too long", truncated(misframed(65_535, LIE)), "failed: no usable reply"),
            new Row("a length that is too short", truncated(misframed(12, LIE)), "failed: no usable reply"),
            new Row("a length of nothing", truncated(misframed(0, LIE)), "failed: no usable reply"),
            new Row("64 KiB of addresses", flood(4_000), "held: "),
            new Row("an alias of itself", alias(0, OTHER, alias(0, OTHER)), "failed: no usable reply"),
            new Row("the address 0.0.0.0", a(0, "0.0.0.0"), "held: "),
            new Row("the address 127.0.0.1", a(0, "127.0.0.1"), "held: "),
            new Row("the address 169.254.169.254", a(0, "169.254.169.254"), "held: "),
            new Row("the address 224.0.0.1", a(0, "224.0.0.1"), "held: "),
            new Row("the address 255.255.255.255", a(0, "255.255.255.255"), "held: "),
            new Row("SERVFAIL", servfail(), "failed: no usable reply"),
            new Row("REFUSED", refused(), "failed: no usable reply"),
            new Row("NXDOMAIN", nxdomain(), "held: "));

    private final LiedTo fleet = new LiedTo(ROWS.size());

    private static Row forgery(String lie, UnaryOperator<byte[]> forgery) {
        return new Row(lie, forged(forgery, LIE), "failed: no usable reply");
    }

    static List<Row> rows() {
        return ROWS;
    }

    @BeforeAll
    void lieAndThenTellTheTruth() throws InterruptedException {
        IntStream.range(0, ROWS.size())
                .forEach(i -> fleet.stage.dns.answer(LiedTo.host(i), ROWS.get(i).reply()));
        fleet.stage.dns.answer(OTHER, alias(0, OTHER));
        fleet.passWhileTheyLie();
        resetConnections();
        fleet.tellTruth(DnsReply::truncated);
        fleet.passOnceMore();
    }

    /** At all moments, one of which is between the client's connecting and its writing. */
    private void resetConnections() throws InterruptedException {
        fleet.stage.dns.answer(LiedTo.host(0), truncated(LIE));
        fleet.stage.dns.resetsConnections(true);
        for (int i = 0; i < RESETS; i++) {
            assertThat(Stage.error(fleet.invoke(0))).contains("no usable reply");
        }
        fleet.stage.dns.resetsConnections(false);
    }

    @AfterAll
    void clear() {
        fleet.close();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void changesNothingAndSaysWhy(Row row) {
        fleet.assertUnchanged(ROWS.indexOf(row), row.reason());
    }

    @Test
    void endsInTimeAndHarmsNoOther() {
        fleet.assertUnharmed(BOUND);
    }

    /** In the process that was lied to, and over TCP, of which it might have kept a connection. */
    @ParameterizedTest
    @MethodSource("rows")
    void takesTheTruthFromThenOn(Row row) {
        fleet.assertRealigned(ROWS.indexOf(row));
    }
}
