package dev.repoint.drill.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** The parts of the drill that Repoint is not in: here the client follows the primary by itself. */
@Timeout(120)
class FailoverOfPostgresIT {
    private static final InetAddress FIRST = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress SECOND = InetAddress.ofLiteral("127.0.0.2");
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SILENCE = Duration.ofMillis(3900);
    private static final Duration PACE = Duration.ofMillis(5);
    private static final int SOME = 50;
    private static final String ENDPOINT = "orders.abc123.eu-west-1.rds.amazonaws.com";

    private final int port;
    private final AtomicReference<InetSocketAddress> primary;
    private final CertificateAuthority authority = new CertificateAuthority();
    private final Caller caller;
    private final Postgres postgres;

    FailoverOfPostgresIT(@TempDir Path folder) throws IOException {
        port = freePort();
        Login owner = Login.random();
        Path trusted = Files.writeString(folder.resolve("authority.pem"), authority.bundlePem());
        caller = new Caller(owner, "postgres", ENDPOINT, trusted);
        primary = new AtomicReference<>(new InetSocketAddress(FIRST, port));
        try {
            postgres = Postgres.initialise(folder, owner);
            postgres.show(authority.issue(ENDPOINT));
        } catch (UnsupportedMachine e) {
            throw new TestAbortedException(e.getMessage(), e);
        }
    }

    @BeforeEach
    void startOnFirst() throws IOException, SQLException {
        postgres.start(FIRST, port);
        try (Connection connection = caller.connect(primary.get());
                Statement statement = connection.createStatement()) {
            statement.execute(NumberedRows.CREATION);
            statement.execute("CREATE PUBLICATION " + ReplicationStream.PUBLICATION + " FOR ALL TABLES");
        }
        caller.makeSlot(primary.get());
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void noRowIsMissingOrDoubledAfterTheHostIsLost() throws IOException, InterruptedException {
        var writer = RowWriter.start(primary::get, caller, PACE);
        try (writer;
                var stream = ReplicationStream.open(primary::get, caller, InstantSource.system())) {
            Reception reception = stream.reception();
            assertThat(reception.awaitAll(SOME, LONG)).isTrue();

            postgres.kill();
            long acknowledgedByFirst = writer.acknowledged();
            postgres.start(SECOND, port);
            primary.set(new InetSocketAddress(SECOND, port));

            assertThat(reception.awaitAll(acknowledgedByFirst + SOME, LONG)).isTrue();
            writer.close();
            long written = writer.acknowledged();
            assertThat(reception.awaitAll(written, LONG)).isTrue();
            assertThat(reception.rows()).hasSize((int) written).isSorted();
            assertThat(reception.duplicates()).isEmpty();
            assertThat(reception.outages()).hasSize(1);
        }
    }

    @Test
    void hostThatIsLostWithoutAWordIsNoticed() throws IOException, InterruptedException {
        try (var wire = new Wire(primary.get());
                var writer = RowWriter.start(primary::get, caller, PACE);
                var stream = ReplicationStream.open(wire::address, caller, InstantSource.system())) {
            Reception reception = stream.reception();
            assertThat(reception.awaitAll(SOME, LONG)).isTrue();

            wire.loseHost();

            assertThat(reception.awaitAll(writer.acknowledged() + SOME, LONG)).isTrue();
            assertThat(reception.outages()).singleElement().satisfies(outage -> {
                assertThat(outage.cause()).contains("said nothing");
                assertThat(outage.length()).isBetween(SILENCE, LONG);
            });
            assertThat(reception.duplicates()).isEmpty();
        }
    }

    @Test
    void nobodyReadsFromAServerOfAnotherName() throws IOException {
        postgres.stop();
        postgres.show(authority.issue("billing.abc123.eu-west-1.rds.amazonaws.com"));
        postgres.start(FIRST, port);

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> caller.connect(primary.get()).close())
                .withMessageContaining("could not be verified");
    }

    @Test
    void portThatIsTakenIsNamed() throws IOException {
        postgres.stop();
        try (var taken = new ServerSocket(port, 1, FIRST)) {
            assertThatIOException()
                    .isThrownBy(() -> postgres.start(FIRST, taken.getLocalPort()))
                    .withMessageContaining("127.0.0.1:" + port)
                    .withMessageContaining("Address already in use");
        }
        postgres.start(FIRST, port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, FIRST)) {
            return socket.getLocalPort();
        }
    }
}
