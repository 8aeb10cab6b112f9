package dev.repoint.drill.postgres;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;

/**
 * Somebody who connects to the drill's database, wherever it is: over TLS, and only to a server that shows a certificate for
 * the endpoint's name, whatever the address. All time-outs are short, so that a dead host is noticed.
 *
 * @param endpoint the host name that the certificate has to hold
 * @param authority PEM file of who has to have issued it
 */
public record Caller(Login login, String database, String endpoint, Path authority) {
    private static final int CONNECT_SECONDS = 2;
    private static final int ANSWER_SECONDS = 3;

    /** For SQL. */
    Connection connect(InetSocketAddress server) throws SQLException {
        return DriverManager.getConnection(url(server), properties());
    }

    /** For logical replication; a server that says nothing for four seconds, although asked, is lost. */
    Connection replicate(InetSocketAddress server) throws SQLException {
        Properties properties = properties();
        PGProperty.REPLICATION.set(properties, "database");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "12");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        PGProperty.SOCKET_FACTORY.set(properties, ImpatientSockets.class.getName());
        return DriverManager.getConnection(url(server), properties);
    }

    /** Makes the slot that holds a {@link ReplicationStream}'s place, as a pipe does before it copies the first row. */
    public void makeSlot(InetSocketAddress server) throws SQLException {
        try (Connection connection = replicate(server)) {
            connection
                    .unwrap(PGConnection.class)
                    .getReplicationAPI()
                    .createReplicationSlot()
                    .logical()
                    .withSlotName(ReplicationStream.SLOT)
                    .withOutputPlugin("pgoutput")
                    .make();
        }
    }

    private Properties properties() {
        var properties = new Properties();
        PGProperty.USER.set(properties, login.user());
        PGProperty.PASSWORD.set(properties, login.password());
        PGProperty.SSL_MODE.set(properties, "verify-full");
        PGProperty.SSL_ROOT_CERT.set(properties, authority.toString());
        EndpointVerifier.expect(endpoint, properties);
        PGProperty.GSS_ENC_MODE.set(properties, "disable");
        PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_SECONDS);
        PGProperty.SSL_RESPONSE_TIMEOUT.set(properties, ANSWER_SECONDS * 1_000);
        PGProperty.SOCKET_TIMEOUT.set(properties, ANSWER_SECONDS);
        return properties;
    }

    private String url(InetSocketAddress server) {
        String host = server.getAddress().getHostAddress();
        String literal = host.contains(":") ? "[" + host + "]" : host;
        return "jdbc:postgresql://%s:%d/%s".formatted(literal, server.getPort(), database);
    }
}
