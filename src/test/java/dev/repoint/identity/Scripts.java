package dev.repoint.identity;

import dev.repoint.alignment.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Servers that speak TLS, by the JDK. */
final class Scripts {
    static final String[] BOTH = {"TLSv1.3", "TLSv1.2"};
    private static final int HANDSHAKE = 22;
    private static final String POSTGRES = "postgresql";

    private Scripts() {}

    /** As Postgres does: TLS when asked for it. */
    static ScriptedServer.Script postgres(Credential credential, String... protocols) {
        SSLContext context = credential.context();
        return client -> {
            client.request();
            client.send('S');
            shake(client.socket(), context, protocols, POSTGRES);
        };
    }

    static ScriptedServer.Script postgres(Credential credential) {
        return postgres(credential, BOTH);
    }

    /** As something that knows TLS and nothing of Postgres: a request is answered by {@code retort}. */
    static ScriptedServer.Script direct(Credential credential, String alpn, int... retort) {
        SSLContext context = credential.context();
        return client -> {
            if (client.number() == 1) {
                client.request();
                client.send(retort);
            } else {
                shake(client.socket(), context, BOTH, alpn);
            }
        };
    }

    /** As a proxy that passes TLS on to {@code database}, and hangs up on whoever begins with something else. */
    static ScriptedServer.Script forwardingTls(Target database) {
        return client -> {
            var fromClient = new PushbackInputStream(client.socket().getInputStream());
            int first = fromClient.read();
            if (first != HANDSHAKE) {
                return;
            }
            fromClient.unread(first);
            try (var upstream = new Socket(database.address().value(), database.port())) {
                Thread.ofVirtual().start(() -> pass(upstream, client.socket()));
                fromClient.transferTo(upstream.getOutputStream());
            }
        };
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of them is gone.
        }
    }

    private static void shake(Socket socket, SSLContext context, String[] protocols, String alpn) throws IOException {
        var tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
        tls.setUseClientMode(false);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setProtocols(protocols);
        if (!alpn.isEmpty()) {
            parameters.setApplicationProtocols(new String[] {alpn});
        }
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        tls.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
}
