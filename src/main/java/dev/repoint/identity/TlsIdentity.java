package dev.repoint.identity;

import dev.repoint.alignment.Target;
import dev.repoint.remediation.Identity;
import dev.repoint.remediation.Proof;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * Takes a Postgres for the database if it shows a certificate for the endpoint's name, and that it has its key. It goes no
 * further than the handshake: no user, no password.
 *
 * <p>A server that doesn't know Postgres's request for TLS may speak TLS at once, as Postgres 17 does and whatever ends TLS
 * before it may require.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-flow.html#PROTOCOL-FLOW-SSL">SSL session encryption</a>
 */
public final class TlsIdentity implements Identity {
    private static final String POSTGRES = "postgresql";

    private final TrustAnchors anchors;
    private final InstantSource clock;

    /** @param clock decides what has expired */
    public TlsIdentity(TrustAnchors anchors, InstantSource clock) {
        this.anchors = anchors;
        this.clock = clock;
    }

    @Override
    public Proof prove(Target target, String hostName) throws InterruptedException {
        var expected = new Expected(target, hostName);
        Deadline deadline = Deadline.from(clock);
        try {
            return request(expected, deadline);
        } catch (IOException unreachable) {
            return expected.unreached(unreachable);
        }
    }

    private Proof request(Expected expected, Deadline deadline) throws IOException, InterruptedException {
        try (Connection connection = Connection.open(expected.target(), deadline)) {
            return switch (TlsRequest.send(connection)) {
                case TlsRequest.Answer.Willing() -> shake(connection, expected, false);
                case TlsRequest.Answer.Unwilling() ->
                    expected.disproven("is a Postgres without TLS: it answers N when asked for it");
                case TlsRequest.Answer.Uncomprehending() -> shakeAtOnce(expected, deadline);
                case TlsRequest.Answer.Troubled(String error) ->
                    expected.unproven("answers with an error when asked for TLS: " + error);
                case TlsRequest.Answer.Garbage(String quoted) ->
                    expected.disproven("is no Postgres: it answers \"" + quoted + "\" when asked for TLS");
            };
        }
    }

    private Proof shakeAtOnce(Expected expected, Deadline deadline) throws IOException, InterruptedException {
        try (Connection connection = Connection.open(expected.target(), deadline)) {
            return shake(connection, expected, true);
        }
    }

    private Proof shake(Connection connection, Expected expected, boolean isDirect)
            throws IOException, InterruptedException {
        var check = new CertificateCheck(anchors, clock.instant(), expected);
        Handshake.Ending ending = new Handshake(engine(expected, check), connection).shake();
        return check.verdict()
                .filter(verdict -> !(verdict instanceof Proof.Proven))
                .orElseGet(() -> conclude(ending, expected, isDirect));
    }

    private static Proof conclude(Handshake.Ending ending, Expected expected, boolean isDirect) {
        return switch (ending) {
            case Handshake.Ending.Completed(String protocol)
            when isDirect && !protocol.equals(POSTGRES) ->
                expected.disproven("speaks TLS at once, but not for Postgres (ALPN \"" + POSTGRES + "\")");
            case Handshake.Ending.Completed(var _) -> new Proof.Proven();
            case Handshake.Ending.Closed() ->
                expected.unproven(
                        isDirect
                                ? "closes the connection, asked for TLS or not"
                                : "closed the connection in the middle of the handshake");
            case Handshake.Ending.Refused(String alert) -> expected.unproven("refused the handshake: " + alert);
            case Handshake.Ending.Broken(String reason) -> expected.disproven("spoils the handshake: " + reason);
        };
    }

    private static SSLEngine engine(Expected expected, CertificateCheck check) {
        String name = withoutRoot(expected.hostName());
        try {
            // A context of its own, because a resumed session shows no certificate.
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[] {check}, null);
            SSLEngine engine = context.createSSLEngine(name, expected.target().port());
            engine.setUseClientMode(true);
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setApplicationProtocols(new String[] {POSTGRES});
            engine.setSSLParameters(parameters);
            return engine;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no TLS", e);
        }
    }

    private static String withoutRoot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
