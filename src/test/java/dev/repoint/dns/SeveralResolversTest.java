package dev.repoint.dns;

import static dev.repoint.dns.Resolvers.agreed;
import static dev.repoint.dns.Resolvers.asking;
import static dev.repoint.dns.Resolvers.read;
import static dev.repoint.drill.DnsReply.a;
import static dev.repoint.drill.DnsReply.late;
import static dev.repoint.drill.DnsReply.nodata;
import static dev.repoint.drill.DnsReply.nxdomain;
import static dev.repoint.drill.DnsReply.servfail;
import static dev.repoint.drill.DnsReply.silence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;
import dev.repoint.drill.LoopbackDnsServer;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several servers asked at once: what they say together, and that none of them holds up the others (rule 2). */
@Timeout(20)
final class SeveralResolversTest {
    private static final String DB = "orders.abc123.eu-west-1.rds.example";

    private final LoopbackDnsServer one = LoopbackDnsServer.start();
    private final LoopbackDnsServer other = LoopbackDnsServer.start();
    private final DnsjavaEndpointResolver resolver = asking(one, other);

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void agreeOnOneAnswer() throws InterruptedException {
        one.answer(DB, a(5, "10.0.2.7"));
        other.answer(DB, a(5, "10.0.2.7"));

        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(agreed(5, "10.0.2.7"));
        assertThat(one.questions()).hasSize(1);
        assertThat(other.questions()).hasSize(1);
    }

    @Test
    void giveAllAddressesWhenOneOfThemIsStale() throws InterruptedException {
        one.answer(DB, a(5, "10.0.1.5"));
        other.answer(DB, a(3, "10.0.2.7"));

        assertThat(resolver.resolve(DB, Family.IPV4))
                .isEqualTo(new Answer.Addresses(
                        new TreeSet<>(read("10.0.1.5", "10.0.2.7")), Duration.ofSeconds(5), false));
    }

    @Test
    void doNotAgreeWhenOneOfThemKnowsNoAddress() throws InterruptedException {
        one.answer(DB, nxdomain());
        other.answer(DB, a(5, "10.0.2.7"));

        assertThat(resolver.resolve(DB, Family.IPV4))
                .isEqualTo(new Answer.Addresses(new TreeSet<>(read("10.0.2.7")), Duration.ofSeconds(5), false));
    }

    @Test
    void countOnlyThoseThatReplied() throws InterruptedException {
        one.answer(DB, servfail());
        other.answer(DB, a(5, "10.0.2.7"), nodata());

        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(agreed(5, "10.0.2.7"));
        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(new Answer.Empty(Answer.Absence.NODATA));
    }

    @Test
    void giveTheSlowerOneASecond() throws InterruptedException {
        one.answer(DB, a(5, "10.0.1.5"));
        other.answer(DB, late(Duration.ofMillis(400), a(5, "10.0.2.7")));

        assertThat(resolver.resolve(DB, Family.IPV4))
                .isInstanceOfSatisfying(
                        Answer.Addresses.class,
                        answer ->
                                assertThat(answer.addresses()).containsExactlyElementsOf(read("10.0.1.5", "10.0.2.7")));
    }

    @Test
    void doNotWaitLongForOneThatIsDead() throws InterruptedException {
        one.answer(DB, silence());
        other.answer(DB, a(5, "10.0.2.7"));
        Instant asked = Instant.now();

        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(agreed(5, "10.0.2.7"));
        assertThat(Duration.between(asked, Instant.now())).isBetween(Duration.ofMillis(900), Duration.ofMillis(2_500));
    }

    @Test
    void waitForTheLivingOneWhenAnotherFailsAtOnce() throws InterruptedException {
        one.answer(DB, servfail());
        other.answer(DB, late(Duration.ofMillis(1_500), a(5, "10.0.2.7")));

        assertThat(resolver.resolve(DB, Family.IPV4)).isEqualTo(agreed(5, "10.0.2.7"));
    }

    @Test
    void failInTimeWhenAllAreDead() throws InterruptedException {
        one.answer(DB, silence());
        other.answer(DB, silence());
        Instant asked = Instant.now();

        assertThat(resolver.resolve(DB, Family.IPV4))
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        failed -> assertThat(failed.failure()).isEqualTo(Answer.Failure.TIMEOUT));
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofMillis(6_500));
    }
}
