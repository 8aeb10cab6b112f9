package dev.repoint.identity;

import dev.repoint.remediation.Proof;
import java.net.Socket;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Judges the chain that one server presents, first whether it is trusted, then whose it is, and keeps the verdict. */
final class CertificateCheck extends X509ExtendedTrustManager {
    private static final int CAUSES_MAX = 10;

    private final TrustAnchors anchors;
    private final Instant now;
    private final Expected expected;
    private Optional<Proof> verdict = Optional.empty();

    CertificateCheck(TrustAnchors anchors, Instant now, Expected expected) {
        this.anchors = anchors;
        this.now = now;
        this.expected = expected;
    }

    /** Empty if no chain was presented. */
    Optional<Proof> verdict() {
        return verdict;
    }

    /** Asks the JDK, whose second answer goes on to compare names, as the engine's parameters say. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        String presented = "presents " + Presented.describe(chain[0]);
        Optional<X509ExtendedTrustManager> trust = anchors.at(now);
        if (trust.isEmpty()) {
            verdict = Optional.of(expected.disproven(presented + ", when every trusted certificate has expired"));
            throw new CertificateException("nobody is trusted");
        }
        try {
            trust.get().checkServerTrusted(chain, authType);
        } catch (CertificateException untrusted) {
            verdict = Optional.of(expected.disproven(presented + fault(untrusted)));
            throw untrusted;
        }
        try {
            trust.get().checkServerTrusted(chain, authType, engine);
        } catch (CertificateException notItsName) {
            verdict = Optional.of(
                    isOfPath(notItsName)
                            ? expected.disproven(presented + fault(notItsName))
                            : expected.foreign(presented));
            throw notItsName;
        }
        verdict = Optional.of(new Proof.Proven());
    }

    private static String fault(CertificateException untrusted) {
        Stream<CertPathValidatorException.Reason> reasons = causes(untrusted)
                .filter(CertPathValidatorException.class::isInstance)
                .map(cause -> ((CertPathValidatorException) cause).getReason());
        return reasons.map(CertificateCheck::words)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(", which no trusted certificate vouches for");
    }

    private static Optional<String> words(CertPathValidatorException.Reason reason) {
        if (reason == CertPathValidatorException.BasicReason.EXPIRED) {
            return Optional.of(", and it or one that signed it has expired");
        }
        return reason == CertPathValidatorException.BasicReason.NOT_YET_VALID
                ? Optional.of(", and it or one that signed it is not valid yet")
                : Optional.empty();
    }

    /** The JDK's complaint about a name has no cause. */
    private static boolean isOfPath(CertificateException failure) {
        return causes(failure).skip(1).findAny().isPresent();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause.getCause() != null, Throwable::getCause)
                .limit(CAUSES_MAX);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
        throw new UnsupportedOperationException("only engines ask");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("only engines ask");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
        throw new UnsupportedOperationException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        throw new UnsupportedOperationException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("this is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
