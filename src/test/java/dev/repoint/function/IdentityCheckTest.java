package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.identity.TcpIdentity;
import dev.repoint.identity.TlsIdentity;
import dev.repoint.identity.TrustAnchors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** REPOINT_IDENTITY and REPOINT_CA_BUNDLE: the proof that is asked for, and what it rests on. */
final class IdentityCheckTest {
    private final Map<String, String> variables = new HashMap<>();
    private final Problems problems = new Problems();

    @TempDir
    Path folder;

    @Test
    void isNoneUnlessItIsAskedFor() {
        assertThat(read()).isEqualTo(new IdentityCheck.None());
        assertThat(identity("none").identity(InstantSource.system())).isEmpty();
    }

    @Test
    void isAConnection() {
        assertThat(identity("tcp").identity(InstantSource.system()))
                .hasValueSatisfying(identity -> assertThat(identity).isInstanceOf(TcpIdentity.class));
    }

    @Test
    void isACertificateThatLeadsToThePackagedBundle() {
        assertThat(identity("tls")).isEqualTo(new IdentityCheck.Tls(TrustAnchors.packaged()));
        assertThat(identity("tls").identity(InstantSource.system()))
                .hasValueSatisfying(identity -> assertThat(identity).isInstanceOf(TlsIdentity.class));
    }

    @Test
    void isACertificateThatLeadsToTheBundleOfAFile() throws Exception {
        byte[] first = TrustAnchors.packaged().certificates().getFirst().getEncoded();
        variables.put("REPOINT_CA_BUNDLE", file("""
            -----BEGIN CERTIFICATE-----
            %s
            -----END CERTIFICATE-----
            """.formatted(
                        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(first))));

        assertThat(identity("tls"))
                .isInstanceOfSatisfying(
                        IdentityCheck.Tls.class,
                        tls -> assertThat(tls.anchors().certificates())
                                .containsExactly(
                                        TrustAnchors.packaged().certificates().getFirst()));
        assertThat(problems.areNone()).isTrue();
    }

    @Test
    void namesABundleThatIsMissing() {
        variables.put("REPOINT_CA_BUNDLE", folder.resolve("none.pem").toString());
        identity("tls");

        assertThat(problems.all())
                .startsWith("REPOINT_CA_BUNDLE: \"" + folder.resolve("none.pem") + "\" can't be used: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no certificate",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\n"
            })
    void namesABundleThatIsNone(String content) throws IOException {
        String file = file(content);
        variables.put("REPOINT_CA_BUNDLE", file);
        identity("tls");

        assertThat(problems.all()).startsWith("REPOINT_CA_BUNDLE: \"" + file + "\" can't be used: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "tcp"})
    void leavesABundleAloneThatItDoesNotNeed(String check) {
        variables.put("REPOINT_CA_BUNDLE", folder.resolve("none.pem").toString());
        identity(check);

        assertThat(problems.areNone()).isTrue();
    }

    private String file(String content) throws IOException {
        Path file = folder.resolve("bundle.pem");
        Files.writeString(file, content, StandardCharsets.US_ASCII);
        return file.toString();
    }

    private IdentityCheck identity(String check) {
        variables.put("REPOINT_IDENTITY", check);
        return read();
    }

    private IdentityCheck read() {
        return IdentityCheck.read(new Environment(variables), problems);
    }
}
