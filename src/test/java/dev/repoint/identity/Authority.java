package dev.repoint.identity;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that was made up for a test, in the place of AWS's. */
final class Authority {
    private static final AtomicLong SERIAL = new AtomicLong(1);

    private final Credential own;

    private Authority(Credential own) {
        this.own = own;
    }

    static Authority named(String name, Period validity) {
        KeyPair keys = keys();
        var subject = new X500Principal("CN=" + name);
        var builder = new JcaX509v3CertificateBuilder(
                subject, serial(), validity.fromDate(), validity.untilDate(), subject, keys.getPublic());
        return new Authority(sign(builder, keys, keys, Extension.basicConstraints, new BasicConstraints(true)));
    }

    static Authority named(String name) {
        return named(name, Period.aroundNow());
    }

    Credential credential() {
        return own;
    }

    TrustAnchors anchors() {
        return new TrustAnchors(own.chain());
    }

    /** A server's certificate for {@code hostNames}, signed by this authority. */
    Credential issue(Period validity, String... hostNames) {
        KeyPair keys = keys();
        var builder = new JcaX509v3CertificateBuilder(
                own.certificate().getSubjectX500Principal(),
                serial(),
                validity.fromDate(),
                validity.untilDate(),
                new X500Principal("CN=a database"),
                keys.getPublic());
        GeneralName[] names = Arrays.stream(hostNames)
                .map(name -> new GeneralName(GeneralName.dNSName, name))
                .toArray(GeneralName[]::new);
        var signer = new KeyPair(own.certificate().getPublicKey(), own.key());
        return sign(builder, keys, signer, Extension.subjectAlternativeName, new GeneralNames(names));
    }

    Credential issue(String... hostNames) {
        return issue(Period.aroundNow(), hostNames);
    }

    private static Credential sign(
            JcaX509v3CertificateBuilder builder,
            KeyPair subject,
            KeyPair signer,
            ASN1ObjectIdentifier extension,
            ASN1Encodable value) {
        try {
            builder.addExtension(extension, true, value);
            var signed = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()));
            var certificate = new JcaX509CertificateConverter().getCertificate(signed);
            return new Credential(subject.getPrivate(), List.of(certificate));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static BigInteger serial() {
        return BigInteger.valueOf(SERIAL.getAndIncrement());
    }

    /** How long a certificate is valid. */
    record Period(Instant from, Instant until) {
        private static final long DAY = 86_400;

        static Period aroundNow() {
            return ofDays(-1, 1);
        }

        static Period over() {
            return ofDays(-2, -1);
        }

        static Period toCome() {
            return ofDays(1, 2);
        }

        private static Period ofDays(int from, int until) {
            Instant now = Instant.now();
            return new Period(now.plusSeconds(from * DAY), now.plusSeconds(until * DAY));
        }

        Date fromDate() {
            return Date.from(from);
        }

        Date untilDate() {
            return Date.from(until);
        }
    }
}
