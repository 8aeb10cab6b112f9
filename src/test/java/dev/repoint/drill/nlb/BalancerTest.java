package dev.repoint.drill.nlb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BalancerTest {
    private final EchoServer one = EchoServer.on("127.0.0.1");
    private final EchoServer two = EchoServer.on("127.0.0.2");
    private volatile NavigableMap<Target, TargetState> states = new TreeMap<>();
    private final Balancer balancer = Balancer.before(() -> states);

    @AfterEach
    void stop() {
        balancer.close();
        one.close();
        two.close();
    }

    @Test
    void forwardsToTheHealthyTarget() throws IOException {
        states(TargetState.FAILED, TargetState.HEALTHY);
        try (var client = EchoClient.of(balancer)) {
            assertThat(client.hear()).isEqualTo("127.0.0.2");
            client.assertHears("hello");
        }
    }

    @Test
    void failsOpenWhenNoneIsHealthy() throws IOException {
        states(TargetState.FAILED, TargetState.TIMED_OUT);
        try (var first = EchoClient.of(balancer);
                var second = EchoClient.of(balancer)) {
            assertThat(first.hear()).isEqualTo("127.0.0.1");
            assertThat(second.hear()).isEqualTo("127.0.0.2");
        }
    }

    @Test
    void anEmptyGroupResetsItsClients() throws IOException {
        try (var client = EchoClient.of(balancer)) {
            client.assertIsReset();
        }
    }

    @Test
    void aTargetThatRefusesResetsTheClient() throws IOException {
        states(TargetState.HEALTHY, TargetState.FAILED);
        one.close();
        try (var client = EchoClient.of(balancer)) {
            client.assertIsReset();
        }
    }

    @Test
    void anUnhealthyTargetKeepsItsConnectionsUntilAnotherIsHealthy() throws IOException {
        states(TargetState.HEALTHY, TargetState.REGISTERING);
        try (var client = EchoClient.of(balancer)) {
            assertThat(client.hear()).isEqualTo("127.0.0.1");
            states(TargetState.FAILED, TargetState.CHECKING);
            client.assertHears("still there");

            states(TargetState.FAILED, TargetState.HEALTHY);
            client.assertIsReset();
        }
    }

    @Test
    void aDrainingTargetKeepsItsConnectionsToTheEndOfTheDelay() throws IOException {
        states(TargetState.HEALTHY, TargetState.HEALTHY);
        try (var client = EchoClient.of(balancer);
                var other = EchoClient.of(balancer)) {
            assertThat(client.hear()).isEqualTo("127.0.0.1");
            assertThat(other.hear()).isEqualTo("127.0.0.2");
            states(TargetState.DRAINING, TargetState.HEALTHY);
            client.assertHears("still there");

            states = new TreeMap<>(Map.of(two.target(), TargetState.HEALTHY));
            client.assertIsReset();
            other.assertHears("and the other");
        }
    }

    @Test
    void theTargetMayGoOnAfterTheClientHasEnded() throws IOException {
        states(TargetState.HEALTHY, TargetState.FAILED);
        byte[] much = new byte[3_000_000];
        new Random(1).nextBytes(much);
        try (var client = EchoClient.of(balancer)) {
            assertThat(client.hear()).isEqualTo("127.0.0.1");
            var sent = CompletableFuture.runAsync(() -> sendAndEnd(client.socket(), much));

            assertThat(client.socket().getInputStream().readAllBytes()).isEqualTo(much);
            sent.join();
        }
    }

    @Test
    void theClientMayGoOnAfterTheTargetHasEnded() throws IOException {
        try (var target = only();
                var client = EchoClient.of(balancer);
                Socket served = target.accept()) {
            served.shutdownOutput();
            assertThat(client.hearsEnd()).isTrue();
            client.say("one more thing");
            client.socket().shutdownOutput();
            assertThat(served.getInputStream().readAllBytes())
                    .asString(US_ASCII)
                    .isEqualTo("one more thing\n");
        }
    }

    @Test
    void aResetOfTheTargetIsAResetOfTheClient() throws IOException {
        try (var target = only();
                var client = EchoClient.of(balancer)) {
            Socket served = target.accept();
            served.setSoLinger(true, 0);
            served.close();
            client.assertIsReset();
        }
    }

    @Test
    void closingResetsWhatIsOpen() throws IOException {
        states(TargetState.HEALTHY, TargetState.FAILED);
        try (var client = EchoClient.of(balancer)) {
            assertThat(client.hear()).isEqualTo("127.0.0.1");
            assertThat(balancer.connections()).isEqualTo(1);
            balancer.close();
            client.assertIsReset();
        }
        assertThat(balancer.connections()).isZero();
    }

    @Test
    void aLostHostIsSilentUntilItsClientsAreReset() throws IOException {
        states(TargetState.HEALTHY, TargetState.REGISTERING);
        try (var client = EchoClient.of(balancer)) {
            assertThat(client.hear()).isEqualTo("127.0.0.1");
            loseOne();
            states(TargetState.FAILED, TargetState.REGISTERING);
            try (var late = EchoClient.of(balancer)) {
                client.assertHearsNothing();
                late.assertHearsNothing();

                states(TargetState.FAILED, TargetState.HEALTHY);
                client.assertIsReset();
                late.assertIsReset();
            }
        }
    }

    @Test
    void aHostThatIsBackDoesNotKnowItsClientsAnyMore() throws IOException {
        states(TargetState.HEALTHY, TargetState.REGISTERING);
        loseOne();
        try (var client = EchoClient.of(balancer)) {
            client.assertHearsNothing();
            balancer.regain(one.target());
            client.assertIsReset();
        }
        try (var client = EchoClient.of(balancer)) {
            client.assertIsReset();
        }
    }

    private void states(TargetState ofOne, TargetState ofTwo) {
        states = new TreeMap<>(Map.of(one.target(), ofOne, two.target(), ofTwo));
    }

    private void loseOne() {
        balancer.lose(one.target());
        one.close();
    }

    /** A target without an echo, alone in the group. */
    private ServerSocket only() throws IOException {
        var listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        var target = new Target(new Address(listener.getInetAddress()), listener.getLocalPort());
        states = new TreeMap<>(Map.of(target, TargetState.HEALTHY));
        return listener;
    }

    private static void sendAndEnd(Socket client, byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
            client.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
