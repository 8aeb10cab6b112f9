package dev.repoint.dns;

import static dev.repoint.dns.Resolvers.agreed;
import static dev.repoint.dns.Resolvers.asking;
import static dev.repoint.drill.DnsReply.a;
import static dev.repoint.drill.DnsReply.aaaa;
import static dev.repoint.drill.DnsReply.alias;
import static dev.repoint.drill.DnsReply.flood;
import static dev.repoint.drill.DnsReply.nodata;
import static dev.repoint.drill.DnsReply.nxdomain;
import static dev.repoint.drill.DnsReply.truncated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;
import dev.repoint.drill.LoopbackDnsServer;
import dev.repoint.drill.LoopbackDnsServer.Question;
import dev.repoint.remediation.EndpointResolver;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Name;

/** What one healthy server says, and what becomes of it. */
@Timeout(20)
final class DnsjavaEndpointResolverTest {
    private static final String DB = "orders.abc123.eu-west-1.rds.example";
    private static final String HOST = "ec2-10-0-2-7.compute.example";

    private final LoopbackDnsServer dns = LoopbackDnsServer.start();
    private final DnsjavaEndpointResolver resolver = asking(dns);

    @AfterEach
    void stop() {
        dns.close();
    }

    @Test
    void readsIpv4Addresses() throws InterruptedException {
        dns.answer(DB, a(5, "10.0.2.7", "10.0.1.5"));

        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(agreed(5, "10.0.1.5", "10.0.2.7"));
    }

    @Test
    void asksBeforeAnybodyWaits() throws InterruptedException {
        dns.answer(DB, a(5, "10.0.2.7"));

        EndpointResolver.Asked asked = resolver.ask(DB, Family.IPV4);

        dns.awaitQuestions(DB, 1, Duration.ofSeconds(5));
        assertThat(asked.answer()).isEqualTo(agreed(5, "10.0.2.7"));
    }

    @Test
    void readsIpv6Addresses() throws InterruptedException {
        dns.answer(DB, aaaa(5, "fd00::7"));

        assertThat(resolver.resolve(DB, Family.IPV6)).isEqualTo(agreed(5, "fd00::7"));
        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(new Answer.Empty(Answer.Absence.NODATA));
    }

    @Test
    void takesTheSmallestTimeToLiveOfAChain() throws InterruptedException {
        dns.answer(DB, alias(3, "writer.example", alias(20, HOST, a(9, "10.0.2.7"))));

        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(agreed(3, "10.0.2.7"));
        assertThat(dns.questions()).hasSize(1);
    }

    @Test
    void asksAgainForAnAliasThatTheServerDoesNotFollow() throws InterruptedException {
        dns.answer(DB, alias(4, "writer.example"));
        dns.answer("writer.example", alias(20, HOST));
        dns.answer(HOST, a(9, "10.0.2.7"));

        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(agreed(4, "10.0.2.7"));
        assertThat(dns.questions())
                .extracting(question -> question.name().toString(true))
                .containsExactly(DB, "writer.example", HOST);
    }

    @Test
    void saysThatAnAliasLeadsNowhere() throws InterruptedException {
        dns.answer(DB, alias(5, HOST));

        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(new Answer.Empty(Answer.Absence.NXDOMAIN));
    }

    @Test
    void endsALoopOfAliases() throws InterruptedException {
        dns.answer(DB, alias(5, HOST));
        dns.answer(HOST, alias(5, DB));

        assertThat(resolver.resolve(DB, Family.IPV4))
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        failed -> assertThat(failed.failure()).isEqualTo(Answer.Failure.GARBAGE));
        assertThat(dns.questions()).hasSizeBetween(ReplyReader.ALIASES_MAX, ReplyReader.ALIASES_MAX + 1);
    }

    @Test
    void tellsAMissingNameFromAMissingAddress() throws InterruptedException {
        dns.answer(DB, nxdomain(), nodata());

        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(new Answer.Empty(Answer.Absence.NXDOMAIN));
        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(new Answer.Empty(Answer.Absence.NODATA));
    }

    @Test
    void asksOverTcpWhenTheAnswerIsTruncated() throws InterruptedException {
        dns.answer(DB, truncated(a(5, "10.0.2.7")));

        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(agreed(5, "10.0.2.7"));
        assertThat(dns.questions()).extracting(Question::tcp).containsExactly(false, true);
    }

    @Test
    void readsALongAnswerToItsEnd() throws InterruptedException {
        dns.answer(DB, flood(300));

        assertThat(resolver.resolve(DB, Family.IPV4))
                .isInstanceOfSatisfying(
                        Answer.Addresses.class,
                        answer -> assertThat(answer.addresses()).hasSize(300));
    }

    @Test
    void keepsATimeToLiveOfNothingAndCapsALongOne() throws InterruptedException {
        dns.answer(DB, a(0, "10.0.2.7"), a(86_400, "10.0.2.7"));

        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(agreed(0, "10.0.2.7"));
        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(agreed(30, "10.0.2.7"));
        assertThat(Answer.TTL_MAX).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void remembersNothingBetweenTwoQuestions() throws InterruptedException {
        dns.answer(DB, a(300, "10.0.1.5"), a(300, "10.0.2.7"), nxdomain(), a(300, "10.0.3.9"));

        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(agreed(30, "10.0.1.5"));
        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(agreed(30, "10.0.2.7"));
        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(new Answer.Empty(Answer.Absence.NXDOMAIN));
        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(agreed(30, "10.0.3.9"));
        assertThat(dns.questions()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Orders.ABC123.eu-west-1.rds.example", "orders.abc123.eu-west-1.rds.example."})
    void takesUpperCaseAndAFinalDot(String spelling) throws Exception {
        dns.answer(DB, a(5, "10.0.2.7"));

        assertThat(resolver.resolve(spelling, Family.IPV4)).isEqualTo(agreed(5, "10.0.2.7"));
        assertThat(dns.questions()).extracting(Question::name).containsExactly(Name.fromString(DB + "."));
    }

    @Test
    void refusesWhatIsNoName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> resolver.resolve("orders..example", Family.IPV4))
                .withMessageContaining("\"orders..example\" is not a host name");
        assertThat(dns.questions()).isEmpty();
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> resolver.resolve(DB, Family.IPV4));
    }
}
