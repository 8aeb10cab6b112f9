package dev.repoint.drill.postgres;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues the certificates of databases, in the place of RDS's own authority. What it issues holds for a day. */
public final class CertificateAuthority {
    private static final Duration DAY = Duration.ofDays(1);
    private static final X500Principal NAME = new X500Principal("CN=Authority of the drill");

    private final AtomicLong serial = new AtomicLong(1);
    private final KeyPair keys = newKeys();
    private final String certificate = signed(NAME, keys, Extension.basicConstraints, new BasicConstraints(true));

    /** Whoever trusts this, trusts what it issues. */
    public String bundlePem() {
        return certificate;
    }

    /** For the database whose endpoint has that host name. */
    public ServerCertificate issue(String hostName) {
        KeyPair own = newKeys();
        var names = new GeneralNames(new GeneralName(GeneralName.dNSName, hostName));
        String issued = signed(new X500Principal("CN=a database"), own, Extension.subjectAlternativeName, names);
        return new ServerCertificate(issued, pem("PRIVATE KEY", own.getPrivate().getEncoded()));
    }

    private String signed(X500Principal whose, KeyPair theirs, ASN1ObjectIdentifier extension, ASN1Encodable value) {
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                NAME,
                BigInteger.valueOf(serial.getAndIncrement()),
                Date.from(now.minus(DAY)),
                Date.from(now.plus(DAY)),
                whose,
                theirs.getPublic());
        try {
            builder.addExtension(extension, true, value);
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return pem("CERTIFICATE", builder.build(signer).getEncoded());
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
    }
}
