package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What the build makes of {@code -Dimage.architecture} and {@code -Dimage.certificates}. */
final class ImageOptionsIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String CLIENT = "image/function/aws-lambda-java-runtime-interface-client.jar";

    /** Where an ELF file says which machine it is for, and AArch64's number. */
    private static final int MACHINE = 18;

    private static final int AARCH64 = 183;

    @TempDir
    private Path target;

    @BeforeEach
    void copy() throws IOException {
        Files.createDirectories(target.resolve("image").resolve("function"));
        Files.createDirectory(target.resolve("training"));
        for (String file : new String[] {CLIENT, "repoint.jar"}) {
            Files.copy(Path.of("target").resolve(file), target.resolve(file));
        }
    }

    @Test
    void bringCertificatesForBothFunctionsAndAnotherArchitecture() throws IOException {
        Path bundle = Files.writeString(target.resolve("mine.pem"), "my certificates");

        ToolRun made = make("arm64", bundle.toString());

        assertThat(made.exit()).as(made.output()).isZero();
        Path image = target.resolve("image");
        assertThat(image.resolve("function").resolve("global-bundle.pem")).hasContent("my certificates");
        assertThat(Files.readAllBytes(image.resolve("function").resolve("libaws-lambda-jni.so"))[MACHINE] & 0xff)
                .isEqualTo(AARCH64);
        assertThat(Stream.of("RemediatorFunction", "BootstrapFunction")).allSatisfy(function -> {
            JsonNode properties = Template.in(image).body().at("/Resources/" + function + "/Properties");
            assertThat(properties.at("/Architectures").toString()).isEqualTo("[\"arm64\"]");
            assertThat(properties.at("/Environment/Variables/REPOINT_CA_BUNDLE").asText())
                    .isEqualTo("/function/global-bundle.pem");
        });
    }

    @Test
    void leaveTheFormerCertificatesBehind() throws IOException {
        Path former = Files.writeString(target.resolve("image/function/global-bundle.pem"), "former");

        ToolRun made = make("x86_64", "none");

        assertThat(made.exit()).as(made.output()).isZero();
        assertThat(former).doesNotExist();
    }

    @Test
    void areRefusedWhenThereIsNoSuchArchitecture() throws IOException {
        ToolRun made = make("amd64", "none");

        assertThat(made.exit()).isNotZero();
        assertThat(made.output()).contains("image.architecture is x86_64 or arm64, not amd64");
    }

    private ToolRun make(String architecture, String certificates) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String yaml = new File(Yaml.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
        return ToolRun.of(
                new ProcessBuilder(
                        java, "--class-path", yaml, ".mvn/Image.java", target.toString(), architecture, certificates),
                LIMIT);
    }
}
