package dev.repoint.outside;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.repoint.drill.postgres.CertificateAuthority;
import dev.repoint.drill.postgres.ServerCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Stands in TLS before an AWS that speaks plain HTTP. Its authority is one more among those that the JDK trusts, so that who
 * connects reads them all, as it does for AWS.
 */
final class TlsFront implements AutoCloseable {
    private static final String HOST = "localhost";
    private static final int BACKLOG = 50;
    private static final char[] NO_PASSWORD = new char[0];

    private final URI behind;
    private final Path trusted;
    private final ServerSocket listening;

    /** @param folder where the file of trusted authorities goes */
    TlsFront(URI behind, Path folder) throws IOException {
        var authority = new CertificateAuthority();
        this.behind = behind;
        try {
            trusted = trusting(certificate(authority.bundlePem()), folder.resolve("trusted.p12"));
            listening = context(authority.issue(HOST))
                    .getServerSocketFactory()
                    .createServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    String url() {
        return "https://" + HOST + ":" + listening.getLocalPort();
    }

    /** The option of a JVM that trusts it. */
    String trust() {
        return "-Djavax.net.ssl.trustStore=" + trusted;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Thread.startVirtualThread(() -> serve(client));
            }
        } catch (IOException closed) {
            // The end of this front.
        }
    }

    private void serve(Socket client) {
        try (client;
                var server = new Socket(behind.getHost(), behind.getPort())) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread.startVirtualThread(() -> pass(server, client));
            pass(client, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until one of both ends. */
    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException ended) {
            // A function is killed when its first event is answered.
        }
    }

    private static Path trusting(Certificate authority, Path file) throws IOException, GeneralSecurityException {
        var usual = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        KeyStore store = KeyStore.getInstance(usual.toFile(), (char[]) null);
        store.setCertificateEntry("drill", authority);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, NO_PASSWORD);
        }
        return file;
    }

    private static SSLContext context(ServerCertificate own) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(HOST, key(own.keyPem()), NO_PASSWORD, new Certificate[] {certificate(own.certificatePem())});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    }

    private static Certificate certificate(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
