package dev.repoint.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** The certificates that a database's chain has to lead to: AWS's, unless somebody says otherwise. */
public record TrustAnchors(List<X509Certificate> certificates) {
    private static final String PACKAGED = "rds-global-bundle.pem";

    /** AWS's own bundle has 165 KB. */
    private static final long FILE_MAX = 2L * 1024 * 1024;

    public TrustAnchors {
        certificates = List.copyOf(certificates);
    }

    /** RDS's, of all Regions, as they were when Repoint was built; the file says where they are from. */
    public static TrustAnchors packaged() {
        try (InputStream bundle = Objects.requireNonNull(TrustAnchors.class.getResourceAsStream(PACKAGED), PACKAGED)) {
            return parse(new String(bundle.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("the packaged " + PACKAGED + " can't be read", e);
        }
    }

    /**
     * Those of a PEM file.
     *
     * @throws IOException whose message is one sentence that names the file and what is wrong with it
     */
    public static TrustAnchors read(Path file) throws IOException {
        try {
            if (Files.size(file) > FILE_MAX) {
                throw new IOException("it has more than " + FILE_MAX + " bytes");
            }
            return parse(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IOException("\"" + file + "\" can't be used: " + Pem.reason(e), e);
        }
    }

    private static TrustAnchors parse(String pem) throws IOException {
        return new TrustAnchors(Pem.certificates(pem));
    }

    /**
     * Judges chains as of {@code now}, without asking for revocations. An anchor that isn't valid then vouches for nothing;
     * empty if none is.
     */
    Optional<X509ExtendedTrustManager> at(Instant now) {
        Set<TrustAnchor> valid = certificates.stream()
                .filter(each -> !now.isBefore(each.getNotBefore().toInstant()))
                .filter(each -> !now.isAfter(each.getNotAfter().toInstant()))
                .map(each -> new TrustAnchor(each, null))
                .collect(Collectors.toUnmodifiableSet());
        return valid.isEmpty() ? Optional.empty() : Optional.of(trusting(valid, now));
    }

    private static X509ExtendedTrustManager trusting(Set<TrustAnchor> anchors, Instant now) {
        try {
            var parameters = new PKIXBuilderParameters(anchors, new X509CertSelector());
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(parameters));
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK refuses its own kind of trust", e);
        }
    }
}
