package dev.repoint.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * Certificates in text. Whatever stands between them is a comment.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468#section-5">RFC 7468, section 5</a>
 */
final class Pem {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    private Pem() {}

    /** @throws IOException if there is none, or one that is none; its message goes on from "... can't be used:" */
    static List<X509Certificate> certificates(String text) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int number = certificates.size() + 1;
            int end = text.indexOf(END, begin);
            if (end < 0) {
                throw new IOException("certificate " + number + " in it has no end");
            }
            certificates.add(certificate(text.substring(begin, end + END.length()), number));
            begin = text.indexOf(BEGIN, end);
        }
        if (certificates.isEmpty()) {
            throw new IOException("there is no \"" + BEGIN + "\" in it");
        }
        return certificates;
    }

    private static X509Certificate certificate(String block, int number) throws IOException {
        try {
            Certificate read = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.getBytes(StandardCharsets.ISO_8859_1)));
            return (X509Certificate) read;
        } catch (CertificateException e) {
            throw new IOException("certificate " + number + " in it is none", e);
        }
    }

    /** The JDK's messages of these two are the file's name and nothing more. */
    static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "it may not be read";
            case IOException other -> String.valueOf(other.getMessage());
        };
    }
}
