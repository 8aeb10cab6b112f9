package dev.repoint.identity;

import static dev.repoint.identity.Proofs.AWS;
import static dev.repoint.identity.Proofs.ORDERS;
import static dev.repoint.identity.Proofs.OTHER;
import static dev.repoint.identity.Proofs.assertDisproven;
import static dev.repoint.identity.Proofs.assertForeign;
import static dev.repoint.identity.Proofs.assertProven;
import static dev.repoint.identity.Proofs.assertUnproven;
import static dev.repoint.identity.Proofs.tls;
import static dev.repoint.identity.Proofs.tlsIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.identity.Authority.Period;
import dev.repoint.remediation.Proof;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates, right and wrong, shown by servers that behave. */
@Timeout(30)
final class TlsIdentityTest {
    private static final int FATAL = 2;
    private static final int PROTOCOL_VERSION = 70;
    private static final int[] ALERT = {21, 3, 1, 0, 2, FATAL, PROTOCOL_VERSION};

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void certificateOfTheEndpointProves(String protocol) throws InterruptedException {
        assertProven(shown(Scripts.postgres(AWS.issue(ORDERS), protocol), ORDERS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ORDERS.abc123.eu-west-1.rds.amazonaws.com",
                "orders.abc123.eu-west-1.rds.amazonaws.com.",
            })
    void caseAndRootOfTheNameDoNotMatter(String name) throws InterruptedException {
        assertProven(shown(Scripts.postgres(AWS.issue(ORDERS)), name));
    }

    @Test
    void certificateMayNameSeveralEndpoints() throws InterruptedException {
        Credential credential = AWS.issue(OTHER, "*.cluster-custom-abc123.eu-west-1.rds.amazonaws.com");

        assertProven(shown(Scripts.postgres(credential), "x.cluster-custom-abc123.eu-west-1.rds.amazonaws.com"));
        assertForeign(shown(Scripts.postgres(credential), "y.x.cluster-custom-abc123.eu-west-1.rds.amazonaws.com"));
    }

    @Test
    void certificateOfAnotherEndpointIsToldFromTheRest() throws InterruptedException {
        Proof proof = shown(Scripts.postgres(AWS.issue(OTHER)), ORDERS);

        assertForeign(
                proof, "127.0.0.1:", "for " + OTHER, "issued by CN=Amazon RDS", "valid from", "expected was " + ORDERS);
    }

    @Test
    void untrustedCertificateDisprovesWhateverItsName() throws InterruptedException {
        Authority stranger = Authority.named("Amazon RDS eu-west-1 Root CA");

        assertDisproven(shown(Scripts.postgres(stranger.issue(ORDERS)), ORDERS), "no trusted certificate vouches");
        assertDisproven(shown(Scripts.postgres(stranger.issue(OTHER)), ORDERS), "no trusted certificate vouches");
    }

    @Test
    void selfSignedCertificateDisproves() throws InterruptedException {
        Credential selfSigned = Authority.named(ORDERS).credential();

        assertDisproven(shown(Scripts.postgres(selfSigned), ORDERS), "for CN=" + ORDERS, "no trusted certificate");
    }

    @Test
    void expiredCertificateDisproves() throws InterruptedException {
        assertDisproven(shown(Scripts.postgres(AWS.issue(Period.over(), ORDERS)), ORDERS), "has expired");
    }

    @Test
    void certificateThatIsNotYetValidDisproves() throws InterruptedException {
        assertDisproven(shown(Scripts.postgres(AWS.issue(Period.toCome(), ORDERS)), ORDERS), "not valid yet");
    }

    @Test
    void clockDecidesWhatHasExpired() throws InterruptedException {
        try (var server = ScriptedServer.start(Scripts.postgres(AWS.issue(ORDERS)))) {
            assertProven(tlsIn(Duration.ZERO).prove(server.target(), ORDERS));
            assertDisproven(tlsIn(Duration.ofDays(3)).prove(server.target(), ORDERS));
        }
    }

    @Test
    void expiredAnchorVouchesForNothing() throws InterruptedException {
        Authority retired = Authority.named("Amazon RDS Root 2019 CA", Period.over());
        Credential pinned = AWS.issue(Period.over(), ORDERS);

        try (var server = ScriptedServer.start(Scripts.postgres(retired.issue(ORDERS)))) {
            var identity = new TlsIdentity(retired.anchors(), InstantSource.system());
            assertDisproven(identity.prove(server.target(), ORDERS));
        }
        try (var server = ScriptedServer.start(Scripts.postgres(pinned))) {
            var identity = new TlsIdentity(pinned.asAnchor(), InstantSource.system());
            assertDisproven(identity.prove(server.target(), ORDERS));
        }
    }

    @Test
    void serverThatOnlySpeaksTlsIsTriedAgain() throws InterruptedException {
        Credential credential = AWS.issue(ORDERS);

        assertProven(shown(Scripts.direct(credential, "postgresql"), ORDERS));
        assertProven(shown(Scripts.direct(credential, "postgresql", ALERT), ORDERS));
        assertForeign(shown(Scripts.direct(AWS.issue(OTHER), "postgresql", ALERT), ORDERS));
    }

    @Test
    void serverThatSpeaksTlsForSomethingElseDisproves() throws InterruptedException {
        assertDisproven(shown(Scripts.direct(AWS.issue(ORDERS), "", ALERT), ORDERS), "not for Postgres");
        assertUnproven(shown(Scripts.direct(AWS.issue(ORDERS), "h2", ALERT), ORDERS), "no_application_protocol");
    }

    @Test
    void manyAndUglyNamesAreCutAndCleaned() throws InterruptedException {
        String[] names = IntStream.range(0, 100)
                .mapToObj(i -> "n" + i + "\u001b[2J\n" + "x".repeat(200) + ".example")
                .toArray(String[]::new);

        Proof proof = shown(Scripts.postgres(AWS.issue(names)), ORDERS);

        assertForeign(proof, "and 96 more names");
        assertThat(proof.toString()).hasSizeLessThan(1000);
    }

    private static Proof shown(ScriptedServer.Script script, String hostName) throws InterruptedException {
        try (var server = ScriptedServer.start(script)) {
            return tls().prove(server.target(), hostName);
        }
    }
}
