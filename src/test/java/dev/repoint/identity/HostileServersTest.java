package dev.repoint.identity;

import static dev.repoint.identity.Proofs.AWS;
import static dev.repoint.identity.Proofs.BOUND;
import static dev.repoint.identity.Proofs.ORDERS;
import static dev.repoint.identity.Proofs.assertDisproven;
import static dev.repoint.identity.Proofs.assertUnproven;
import static dev.repoint.identity.Proofs.tls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.repoint.drill.Threads;
import dev.repoint.identity.ScriptedServer.Script;
import dev.repoint.remediation.Proof;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server does, trying it ends in time, with an outcome, and leaves no connection behind. */
@Timeout(30)
final class HostileServersTest {
    private static final Duration PACE = Duration.ofMillis(20);
    private static final int HANDSHAKE = 22;
    private static final int ALERT = 21;
    private static final int WARNING = 1;
    private static final int USER_CANCELLED = 90;
    private static final String STARTING_UP = "SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0";

    private static final Map<String, Script> ENDLESS = Map.of(
            "silence", ScriptedServer.Client::awaitDeparture,
            "silence after S",
                    client -> {
                        client.agree();
                        client.awaitDeparture();
                    },
            "a dripping error", client -> drip(client, 'E', 'x'),
            "a dripping record",
                    client -> {
                        client.agree();
                        drip(client, HANDSHAKE, 3, 3, 64, 0, 2);
                    });

    static Stream<Arguments> disproving() {
        return Stream.of(
                arguments("N", answers("N"), "answers N"),
                arguments("HTTP", answers("HTTP/1.1 400 Bad Request\r\n"), "\"HTTP/1.1 400 Bad Request??\""),
                arguments("mail", answersAndLeaves("EHLO\r\n"), "\"EHLO??\""),
                arguments("stuffed S", answers("Sxyz"), "\"Sxyz\""),
                arguments("a long E", answers("E" + "x".repeat(5000)), "\"Exxx"),
                arguments("garbage after S", afterS("HTTP/1.1 400 Bad Request\r\n"), "spoils the handshake"),
                arguments("a chain of 64 KiB", Scripts.postgres(AWS.issue(manyNames())), "spoils the handshake"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("disproving")
    void disproves(String situation, Script script, String words) throws InterruptedException {
        assertDisproven(tried(script), words, ORDERS);
    }

    static Stream<Arguments> provingNothing() {
        int length = STARTING_UP.length() + 4;
        String head = "E\0\0\0" + (char) length;
        return Stream.of(
                arguments("an error", answers(head + STARTING_UP), "the database system is starting up"),
                arguments("an old error", answers("Ecould not fork\n\0"), "could not fork"),
                arguments("close", (Script) client -> {}, "closes the connection"),
                arguments("close when asked", (Script) ScriptedServer.Client::request, "closes the connection"),
                arguments("close after S", afterS(""), "in the middle of the handshake"),
                arguments("refusal", afterS("\25\3\3\0\2\2("), "handshake_failure"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("provingNothing")
    void provesNothing(String situation, Script script, String words) throws InterruptedException {
        assertUnproven(tried(script), words, ORDERS);
    }

    @Test
    void nobodyListensProvesNothing() throws InterruptedException {
        assertUnproven(tls().prove(ScriptedServer.deserted(), ORDERS), "can't be reached: Connection refused");
    }

    /** All at once, because each of them takes its time. */
    @Test
    void endsInTimeAndHangsUp() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Threads.virtual("trying")) {
            List<Future<?>> all = new ArrayList<>();
            ENDLESS.forEach((situation, script) -> all.add(threads.submit(() -> endsInTime(situation, script))));
            for (Future<?> each : all) {
                each.get();
            }
        }
    }

    private static Proof endsInTime(String situation, Script script) throws InterruptedException {
        try (var server = ScriptedServer.start(script)) {
            Instant start = Instant.now();

            Proof proof = tls().prove(server.target(), ORDERS);

            assertUnproven(proof, "gave no sign within 4500 ms");
            Duration took = Duration.between(start, Instant.now());
            assertThat(took).as(situation).isBetween(Duration.ofSeconds(4), BOUND);
            assertThat(server.sees(1, BOUND)).as(situation).isTrue();
            return proof;
        }
    }

    @Test
    void endlessBytesAreNotReadToTheEnd() throws InterruptedException {
        int[] alert = {ALERT, 3, 3, 0, 2, WARNING, USER_CANCELLED};
        int[] many =
                IntStream.range(0, 10_000).flatMap(i -> Arrays.stream(alert)).toArray();
        try (var server = ScriptedServer.start(client -> {
            client.agree();
            while (true) {
                client.send(many);
            }
        })) {
            Proof proof = tls().prove(server.target(), ORDERS);

            assertThat(proof).isNotEqualTo(new Proof.Proven());
            assertThat(server.sees(1, BOUND)).isTrue();
        }
    }

    @Test
    void interruptEndsItAtOnce() throws InterruptedException, ExecutionException, TimeoutException {
        var connected = new CompletableFuture<Void>();
        try (var server = ScriptedServer.start(client -> {
            client.request();
            connected.complete(null);
            client.awaitDeparture();
        })) {
            var interrupted = new CompletableFuture<Boolean>();
            Thread trying = Thread.ofPlatform().start(() -> {
                try {
                    tls().prove(server.target(), ORDERS);
                } catch (InterruptedException e) {
                    interrupted.complete(!Thread.currentThread().isInterrupted());
                }
            });
            connected.get(10, TimeUnit.SECONDS);
            trying.interrupt();

            assertThat(interrupted.get(2, TimeUnit.SECONDS)).isTrue();
            assertThat(server.sees(1, BOUND)).isTrue();
        }
    }

    private static Proof tried(Script script) throws InterruptedException {
        try (var server = ScriptedServer.start(script)) {
            Proof proof = tls().prove(server.target(), ORDERS);
            assertThat(server.sees(server.clients(), BOUND)).isTrue();
            return proof;
        }
    }

    private static Script answers(String text) {
        return client -> {
            client.request();
            client.send(text);
            client.awaitDeparture();
        };
    }

    private static Script answersAndLeaves(String text) {
        return client -> {
            client.request();
            client.send(text);
        };
    }

    private static Script afterS(String text) {
        return client -> {
            client.agree();
            client.send(text);
        };
    }

    private static void drip(ScriptedServer.Client client, int... bytes) throws IOException, InterruptedException {
        client.send(bytes);
        while (true) {
            client.idle(PACE);
            client.send(bytes[bytes.length - 1]);
        }
    }

    private static String[] manyNames() {
        return IntStream.range(0, 1000)
                .mapToObj(i -> "n" + i + "." + "x".repeat(60) + ".example")
                .toArray(String[]::new);
    }
}
