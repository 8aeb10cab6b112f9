package dev.repoint.drill;

import static dev.repoint.drill.DnsReply.a;
import static dev.repoint.drill.DnsReply.addresses;
import static dev.repoint.drill.DnsReply.alias;
import static dev.repoint.drill.DnsReply.nodata;
import static dev.repoint.drill.DnsReply.nxdomain;
import static dev.repoint.drill.DnsReply.refused;
import static dev.repoint.drill.DnsReply.servfail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.repoint.drill.LoopbackDnsServer.Question;
import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

@Timeout(20)
class LoopbackDnsServerTest {
    private static final String DB = "orders.rds.example";
    private static final int REPLY_MILLIS = 5_000;

    private final LoopbackDnsServer dns = LoopbackDnsServer.start();
    private final DnsClient client = new DnsClient(dns.address());

    @AfterEach
    void stop() {
        dns.close();
    }

    @Test
    void answersInOrderAndRepeatsTheLast() throws IOException {
        dns.answer(DB, a(5, "10.0.0.7"), servfail(), a(5, "10.0.0.8"));

        assertThat(addressesIn(udp(Type.A))).containsExactly("10.0.0.7");
        assertThat(udp(Type.A).getRcode()).isEqualTo(Rcode.SERVFAIL);
        assertThat(addressesIn(udp(Type.A))).containsExactly("10.0.0.8");
        assertThat(addressesIn(udp(Type.A))).containsExactly("10.0.0.8");
    }

    @Test
    void givesOnlyTheFamilyAskedForAndCountsThemApart() throws IOException {
        dns.answer(DB, addresses(5, "10.0.0.7", "fd00::7"), a(5, "10.0.0.8"));

        assertThat(addressesIn(udp(Type.A))).containsExactly("10.0.0.7");
        assertThat(addressesIn(udp(Type.AAAA))).containsExactly("fd00:0:0:0:0:0:0:7");
        assertThat(addressesIn(udp(Type.A))).containsExactly("10.0.0.8");
        Message none = udp(Type.AAAA);
        assertThat(none.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(none.getSection(Section.ANSWER)).isEmpty();
        assertThat(none.getSection(Section.AUTHORITY)).hasSize(1);
    }

    @Test
    void carriesTheTimeToLive() throws IOException {
        dns.answer(DB, a(17, "10.0.0.7"));

        assertThat(udp(Type.A).getSection(Section.ANSWER).getFirst().getTTL()).isEqualTo(17);
    }

    @Test
    void followsAnAliasInTheSameMessage() throws IOException {
        dns.answer(DB, alias(5, "writer.example", alias(4, "node.example", a(3, "10.0.0.7"))));

        List<Record> answer = udp(Type.A).getSection(Section.ANSWER);
        assertThat(answer).extracting(Record::getType).containsExactly(Type.CNAME, Type.CNAME, Type.A);
        assertThat(answer)
                .extracting(record -> record.getName().toString())
                .containsExactly(DB + ".", "writer.example.", "node.example.");
    }

    @Test
    void leavesABareAliasToTheClient() throws IOException {
        dns.answer(DB, alias(5, "node.example"));

        Message told = udp(Type.A);
        assertThat(told.getSection(Section.ANSWER))
                .singleElement()
                .isInstanceOfSatisfying(
                        CNAMERecord.class,
                        cname -> assertThat(cname.getTarget()).hasToString("node.example."));
        assertThat(told.getSection(Section.AUTHORITY)).isEmpty();
    }

    @Test
    void tellsNegativesApart() throws IOException {
        dns.answer(DB, nodata(), nxdomain(), refused(), alias(5, "gone.example", nxdomain()));

        assertThat(udp(Type.A).getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(udp(Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(udp(Type.A).getRcode()).isEqualTo(Rcode.REFUSED);
        Message behindAlias = udp(Type.A);
        assertThat(behindAlias.getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(behindAlias.getSection(Section.ANSWER)).hasSize(1);
    }

    @Test
    void knowsNoOtherNames() throws IOException {
        assertThat(udp(Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    }

    @Test
    void matchesNamesWhateverTheirCase() throws IOException {
        dns.answer("Orders.RDS.Example.", a(5, "10.0.0.7"));

        assertThat(addressesIn(udp(Type.A))).containsExactly("10.0.0.7");
    }

    @Test
    void asksTheFunctionWithWhatItKnows() throws IOException {
        dns.answerBy(DB, question -> a(5, question.tcp() ? "10.0.0.2" : "10.0.0.1"));

        assertThat(addressesIn(udp(Type.A))).containsExactly("10.0.0.1");
        assertThat(addressesIn(tcp(Type.A))).containsExactly("10.0.0.2");
    }

    @Test
    void listsTheQuestions() throws IOException {
        Instant before = Instant.now();
        udp(Type.A);
        tcp(Type.AAAA);

        assertThat(dns.questions()).extracting(Question::type).containsExactly(Type.A, Type.AAAA);
        assertThat(dns.questions()).extracting(Question::tcp).containsExactly(false, true);
        assertThat(dns.questions()).allSatisfy(question -> {
            assertThat(question.name()).hasToString(DB + ".");
            assertThat(question.at()).isBetween(before, Instant.now());
        });
    }

    @Test
    void ignoresWhatIsNoQuestion() throws IOException {
        dns.answer(DB, a(5, "10.0.0.7"));
        try (var socket = new DatagramSocket()) {
            client.send(socket, new byte[] {1, 2, 3});
        }

        assertThat(addressesIn(udp(Type.A))).containsExactly("10.0.0.7");
    }

    @Test
    void stopsAndFreesItsPort() {
        dns.close();

        assertThat(catchThrowable(() -> tcp(Type.A))).isInstanceOf(ConnectException.class);
    }

    @Test
    void listensOnTheLoopbackAddressAskedForOnly() {
        try (var second = LoopbackDnsServer.start(InetAddress.ofLiteral("::1"))) {
            assertThat(second.address()).startsWith("[0:0:0:0:0:0:0:1]:");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoopbackDnsServer.start(InetAddress.ofLiteral("192.0.2.1")));
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
