package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** target/image/template.yaml is template.yaml but for what makes images of the functions. */
final class ImageTemplateIT {
    private static final Path FOLDER = Path.of("target", "image");
    private static final Template ZIP = Template.ofProject();
    private static final Template IMAGE = Template.in(FOLDER);
    private static final List<String> FUNCTIONS = List.of("RemediatorFunction", "BootstrapFunction");
    private static final Pattern HEAP = Pattern.compile("(?m)^-Xmx(?<megabytes>[0-9]+)m$");

    /** Also where the machine that builds is of the template's own architecture. */
    private static final String MACHINE = "/Architectures";

    @Test
    void differsWhereItMustAndNowhereElse() {
        List<String> expected = new ArrayList<>(List.of(
                "/Conditions/BringsCertificates",
                "/Metadata/AWS::ServerlessRepo::Application",
                "/Parameters/CaBundleLayerArn/Description",
                "/Rules/CertificatesAreForTls/Assertions"));
        for (String function : FUNCTIONS) {
            Stream.of("Dockerfile", "DockerContext", "DockerTag", "SkipBuild")
                    .forEach(each -> expected.add("/Resources/" + function + "/Metadata/" + each));
            Stream.of("CodeUri", "Handler", "Runtime", "Layers", "PackageType", "ImageConfig")
                    .forEach(each -> expected.add("/Resources/" + function + "/Properties/" + each));
            expected.add("/Resources/" + function + "/Properties/Environment/Variables/REPOINT_CA_BUNDLE");
        }

        assertThat(differences("", ZIP.body(), IMAGE.body()).filter(pointer -> !pointer.endsWith(MACHINE)))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void startsEachFunctionWithItsOwnHandler() {
        assertThat(IMAGE.resourcesOf("AWS::Serverless::Function")).containsExactlyElementsOf(FUNCTIONS);
        for (String function : FUNCTIONS) {
            JsonNode image = IMAGE.body().at("/Resources/" + function);

            assertThat(image.at("/Properties/PackageType").asText()).isEqualTo("Image");
            assertThat(image.at("/Properties/ImageConfig/Command/0"))
                    .isEqualTo(ZIP.body().at("/Resources/" + function + "/Properties/Handler"));
            assertThat(FOLDER.resolve(image.at("/Metadata/DockerContext").asText())
                            .resolve(image.at("/Metadata/Dockerfile").asText()))
                    .isRegularFile();
        }
    }

    @Test
    void refusesALayerAndSaysWhatToDoInstead() {
        Map<String, String> parameters = Map.of(
                "Identity", "tls",
                "Source", "instance:orders",
                "TargetGroupArn", "the-target-group",
                "SubnetIds", "subnet-1",
                "SecurityGroupIds", "sg-1",
                "CaBundleLayerArn", "arn:aws:lambda:eu-west-1:123456789012:layer:certificates:1");

        assertThat(ZIP.brokenBy(parameters)).isEmpty();
        assertThat(IMAGE.brokenBy(parameters)).containsExactly("CertificatesAreForTls");
        assertThat(IMAGE.body()
                        .at("/Rules/CertificatesAreForTls/Assertions/0/AssertDescription")
                        .asText())
                .contains("-Dimage.certificates=");
    }

    /** A heap of a share would differ between where the cache is trained and where it is used. */
    @Test
    void leavesRoomBesideTheHeap() throws IOException {
        Matcher heap = HEAP.matcher(Files.readString(FOLDER.resolve("function").resolve("java.options")));

        assertThat(heap.find()).isTrue();
        for (String function : FUNCTIONS) {
            int memory = IMAGE.body()
                    .at("/Resources/" + function + "/Properties/MemorySize")
                    .asInt();
            assertThat(Integer.parseInt(heap.group("megabytes"))).isBetween(memory / 2, memory * 2 / 3);
        }
    }

    @Test
    void passesTheLint(@TempDir Path folder) {
        var lint = new Lint(PythonTools.find());
        Path template = FOLDER.resolve("template.yaml");

        assertThat(lint.findings(template)).isEmpty();
        assertThat(lint.findings(lint.transformed(template, folder))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile", "function/repoint.jar", "function/libaws-lambda-jni.so", "training.jar"})
    void hasWhatTheDockerfileCopies(String file) {
        assertThat(FOLDER.resolve(file)).isNotEmptyFile();
    }

    /** JSON pointers at which two documents are not the same; a list is one value. */
    private static Stream<String> differences(String at, JsonNode one, JsonNode other) {
        if (!one.isObject() || !other.isObject()) {
            return one.equals(other) ? Stream.empty() : Stream.of(at);
        }
        TreeSet<String> names = new TreeSet<>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        return names.stream().flatMap(name -> differences(at + "/" + name, one.path(name), other.path(name)));
    }
}
