package dev.repoint.drill.bootstrap;

import dev.repoint.bootstrap.Host;
import dev.repoint.bootstrap.Secret;
import dev.repoint.drill.postgres.ChangeStream;
import dev.repoint.drill.postgres.Login;
import dev.repoint.drill.postgres.NumberedRows;
import dev.repoint.drill.postgres.Postgres;
import dev.repoint.drill.postgres.RdsPostgres;
import dev.repoint.drill.postgres.ReplicationStream;
import dev.repoint.drill.postgres.Sql;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** The Postgres of the first act: as RDS hands it over, with a database and a table that its master user made. */
public final class SourcePostgres implements AutoCloseable {
    static final String DATABASE = "orders";

    private static final int MAJOR = 18;

    /** RDS's own roles aside. */
    private static final String STATE = """
        SELECT format('WAL is %s, %s publications, %s users to replicate', current_setting('wal_level'),
            (SELECT count(*) FROM pg_publication),
            (SELECT count(*) FROM pg_auth_members
                WHERE roleid = 'rds_replication'::regrole AND member <> 'rds_superuser'::regrole))
        """;

    private final RdsPostgres server;
    private final String version;

    private SourcePostgres(RdsPostgres server, String version) {
        this.server = server;
        this.version = version;
    }

    /**
     * Starts it.
     *
     * @param folder for its files, which are deleted in the end
     */
    public static SourcePostgres start(Path folder) throws IOException {
        try {
            RdsPostgres server = RdsPostgres.start(MAJOR, folder.toAbsolutePath());
            server.sql("postgres")
                    .run("CREATE DATABASE " + DATABASE + " OWNER "
                            + Sql.name(server.master().user()));
            server.sql(DATABASE, server.master()).run(NumberedRows.CREATION);
            String version = server.sql(DATABASE).value("SHOW server_version").orElseThrow();
            return new SourcePostgres(server, version.split(" ", 2)[0]);
        } catch (SQLException e) {
            throw new IOException("Postgres has started, but can't be used: " + e.getMessage(), e);
        }
    }

    /** Such as 18.6. */
    String version() {
        return version;
    }

    Host host() {
        return server.place(DATABASE).host();
    }

    Path authority() {
        return server.caFile();
    }

    /** In a few words. */
    String state() throws SQLException {
        return server.sql(DATABASE).value(STATE).orElseThrow();
    }

    /** As RDS does, with a parameter group's values. */
    void reboot(Map<String, String> parameters) throws IOException {
        server.reboot(parameters);
    }

    /** Reads the table and opens a stream; with the patch that RDS's Postgres has, members of the role may do that. */
    void tryOut(Login pipe) throws SQLException {
        String isMember = "SELECT pg_has_role(%s, 'rds_replication', 'MEMBER')".formatted(Sql.text(pipe.user()));
        if (server.sql(DATABASE).value(isMember).equals(Optional.of("t"))) {
            server.replicates(pipe.user());
        }
        var login = new dev.repoint.bootstrap.Login(pipe.user(), new Secret(pipe.password()));
        Sql client = server.sql(DATABASE, login);
        client.run("SELECT FROM " + NumberedRows.TABLE);
        ChangeStream.open(client, "trial", ReplicationStream.PUBLICATION).close();
    }

    /** RDS's master user, who is also the application. */
    Login master() {
        return new Login(server.master().user(), server.master().secret().value());
    }

    void stop() throws IOException {
        server.stop();
    }

    /** A server of its own with a copy of the files in {@code folder/data}, once this one is stopped. */
    Postgres copy(Path folder) throws IOException {
        return server.copy(folder);
    }

    @Override
    public void close() {
        server.close();
    }
}
