package dev.repoint.drill.postgres;

import dev.repoint.bootstrap.Host;
import dev.repoint.bootstrap.Place;
import dev.repoint.bootstrap.Secret;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Postgres as RDS hands it over, as far as a plain server can be: TLS only, with a certificate for the endpoint's name; WAL
 * that isn't logical; RDS's roles; and a master user who is no superuser, but may make roles and databases.
 *
 * <p>What differs, because RDS has changed its Postgres: here membership of {@code rds_replication} doesn't let one replicate,
 * so a test says {@link #replicates} after it granted that; and membership of {@code rds_superuser} doesn't let one publish
 * all tables or whole schemas, so a test of that logs in as the {@link #superuser}.
 */
public final class RdsPostgres implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final String CONNECTIONS = "127.0.0.0/8";

    /** The first line that fits decides. Roles of the names in it may log in in other ways than RDS has. */
    private static final List<String> ACCESS = List.of(
            "hostssl all by_md5 " + CONNECTIONS + " md5",
            "hostssl all by_clear_text " + CONNECTIONS + " password",
            "hostssl all by_nothing " + CONNECTIONS + " trust",
            "hostssl all all " + CONNECTIONS + " scram-sha-256");

    private static final List<String> SETTINGS = List.of(
            "wal_level = replica",
            "max_connections = 50",
            "max_prepared_transactions = 5",
            "fsync = off",
            "password_encryption = 'scram-sha-256'",
            "log_connections = on",
            "log_statement = all",
            "log_min_messages = debug1");

    private final int major;
    private final Path folder;
    private final Host host;
    private final Postgres postgres;
    private final CertificateAuthority authority = new CertificateAuthority();
    private final ServerLog log;
    private final Login owner;
    private final Login master;
    private final AtomicInteger databases = new AtomicInteger();

    private RdsPostgres(int major, Path folder, Host host, ServerLog log) throws IOException {
        this.major = major;
        this.folder = folder;
        this.host = host;
        this.log = log;
        this.owner = Login.random("rdsadmin");
        this.master = Login.random("postgres");
        this.postgres = Postgres.initialise(folder, owner, new ServerSetup(major, ACCESS, SETTINGS, log::write));
        postgres.show(authority.issue(host.name()));
        Files.writeString(caFile(), authority.bundlePem());
    }

    /** Makes one, and starts it on a free port; takes some seconds. */
    public static RdsPostgres start(int major, Path folder) throws IOException, SQLException {
        var host = new Host("orders-" + major + ".abc123.eu-west-1.rds.amazonaws.com", freePort());
        var server = new RdsPostgres(major, folder, host, new ServerLog());
        server.postgres.start(LOOPBACK, host.port());
        server.sql("postgres").run(RdsRoles.made(server.master));
        return server;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        }
    }

    public int major() {
        return major;
    }

    public Place place(String database) {
        return new Place(host, LOOPBACK, database);
    }

    /** Whoever trusts these, trusts this server. */
    public List<X509Certificate> trusted() {
        try {
            var pem = new ByteArrayInputStream(authority.bundlePem().getBytes(StandardCharsets.US_ASCII));
            return List.of(
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same as a PEM file. */
    public Path caFile() {
        return folder.resolve("ca.pem");
    }

    /** RDS's master user. */
    public dev.repoint.bootstrap.Login master() {
        return bootstrapLogin(master);
    }

    /** Whom RDS keeps to itself. */
    public dev.repoint.bootstrap.Login superuser() {
        return bootstrapLogin(owner);
    }

    private static dev.repoint.bootstrap.Login bootstrapLogin(Login login) {
        return new dev.repoint.bootstrap.Login(login.user(), new Secret(login.password()));
    }

    /** A new database of the master user's, with a name that wants to be quoted. */
    public String freshDatabase() throws SQLException {
        String name = "Orders \"%d\"; drop / 100%%+ü".formatted(databases.incrementAndGet());
        sql("postgres").run("CREATE DATABASE " + Sql.name(name) + " OWNER " + Sql.name(master.user()));
        return name;
    }

    /** SQL as the superuser. */
    public Sql sql(String database) {
        return sql(database, superuser());
    }

    public Sql sql(String database, dev.repoint.bootstrap.Login login) {
        return new Sql(place(database), caFile(), login);
    }

    /** What RDS does for members of {@code rds_replication}. */
    public void replicates(String user) throws SQLException {
        sql("postgres").run("ALTER ROLE " + Sql.name(user) + " REPLICATION");
    }

    /** All that the server wrote since it was made. */
    public ServerLog log() {
        return log;
    }

    /** As a reboot by RDS: stops the server and starts it on the same address, with these settings besides. */
    public void restart(Map<String, String> settings) throws IOException {
        postgres.stop();
        postgres.set(settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue().replace("'", "''") + "'")
                .toList());
        postgres.start(LOOPBACK, host.port());
    }

    /** As a reboot by RDS with a parameter group's values; the kind of WAL is a parameter of RDS's own there. */
    public void reboot(Map<String, String> parameters) throws IOException {
        String walLevel = "1".equals(parameters.get("rds.logical_replication")) ? "logical" : "replica";
        String senders = parameters.getOrDefault("wal_sender_timeout", "60000");
        restart(Map.of("wal_level", walLevel, "wal_sender_timeout", senders));
    }

    /** As a reboot with {@code rds.logical_replication=1}; slots and connections of before are refused afterwards no more. */
    public void restartWithLogicalWal() throws IOException {
        restart(Map.of("wal_level", "logical"));
    }

    /** Another server with a copy of its files, once it is stopped; what that one acknowledges, it has written. */
    public Postgres copy(Path to) throws IOException {
        return postgres.copy(to, List.of("fsync = on", "log_statement = none", "log_min_messages = warning"));
    }

    public void stop() throws IOException {
        postgres.stop();
    }

    /**
     * Starts the stopped server and holds it in its start-up, in which it answers that it can't answer, until what is returned
     * is closed; then it is ready.
     */
    public Closeable startHeld() throws IOException {
        LongRecovery recovery = LongRecovery.prepare(folder);
        postgres.set(List.of(recovery.setting()));
        var started = CompletableFuture.runAsync(this::startAgain);
        Closeable hold = recovery.awaitBegin();
        return () -> {
            hold.close();
            started.orTimeout(1, TimeUnit.MINUTES).join();
        };
    }

    private void startAgain() {
        try {
            postgres.start(LOOPBACK, host.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it, and deletes its files. */
    @Override
    public void close() {
        postgres.end();
        try {
            Archive.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
