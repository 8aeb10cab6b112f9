package dev.repoint.drill;

import static dev.repoint.drill.DnsReply.a;
import static dev.repoint.drill.DnsReply.flood;
import static dev.repoint.drill.DnsReply.garbage;
import static dev.repoint.drill.DnsReply.late;
import static dev.repoint.drill.DnsReply.pointerLoop;
import static dev.repoint.drill.DnsReply.silence;
import static dev.repoint.drill.DnsReply.truncated;
import static dev.repoint.drill.DnsReply.wrongId;
import static dev.repoint.drill.DnsReply.wrongName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import org.xbill.DNS.WireParseException;

/** A server that is late, silent or lying does exactly what the script says, and no more. */
@Timeout(20)
class DnsMischiefTest {
    private static final String DB = "orders.rds.example";
    private static final int REPLY_MILLIS = 5_000;
    private static final int SILENCE_MILLIS = 150;

    private final LoopbackDnsServer dns = LoopbackDnsServer.start();
    private final DnsClient client = new DnsClient(dns.address());

    @AfterEach
    void stop() {
        dns.close();
    }

    @Test
    void staysSilent() {
        dns.answer(DB, silence());

        assertThatIOException()
                .isThrownBy(() -> client.udp(client.query(DB, Type.A).toWire(), SILENCE_MILLIS))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void answersLate() throws IOException {
        dns.answer(DB, late(Duration.ofMillis(120), a(5, "10.0.0.7")));
        Instant asked = Instant.now();

        assertThat(addressesIn(udp(Type.A))).containsExactly("10.0.0.7");
        assertThat(Duration.between(asked, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    @Test
    void truncatesAndGivesTheWholeOverTcpWithoutLosingItsPlace() throws IOException {
        dns.answer(DB, truncated(a(5, "10.0.0.7")), a(5, "10.0.0.8"));

        Message cut = udp(Type.A);
        assertThat(cut.getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(cut.getSection(Section.ANSWER)).isEmpty();
        assertThat(addressesIn(tcp(Type.A))).containsExactly("10.0.0.7");
        assertThat(addressesIn(tcp(Type.A))).containsExactly("10.0.0.8");
    }

    @Test
    void floodsUpToWhatTheTransportCarries() throws IOException {
        dns.answer(DB, flood(300));

        Message cut = udp(Type.A);
        assertThat(cut.getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(cut.numBytes()).isLessThanOrEqualTo(512);
        assertThat(addressesIn(tcp(Type.A))).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void fillsWhatTheClientSaysThatItTakes() throws IOException {
        dns.answer(DB, flood(50), flood(300));
        Message query = client.query(DB, Type.A);
        query.addRecord(new OPTRecord(1232, Rcode.NOERROR, 0), Section.ADDITIONAL);

        assertThat(addressesIn(new Message(udpBytes(query)))).hasSize(50);
        byte[] cut = udpBytes(query);
        assertThat(new Message(cut).getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(cut).hasSizeLessThanOrEqualTo(1232);
    }

    @Test
    void sendsGarbageAsItIs() throws IOException {
        dns.answer(DB, garbage((byte) 1, (byte) 2, (byte) 3));

        assertThat(udpBytes(client.query(DB, Type.A))).containsExactly(1, 2, 3);
    }

    @Test
    void forgesTheId() throws IOException {
        dns.answer(DB, wrongId(a(5, "10.0.0.7")));
        Message query = client.query(DB, Type.A);

        Message told = new Message(udpBytes(query));
        assertThat(told.getHeader().getID()).isNotEqualTo(query.getHeader().getID());
        assertThat(addressesIn(told)).containsExactly("10.0.0.7");
    }

    @Test
    void answersAboutAnotherName() throws IOException {
        dns.answer(DB, wrongName(a(5, "10.0.0.7")));
        Message query = client.query(DB, Type.A);

        Message told = new Message(udpBytes(query));
        assertThat(told.getHeader().getID()).isEqualTo(query.getHeader().getID());
        assertThat(told.getQuestion().getName())
                .isNotEqualTo(query.getQuestion().getName());
        assertThat(told.getSection(Section.ANSWER).getFirst().getName())
                .isEqualTo(told.getQuestion().getName());
    }

    @Test
    void loopsACompressionPointer() throws IOException {
        dns.answer(DB, pointerLoop());
        byte[] told = udpBytes(client.query(DB, Type.A));

        assertThat(told[7]).isEqualTo((byte) 1);
        assertThat(catchThrowable(() -> new Message(told))).isInstanceOf(WireParseException.class);
    }

    @Test
    void aSlowAnswerDelaysNoOther() throws Exception {
        var quickIsDone = new CompletableFuture<Void>();
        dns.answerBy("slow.example", question -> {
            quickIsDone.join();
            return a(5, "10.0.0.9");
        });
        dns.answer(DB, a(5, "10.0.0.7"));

        try (var slow = new DatagramSocket()) {
            client.send(slow, client.query("slow.example", Type.A).toWire());
            dns.awaitQuestions("slow.example", 1, Duration.ofMillis(REPLY_MILLIS));
            assertThat(addressesIn(udp(Type.A))).containsExactly("10.0.0.7");
            quickIsDone.complete(null);
            assertThat(addressesIn(new Message(client.receive(slow, REPLY_MILLIS))))
                    .containsExactly("10.0.0.9");
        }
    }

    @Test
    void closingInterruptsWhatIsStillToBeAnswered() throws Exception {
        var interrupted = new CompletableFuture<Void>();
        dns.answerBy(DB, question -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.complete(null);
            }
            return silence();
        });
        try (var socket = new DatagramSocket()) {
            client.send(socket, client.query(DB, Type.A).toWire());
            dns.awaitQuestions(DB, 1, Duration.ofMillis(REPLY_MILLIS));
        }

        dns.close();
        assertThat(interrupted).isCompleted();
    }

    private static List<String> addressesIn(Message message) {
        return message.getSection(Section.ANSWER).stream()
                .map(Record::rdataToString)
                .toList();
    }

    private Message udp(int type) throws IOException {
        return new Message(udpBytes(client.query(DB, type)));
    }

    private byte[] udpBytes(Message query) throws IOException {
        return client.udp(query.toWire(), REPLY_MILLIS);
    }

    private Message tcp(int type) throws IOException {
        return new Message(client.tcp(client.query(DB, type).toWire(), REPLY_MILLIS));
    }
}
