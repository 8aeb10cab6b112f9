package dev.repoint.drill.postgres;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Properties;
import org.postgresql.PGProperty;

/** Who may connect to the drill's database. All time-outs are short, so that a dead host is noticed. */
public record Login(String user, String password) {
    private static final int PASSWORD_BYTES = 18;
    private static final int CONNECT_SECONDS = 2;
    private static final int ANSWER_SECONDS = 3;
    private static final String DATABASE = "postgres";

    static Login random() {
        return random("drill");
    }

    static Login random(String user) {
        byte[] secret = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(secret);
        return new Login(user, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** For SQL. */
    public Connection connect(InetSocketAddress server) throws SQLException {
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

    private Properties properties() {
        var properties = new Properties();
        PGProperty.USER.set(properties, user);
        PGProperty.PASSWORD.set(properties, password);
        PGProperty.SSL_MODE.set(properties, "disable");
        PGProperty.GSS_ENC_MODE.set(properties, "disable");
        PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_SECONDS);
        PGProperty.SOCKET_TIMEOUT.set(properties, ANSWER_SECONDS);
        return properties;
    }

    private static String url(InetSocketAddress server) {
        String host = server.getAddress().getHostAddress();
        String literal = host.contains(":") ? "[" + host + "]" : host;
        return "jdbc:postgresql://%s:%d/%s".formatted(literal, server.getPort(), DATABASE);
    }

    @Override
    public String toString() {
        return user;
    }
}
