package dev.repoint.drill.postgres;

import dev.repoint.bootstrap.Login;
import dev.repoint.bootstrap.Place;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.PGProperty;

/** Somebody who speaks SQL with a server of the tests, by a connection of its own each time; not by Repoint's own means. */
public record Sql(Place place, Path caFile, Login login) {
    private static final int SECONDS_MAX = 20;

    /** Over TLS. Whoever opens it closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), properties());
    }

    Connection replicate() throws SQLException {
        Properties properties = properties();
        PGProperty.REPLICATION.set(properties, "database");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "12");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        return DriverManager.getConnection(url(), properties);
    }

    /** Each statement in its own transaction. */
    public void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** The one value that a query gives. */
    public Optional<String> value(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(query)) {
            return results.next() ? Optional.ofNullable(results.getString(1)) : Optional.empty();
        }
    }

    /** Quoted as a name. */
    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Quoted as a text. */
    public static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private String url() {
        return "jdbc:postgresql://%s:%d/%s"
                .formatted(
                        place.address().getHostAddress(),
                        place.host().port(),
                        URLEncoder.encode(place.database(), StandardCharsets.UTF_8));
    }

    private Properties properties() {
        var properties = new Properties();
        PGProperty.USER.set(properties, login.user());
        PGProperty.PASSWORD.set(properties, login.secret().value());
        PGProperty.SSL_MODE.set(properties, "verify-ca");
        PGProperty.SSL_ROOT_CERT.set(properties, caFile.toString());
        PGProperty.GSS_ENC_MODE.set(properties, "disable");
        PGProperty.CONNECT_TIMEOUT.set(properties, SECONDS_MAX);
        PGProperty.SOCKET_TIMEOUT.set(properties, SECONDS_MAX);
        return properties;
    }
}
