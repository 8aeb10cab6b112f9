package dev.repoint.dns;

import static dev.repoint.dns.Resolvers.agreed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Answer;
import dev.repoint.dns.ReplyReader.Reading;
import java.net.InetAddress;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** One message read as the reply to one question. */
final class ReplyReaderTest {
    private static final Record QUESTION = Record.newRecord(name("db"), Type.A, DClass.IN);
    private static final Duration LONGEST = Answer.TTL_MAX;

    @Test
    void readsTheAddressesOfTheNameAndTypeAskedFor() {
        Message reply = reply(
                a("db", 7, "10.0.2.7"),
                a("db", 4, "10.0.1.5"),
                a("other", 1, "10.0.9.9"),
                new AAAARecord(name("db"), DClass.IN, 1, InetAddress.ofLiteral("fd00::7")));

        assertThat(read(reply)).isEqualTo(new Reading.Ended(agreed(4, "10.0.1.5", "10.0.2.7")));
    }

    @Test
    void followsAliasesInWhateverOrderTheyCome() {
        Message reply = reply(a("host", 9, "10.0.2.7"), alias("writer", 6, "host"), alias("db", 3, "writer"));

        assertThat(read(reply)).isEqualTo(new Reading.Ended(agreed(3, "10.0.2.7")));
    }

    @Test
    void comparesNamesWithoutCase() {
        assertThat(read(reply(alias("DB", 5, "Host"), a("hOST", 5, "10.0.2.7"))))
                .isEqualTo(new Reading.Ended(agreed(5, "10.0.2.7")));
    }

    @Test
    void keepsTheTimeToLiveOfAliasesBeforeThis() {
        assertThat(ReplyReader.read(reply(a("db", 9, "10.0.2.7")), QUESTION, 1, Duration.ofSeconds(2)))
                .isEqualTo(new Reading.Ended(agreed(2, "10.0.2.7")));
    }

    @Test
    void leadsOnToTheLastAlias() {
        assertThat(read(reply(alias("db", 3, "writer"), alias("writer", 6, "host"))))
                .isEqualTo(new Reading.Alias(name("host"), 2, Duration.ofSeconds(3)));
    }

    @Test
    void readsNothingAtTheEndAsNoData() {
        assertThat(read(reply())).isEqualTo(new Reading.Ended(new Answer.Empty(Answer.Absence.NODATA)));
        assertThat(ReplyReader.read(reply(), QUESTION, 2, LONGEST))
                .isEqualTo(new Reading.Ended(new Answer.Empty(Answer.Absence.NODATA)));
    }

    @Test
    void takesAChainOfAliasesUpToTheBound() {
        assertThat(read(reply(chain(ReplyReader.ALIASES_MAX)))).isEqualTo(new Reading.Ended(agreed(5, "10.0.2.7")));
        assertThat(read(reply(chain(ReplyReader.ALIASES_MAX + 1)))).satisfies(ReplyReaderTest::isGarbage);
    }

    @Test
    void countsAliasesOverSeveralQuestions() {
        Message onward = reply(alias("db", 5, "host"));

        assertThat(ReplyReader.read(onward, QUESTION, ReplyReader.ALIASES_MAX - 1, LONGEST))
                .isEqualTo(new Reading.Alias(name("host"), ReplyReader.ALIASES_MAX, Duration.ofSeconds(5)));
        assertThat(ReplyReader.read(onward, QUESTION, ReplyReader.ALIASES_MAX, LONGEST))
                .satisfies(ReplyReaderTest::isGarbage);
    }

    @Test
    void takesALoopForGarbage() {
        assertThat(read(reply(alias("db", 5, "writer"), alias("writer", 5, "db"))))
                .satisfies(ReplyReaderTest::isGarbage);
        assertThat(read(reply(alias("db", 5, "db")))).satisfies(ReplyReaderTest::isGarbage);
    }

    @Test
    void refusesTheReplyToAnotherQuestion() {
        Record otherName = Record.newRecord(name("other"), Type.A, DClass.IN);
        Record otherType = Record.newRecord(name("db"), Type.AAAA, DClass.IN);

        for (Message reply : new Message[] {blank(), replyTo(otherName), replyTo(otherType)}) {
            reply.addRecord(a("db", 5, "10.0.2.7"), Section.ANSWER);
            assertThat(read(reply)).satisfies(ReplyReaderTest::isGarbage);
        }
    }

    /** A packet that comes back as it was sent would pass for a name without addresses. */
    @Test
    void refusesWhatIsNoReply() {
        Message echo = reply();
        echo.getHeader().unsetFlag(Flags.QR);
        Message notification = reply(a("db", 5, "10.0.2.7"));
        notification.getHeader().setOpcode(Opcode.NOTIFY);

        assertThat(read(echo)).satisfies(ReplyReaderTest::isGarbage);
        assertThat(read(notification)).satisfies(ReplyReaderTest::isGarbage);
    }

    @Test
    void refusesAReplyToTwoQuestions() {
        Message reply = reply(a("db", 5, "10.0.2.7"));
        reply.addRecord(Record.newRecord(name("other"), Type.A, DClass.IN), Section.QUESTION);

        assertThat(read(reply)).satisfies(ReplyReaderTest::isGarbage);
    }

    /** The address that is missing could be the one that is registered. */
    @Test
    void refusesAReplyThatIsCutShort() {
        Message reply = reply(a("db", 5, "10.0.2.7"));
        reply.getHeader().setFlag(Flags.TC);

        assertThat(read(reply)).satisfies(ReplyReaderTest::isGarbage);
    }

    @Test
    void readsNoRecordOfAnotherClass() {
        Message reply = reply(new ARecord(name("db"), DClass.CH, 5, InetAddress.ofLiteral("10.0.9.9")));

        assertThat(read(reply)).isEqualTo(new Reading.Ended(new Answer.Empty(Answer.Absence.NODATA)));
    }

    @ParameterizedTest
    @CsvSource({"SERVFAIL,SERVFAIL", "REFUSED,REFUSED", "FORMERR,GARBAGE", "NOTIMP,GARBAGE", "NOTAUTH,GARBAGE"})
    void readsTheResponseCode(String code, Answer.Failure failure) {
        Message reply = reply(a("db", 5, "10.0.2.7"));
        reply.getHeader().setRcode(Rcode.value(code));

        assertThat(read(reply))
                .isInstanceOfSatisfying(
                        Reading.Ended.class,
                        ended -> assertThat(ended.answer()).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                            assertThat(failed.failure()).isEqualTo(failure);
                            assertThat(failed.detail()).contains(code);
                        }));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsThatTheNameDoesNotExist(boolean hasAlias) {
        Message reply = hasAlias ? reply(alias("db", 5, "host")) : reply();
        reply.getHeader().setRcode(Rcode.NXDOMAIN);

        assertThat(read(reply)).isEqualTo(new Reading.Ended(new Answer.Empty(Answer.Absence.NXDOMAIN)));
    }

    private static Reading read(Message reply) {
        return ReplyReader.read(reply, QUESTION, 0, LONGEST);
    }

    private static void isGarbage(Reading reading) {
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Ended.class,
                        ended -> assertThat(ended.answer())
                                .isInstanceOfSatisfying(
                                        Answer.Failed.class,
                                        failed -> assertThat(failed.failure()).isEqualTo(Answer.Failure.GARBAGE)));
    }

    private static Message reply(Record... answer) {
        Message reply = replyTo(QUESTION);
        for (Record record : answer) {
            reply.addRecord(record, Section.ANSWER);
        }
        return reply;
    }

    private static Message blank() {
        Message reply = new Message();
        reply.getHeader().setFlag(Flags.QR);
        return reply;
    }

    private static Message replyTo(Record question) {
        Message reply = blank();
        reply.addRecord(question, Section.QUESTION);
        return reply;
    }

    private static Record[] chain(int aliases) {
        return Stream.concat(
                        IntStream.range(0, aliases).mapToObj(i -> alias(i == 0 ? "db" : "h" + i, 5, "h" + (i + 1))),
                        Stream.of(a("h" + aliases, 5, "10.0.2.7")))
                .toArray(Record[]::new);
    }

    private static Record a(String owner, int ttl, String address) {
        return new ARecord(name(owner), DClass.IN, ttl, InetAddress.ofLiteral(address));
    }

    private static Record alias(String owner, int ttl, String target) {
        return new CNAMERecord(name(owner), DClass.IN, ttl, name(target));
    }

    private static Name name(String label) {
        return Name.fromConstantString(label + ".example.");
    }
}
