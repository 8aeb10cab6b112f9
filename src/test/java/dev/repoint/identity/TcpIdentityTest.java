package dev.repoint.identity;

import static dev.repoint.identity.Proofs.BOUND;
import static dev.repoint.identity.Proofs.ORDERS;
import static dev.repoint.identity.Proofs.assertProven;
import static dev.repoint.identity.Proofs.assertUnproven;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class TcpIdentityTest {
    private final TcpIdentity identity = new TcpIdentity(InstantSource.system());

    @Test
    void acceptedConnectionProvesAndIsClosed() throws InterruptedException {
        try (var server = ScriptedServer.start(ScriptedServer.Client::awaitDeparture)) {
            assertProven(identity.prove(server.target(), ORDERS));

            assertThat(server.sees(1, BOUND)).isTrue();
        }
    }

    @Test
    void nobodyListensProvesNothing() throws InterruptedException {
        assertUnproven(identity.prove(ScriptedServer.deserted(), ORDERS), "can't be reached: Connection refused");
    }

    /** As behind a security group: no answer at all, here because the server's queue is full. */
    @Test
    void silenceEndsInTime() throws IOException, InterruptedException {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        try (var server = new ServerSocket(0, 1, loopback);
                var _ = new Socket(loopback, server.getLocalPort());
                var _ = new Socket(loopback, server.getLocalPort())) {
            Instant start = Instant.now();

            var proof = identity.prove(new Target(new Address(loopback), server.getLocalPort()), ORDERS);

            assertUnproven(proof, "gave no sign within 4500 ms");
            assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofSeconds(4), BOUND);
        }
    }

    @Test
    void interruptedThreadTriesNothing() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> identity.prove(ScriptedServer.deserted(), ORDERS));
        assertThat(Thread.interrupted()).isFalse();
    }
}
