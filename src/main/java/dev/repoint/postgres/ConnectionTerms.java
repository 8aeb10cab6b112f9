package dev.repoint.postgres;

import dev.repoint.bootstrap.Login;
import dev.repoint.bootstrap.Place;
import java.net.Inet6Address;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.postgresql.PGProperty;

/**
 * On what terms pgjdbc connects. Every time-out is said, and nothing is left to a server's, a role's or a machine's defaults
 * that could weaken the connection.
 */
record ConnectionTerms(Place place, Login login, Access access, List<X509Certificate> trusted) {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LOGIN = Duration.ofSeconds(10);

    /** Longer than a statement may take: it is the server that ends a slow one. */
    private static final Duration SILENCE = Duration.ofSeconds(40);

    /**
     * With a look-up path of the catalogs only, so that nobody's function or operator takes the place of Postgres's own; and
     * with warnings, which say that a grant granted nothing.
     *
     * @see <a href="https://www.postgresql.org/docs/current/runtime-config-client.html">Client connection defaults</a>
     */
    private static final List<String> SETTINGS = List.of(
            "statement_timeout=30s",
            "lock_timeout=5s",
            "idle_in_transaction_session_timeout=60s",
            "search_path=pg_catalog",
            "client_min_messages=warning");

    /**
     * TLS is verified before any of these begins, so that MD5, which a user of Postgres 13 may still have, shows its hash to
     * nobody else, and a password in clear text, which is how RDS takes tokens of IAM, is clear to the database only. A server
     * that asks for no proof at all is not the one that was meant.
     */
    private static final String PROOFS = "scram-sha-256,md5,password";

    /** The address in the place of the name: nobody looks anything up. */
    String url() {
        String literal = place.address().getHostAddress();
        String host = place.address() instanceof Inet6Address ? "[" + literal + "]" : literal;
        String database = URLEncoder.encode(place.database(), StandardCharsets.UTF_8);
        return "jdbc:postgresql://%s:%d/%s".formatted(host, place.host().port(), database);
    }

    Properties properties() {
        var properties = new Properties();
        PGProperty.USER.set(properties, login.user());
        PGProperty.PASSWORD.set(properties, login.secret().value());
        PGProperty.REQUIRE_AUTH.set(properties, PROOFS);
        PGProperty.APPLICATION_NAME.set(properties, "repoint");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "12");
        PGProperty.OPTIONS.set(properties, options());
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false);
        secure(properties);
        limit(properties);
        return properties;
    }

    /** {@code require}, because {@link VerifiedTls} does what {@code verify-full} would do for the address. */
    private void secure(Properties properties) {
        PGProperty.GSS_ENC_MODE.set(properties, "disable");
        PGProperty.SSL_MODE.set(properties, "require");
        PGProperty.SSL_FACTORY.set(properties, VerifiedTls.class.getName());
        VerifiedTls.expect(place.host().name(), trusted, properties);
    }

    private static void limit(Properties properties) {
        PGProperty.CONNECT_TIMEOUT.set(properties, Math.toIntExact(CONNECT.toSeconds()));
        PGProperty.SSL_RESPONSE_TIMEOUT.set(properties, Math.toIntExact(CONNECT.toMillis()));
        PGProperty.LOGIN_TIMEOUT.set(properties, Math.toIntExact(LOGIN.toSeconds()));
        PGProperty.SOCKET_TIMEOUT.set(properties, Math.toIntExact(SILENCE.toSeconds()));
    }

    private String options() {
        String readOnly = access == Access.READ ? " -c default_transaction_read_only=on" : "";
        return "-c " + String.join(" -c ", SETTINGS) + readOnly;
    }
}
