package dev.repoint.drill.postgres;

import java.util.Properties;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSession;
import org.postgresql.PGProperty;
import org.postgresql.ssl.PGjdbcHostnameVerifier;

/**
 * Compares a server's certificate with the endpoint's name in place of the address that was connected to, which is a load
 * balancer's. Public because pgjdbc makes it by name, from the connection's properties.
 */
public final class EndpointVerifier implements HostnameVerifier {
    private static final String ENDPOINT = "drill.endpoint";

    private final String endpoint;

    /** Of pgjdbc. */
    public EndpointVerifier(Properties properties) {
        this.endpoint = properties.getProperty(ENDPOINT);
    }

    static void expect(String endpoint, Properties properties) {
        PGProperty.SSL_HOSTNAME_VERIFIER.set(properties, EndpointVerifier.class.getName());
        properties.setProperty(ENDPOINT, endpoint);
    }

    @Override
    public boolean verify(String address, SSLSession session) {
        return PGjdbcHostnameVerifier.INSTANCE.verify(endpoint, session);
    }
}
