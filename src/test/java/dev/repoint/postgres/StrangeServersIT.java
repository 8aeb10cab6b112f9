package dev.repoint.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Host;
import dev.repoint.bootstrap.Login;
import dev.repoint.bootstrap.Place;
import dev.repoint.bootstrap.Secret;
import dev.repoint.bootstrap.SourceDatabase.Admission;
import dev.repoint.drill.postgres.CertificateAuthority;
import dev.repoint.postgres.StrangeServer.Manner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whatever a server does instead of TLS, it gets neither user nor password, and it ends in time. */
final class StrangeServersIT {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Login LOGIN = new Login("an admin", new Secret("a secret word"));
    private static final int FOREVER = 60;

    /** The header of a TLS record: handshake, version, 16,384 bytes. */
    private static final byte[] RECORD = {22, 3, 3, 64, 0};

    private static final byte SERVER_HELLO = 2;

    /** Ten seconds to connect, and one for what else a test does. */
    private static final Duration BOUND = Duration.ofSeconds(11);

    @Test
    void serverWithoutTlsIsNotTrusted() throws IOException {
        assertUntrusted(client -> client.write('N'));
    }

    @Test
    void serverThatKnowsNoRequestIsNotTrusted() throws IOException {
        assertUntrusted(client -> client.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII)));
    }

    @Test
    void serverThatSpeaksNoTlsIsNotTrusted() throws IOException {
        assertUntrusted(client -> {
            client.write('S');
            client.awaitHello();
            client.write("R\0\0\0\10\0\0\0\3".repeat(10).getBytes(US_ASCII));
        });
    }

    @Test
    void serverThatClosesIsAbsent() throws IOException {
        assertAbsent(_ -> {});
    }

    @Test
    void serverThatClosesInTheHandshakeIsAbsent() throws IOException {
        assertAbsent(client -> client.write('S'));
    }

    @Test
    void silentServerIsAbsent() throws IOException {
        assertAbsent(_ -> TimeUnit.SECONDS.sleep(FOREVER));
    }

    @Test
    void serverThatIsSilentInTheHandshakeIsAbsent() throws IOException {
        assertAbsent(client -> {
            client.write('S');
            TimeUnit.SECONDS.sleep(FOREVER);
        });
    }

    /** Each byte comes in time; all of them never do. */
    @Test
    void serverThatDripsIsAbsent() throws IOException {
        assertAbsent(client -> {
            client.write('S');
            for (int second = 0; second < FOREVER; second++) {
                TimeUnit.SECONDS.sleep(1);
                client.write(second < RECORD.length ? RECORD[second] : SERVER_HELLO);
            }
        });
    }

    @Test
    void nobodyIsAbsent() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, LOOPBACK)) {
            port = socket.getLocalPort();
        }

        assertThat(enter(port))
                .isInstanceOfSatisfying(
                        Admission.Absent.class,
                        absent -> assertThat(absent.why()).contains("refused"));
    }

    private static void assertUntrusted(Manner manner) throws IOException {
        assertThat(enter(manner)).isInstanceOf(Admission.Untrusted.class);
    }

    private static void assertAbsent(Manner manner) throws IOException {
        assertThat(enter(manner)).isInstanceOf(Admission.Absent.class);
    }

    private static Admission enter(Manner manner) throws IOException {
        try (var server = StrangeServer.that(manner)) {
            Admission admission = enter(server.port());
            assertThat(server.told())
                    .doesNotContain(LOGIN.user(), LOGIN.secret().value());
            return admission;
        }
    }

    private static Admission enter(int port) {
        var place = new Place(new Host("orders.abc123.eu-west-1.rds.amazonaws.com", port), LOOPBACK, "postgres");
        Instant before = Instant.now();
        Admission admission = new JdbcSourceDatabase(List.of(authority())).change(place, LOGIN);
        assertThat(Duration.between(before, Instant.now())).isLessThan(BOUND);
        assertThat(admission.toString()).doesNotContain(LOGIN.secret().value());
        return admission;
    }

    private static X509Certificate authority() {
        var pem =
                new ByteArrayInputStream(new CertificateAuthority().bundlePem().getBytes(US_ASCII));
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        } catch (CertificateException e) {
            throw new AssertionError(e);
        }
    }
}
