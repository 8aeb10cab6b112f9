package dev.repoint.identity;

import static dev.repoint.identity.Proofs.AWS;
import static dev.repoint.identity.Proofs.BOUND;
import static dev.repoint.identity.Proofs.ORDERS;
import static dev.repoint.identity.Proofs.OTHER;
import static dev.repoint.identity.Proofs.assertDisproven;
import static dev.repoint.identity.Proofs.assertForeign;
import static dev.repoint.identity.Proofs.assertProven;
import static dev.repoint.identity.Proofs.assertUnproven;
import static dev.repoint.identity.Proofs.tls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.repoint.alignment.Target;
import dev.repoint.drill.postgres.LongRecovery;
import dev.repoint.drill.postgres.Postgres;
import dev.repoint.drill.postgres.UnsupportedMachine;
import dev.repoint.identity.Authority.Period;
import dev.repoint.remediation.Proof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Real servers: TLS by OpenSSL, answers by Postgres. */
@Timeout(120)
final class PostgresIdentityIT {
    private static @TempDir Path folder;
    private static Postgres postgres;
    private static ServerFiles files;
    private static Target target;

    @BeforeAll
    static void initialise() throws IOException {
        try {
            postgres = Postgres.initialise(folder);
        } catch (UnsupportedMachine e) {
            throw new TestAbortedException(e.getMessage(), e);
        }
        files = new ServerFiles(folder.resolve("data"));
        target = ScriptedServer.deserted();
    }

    @AfterEach
    void stop() throws IOException {
        postgres.stop();
    }

    @AfterAll
    static void close() {
        postgres.close();
    }

    @Test
    void databaseIsProven() throws IOException, InterruptedException {
        start(AWS.issue(ORDERS));

        assertProven(prove());
    }

    @Test
    void databaseOfAnotherNameIsNot() throws IOException, InterruptedException {
        start(AWS.issue(OTHER));

        assertForeign(prove(), OTHER, ORDERS);
    }

    @Test
    void databaseOfSomebodyElseIsNot() throws IOException, InterruptedException {
        start(Authority.named("Somebody").issue(ORDERS));

        assertDisproven(prove(), "issued by CN=Somebody", "no trusted certificate vouches");
    }

    @Test
    void expiredCertificateDisproves() throws IOException, InterruptedException {
        start(AWS.issue(Period.over(), ORDERS));

        assertDisproven(prove(), "has expired");
    }

    @Test
    void databaseWithoutTlsIsDisproven() throws IOException, InterruptedException {
        files.withoutTls();
        start();

        assertDisproven(prove(), "answers N");
    }

    @Test
    void stoppedDatabaseProvesNothing() throws IOException, InterruptedException {
        start(AWS.issue(ORDERS));
        postgres.stop();

        assertUnproven(prove(), "can't be reached");
    }

    /** The kernel still accepts connections for it. */
    @Test
    void hungDatabaseProvesNothingButToTcp() throws IOException, InterruptedException {
        start(AWS.issue(ORDERS));
        files.signal("STOP");
        try {
            assertProven(new TcpIdentity(InstantSource.system()).prove(target, ORDERS));
            assertUnproven(prove(), "gave no sign within 4500 ms");
        } finally {
            files.signal("CONT");
        }
    }

    /** Postgres begins TLS before it says that it is starting up. */
    @Test
    void databaseThatStartsUpIsProven() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        files.showOnceStarted(AWS.issue(ORDERS));
        LongRecovery recovery = LongRecovery.prepare(folder);
        files.set(recovery.setting());
        var started = CompletableFuture.runAsync(PostgresIdentityIT::startUnchecked);
        try (var _ = recovery.awaitBegin()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(
                            "jdbc:postgresql://%s/postgres?user=anybody&sslmode=disable".formatted(target)))
                    .withMessageContaining("the database system is starting up");
            assertProven(prove());
        }
        started.get(1, TimeUnit.MINUTES);
    }

    @Test
    void databaseBehindSomethingThatOnlyKnowsTlsIsProven() throws IOException, InterruptedException {
        start(AWS.issue(ORDERS));
        try (var proxy = ScriptedServer.start(Scripts.forwardingTls(target))) {
            assertProven(tls().prove(proxy.target(), ORDERS));
            assertThat(proxy.sees(2, BOUND)).isTrue();
        }
    }

    private static Proof prove() throws InterruptedException {
        return tls().prove(target, ORDERS);
    }

    private static void start(Credential credential) throws IOException {
        files.showOnceStarted(credential);
        start();
    }

    private static void startUnchecked() {
        try {
            start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start() throws IOException {
        postgres.start(target.address().value(), target.port());
    }
}
