package dev.repoint.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.remediation.Proof;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What the tests of proofs share. */
final class Proofs {
    static final String ORDERS = "orders.abc123.eu-west-1.rds.amazonaws.com";
    static final String OTHER = "invoices.abc123.eu-west-1.rds.amazonaws.com";
    static final Authority AWS = Authority.named("Amazon RDS eu-west-1 Root CA");

    /** The port's five seconds, and what a busy machine adds. */
    static final Duration BOUND = Duration.ofMillis(6_500);

    private Proofs() {}

    static TlsIdentity tls() {
        return new TlsIdentity(AWS.anchors(), InstantSource.system());
    }

    static TlsIdentity tlsIn(Duration time) {
        return new TlsIdentity(AWS.anchors(), Clock.offset(Clock.systemUTC(), time));
    }

    static void assertProven(Proof proof) {
        assertThat(proof).isEqualTo(new Proof.Proven());
    }

    static void assertUnproven(Proof proof, String... words) {
        assertThat(proof).isInstanceOfSatisfying(Proof.Unproven.class, it -> assertSays(it.reason(), words));
    }

    static void assertForeign(Proof proof, String... words) {
        assertDisproven(proof, true, words);
    }

    static void assertDisproven(Proof proof, String... words) {
        assertDisproven(proof, false, words);
    }

    private static void assertDisproven(Proof proof, boolean isForeign, String... words) {
        assertThat(proof).isInstanceOfSatisfying(Proof.Disproven.class, it -> {
            assertThat(it.isForeign()).isEqualTo(isForeign);
            assertSays(it.reason(), words);
        });
    }

    private static void assertSays(String reason, String... words) {
        assertThat(reason).startsWith("127.0.0.1:").matches("[ -~]+");
        assertThat(List.of(words)).allSatisfy(word -> assertThat(reason).contains(word));
    }
}
