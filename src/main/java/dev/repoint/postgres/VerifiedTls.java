package dev.repoint.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS that ends in an exception unless the server shows a certificate for the expected name, whatever the address, that leads
 * to a trusted one. pgjdbc verifies for what stands in its URL, which is an address here.
 *
 * <p>Public, because pgjdbc makes it by its name, from properties of texts only; so that is how it learns whom to expect.
 */
public final class VerifiedTls extends SSLSocketFactory {
    private static final String NAME = "repoint.tls.name";
    private static final String TRUSTED = "repoint.tls.trusted";

    private final String name;
    private final SSLSocketFactory sockets;

    /** Of pgjdbc. A context of its own, because a resumed session shows no certificate. */
    public VerifiedTls(Properties properties) throws GeneralSecurityException, IOException {
        name = properties.getProperty(NAME);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[0], trust(properties.getProperty(TRUSTED)).getTrustManagers(), null);
        sockets = context.getSocketFactory();
    }

    /** Says in {@code properties} whom to expect. */
    static void expect(String name, List<X509Certificate> trusted, Properties properties) {
        boolean isRooted = name.endsWith(".");
        properties.setProperty(NAME, isRooted ? name.substring(0, name.length() - 1) : name);
        properties.setProperty(TRUSTED, trusted.stream().map(VerifiedTls::text).collect(Collectors.joining(" ")));
    }

    private static String text(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a trusted certificate can't be encoded", e);
        }
    }

    private static TrustManagerFactory trust(String texts) throws GeneralSecurityException, IOException {
        CertificateFactory certificates = CertificateFactory.getInstance("X.509");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (String text : texts.split(" ", -1)) {
            var der = new ByteArrayInputStream(Base64.getDecoder().decode(text));
            trusted.setCertificateEntry("anchor" + trusted.size(), certificates.generateCertificate(der));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trusted);
        return factory;
    }

    /** Begins nothing yet; the handshake, which comes before any word of Postgres, compares the names. */
    @Override
    public Socket createSocket(Socket tcp, String address, int port, boolean closesTcp) throws IOException {
        var tls = (SSLSocket) sockets.createSocket(tcp, name, port, closesTcp);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        return tls;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw connects();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw connects();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw connects();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw connects();
    }

    private static UnsupportedOperationException connects() {
        return new UnsupportedOperationException("pgjdbc connects by itself");
    }
}
