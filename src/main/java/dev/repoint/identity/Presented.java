package dev.repoint.identity;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A server's certificate in words; all of it may be made up by a stranger. */
final class Presented {
    private static final int NAMES_MAX = 4;
    private static final int NAME_MAX = 120;
    private static final int ISSUER_MAX = 200;

    private Presented() {}

    static String describe(X509Certificate certificate) {
        String issuer = Printable.of(certificate.getIssuerX500Principal().getName(), ISSUER_MAX);
        return "a certificate for %s, issued by %s, valid from %s until %s"
                .formatted(
                        names(certificate),
                        issuer,
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant());
    }

    private static String names(X509Certificate certificate) {
        List<String> all = alternativeNames(certificate);
        if (all.isEmpty()) {
            return Printable.of(certificate.getSubjectX500Principal().getName(), NAME_MAX);
        }
        String first = all.stream()
                .limit(NAMES_MAX)
                .map(name -> Printable.of(name, NAME_MAX))
                .collect(Collectors.joining(", "));
        return all.size() > NAMES_MAX ? first + " and " + (all.size() - NAMES_MAX) + " more names" : first;
    }

    /** Host names and addresses; what is no text in Java, such as a directory name in bytes, is left out. */
    private static List<String> alternativeNames(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                    .flatMap(Collection::stream)
                    .map(typeAndName -> typeAndName.get(1))
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .toList();
        } catch (CertificateParsingException unreadable) {
            return List.of("unreadable names");
        }
    }
}
