package dev.repoint.dns;

import static dev.repoint.dns.Resolvers.agreed;
import static dev.repoint.dns.Resolvers.asking;
import static dev.repoint.drill.DnsReply.a;
import static dev.repoint.drill.DnsReply.garbage;
import static dev.repoint.drill.DnsReply.late;
import static dev.repoint.drill.DnsReply.pointerLoop;
import static dev.repoint.drill.DnsReply.refused;
import static dev.repoint.drill.DnsReply.servfail;
import static dev.repoint.drill.DnsReply.silence;
import static dev.repoint.drill.DnsReply.truncated;
import static dev.repoint.drill.DnsReply.wrongId;
import static dev.repoint.drill.DnsReply.wrongName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Answer.Failure;
import dev.repoint.alignment.Family;
import dev.repoint.drill.DnsReply;
import dev.repoint.drill.LoopbackDnsServer;
import dev.repoint.drill.LoopbackDnsServer.Question;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Name;
import org.xbill.DNS.io.DefaultIoClientFactory;
import org.xbill.DNS.io.IoClientFactory;
import org.xbill.DNS.io.UdpIoClient;

/** A server that refuses, stalls or lies gives a failed answer in time, and never an exception. */
@Timeout(30)
final class ResolverFaultsTest {
    private static final String DB = "orders.abc123.eu-west-1.rds.example";

    /** The port's five seconds, and what a busy machine adds. */
    private static final Duration BOUND = Duration.ofMillis(6_500);

    private final LoopbackDnsServer dns = LoopbackDnsServer.start();
    private final DnsjavaEndpointResolver resolver = asking(dns);

    @AfterEach
    void stop() {
        dns.close();
    }

    static Stream<Arguments> unusableReplies() {
        byte[] noise = new byte[64];
        Arrays.fill(noise, (byte) 0xff);
        return Stream.of(
                arguments("SERVFAIL", servfail(), Failure.SERVFAIL),
                arguments("REFUSED", refused(), Failure.REFUSED),
                arguments("three bytes", garbage((byte) 1, (byte) 2, (byte) 3), Failure.GARBAGE),
                arguments("noise", garbage(noise), Failure.GARBAGE),
                arguments("a pointer to itself", pointerLoop(), Failure.GARBAGE),
                arguments("an answer about another name", wrongName(a(5, "10.0.2.7")), Failure.GARBAGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusableReplies")
    void namesWhatFailed(String situation, DnsReply reply, Failure failure) throws InterruptedException {
        dns.answer(DB, reply);

        Answer answer = resolver.resolve(DB, Family.IPV4);

        assertThat(answer).as(situation).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(failure);
            assertThat(failed.detail()).isNotBlank();
        });
    }

    /** Over UDP such a packet may be a forger's, so that waiting on for the right one is as good as giving up. */
    @Test
    void believesNoAnswerUnderAnotherId() throws InterruptedException {
        dns.answer(DB, wrongId(a(5, "10.0.2.7")));

        assertThat(resolver.resolve(DB, Family.IPV4)).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void asksASecondTimeWhenAPacketIsLost() throws InterruptedException {
        dns.answer(DB, silence(), a(5, "10.0.2.7"));

        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(agreed(5, "10.0.2.7"));
        assertThat(dns.questions()).extracting(Question::tcp).containsExactly(false, false);
    }

    @Test
    void waitsForASlowAnswer() throws InterruptedException {
        dns.answer(DB, late(Duration.ofMillis(900), a(5, "10.0.2.7")));

        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(agreed(5, "10.0.2.7"));
        assertThat(dns.questions()).hasSize(1);
    }

    @Test
    void givesUpOnSilence() throws InterruptedException {
        dns.answer(DB, silence());

        assertTimesOut();
        assertThat(dns.questions()).hasSize(2);
    }

    @Test
    void givesUpWhenTcpStalls() throws InterruptedException {
        dns.answer(DB, truncated(silence()));

        assertTimesOut();
        assertThat(dns.questions()).extracting(Question::tcp).contains(true);
    }

    @Test
    void saysThatNobodyListens() throws InterruptedException, IOException {
        InetSocketAddress nobody;
        try (var socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            nobody = new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
        }

        assertThat(new DnsjavaEndpointResolver(List.of(nobody)).resolve(DB, Family.IPV4))
                .isInstanceOf(Answer.Failed.class);
    }

    @Test
    void takesForGarbageWhatDnsjavaBreaksDownAt() {
        IoClientFactory broken = new DefaultIoClientFactory() {
            @Override
            public UdpIoClient createOrGetUdpClient() {
                return (_, _, _, _, _, _) ->
                        CompletableFuture.failedFuture(new IllegalArgumentException("no such type"));
            }
        };

        assertThat(new Nameserver(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 53), broken)
                        .ask(Name.fromConstantString(DB + "."), Family.IPV4))
                .isCompletedWithValue(new Answer.Failed(Failure.GARBAGE, "no such type"));
    }

    private void assertTimesOut() throws InterruptedException {
        Instant asked = Instant.now();

        assertThat(resolver.resolve(DB, Family.IPV4))
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        failed -> assertThat(failed.failure()).isEqualTo(Failure.TIMEOUT));
        assertThat(Duration.between(asked, Instant.now())).isLessThan(BOUND);
    }
}
