package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user of the SAM CLI sees in a folder of this project after {@code ./mvnw package}. */
final class SamCliIT {
    private static final Path JAR = Path.of("target", "repoint.jar");

    private final SamCli sam = SamCli.find();

    @TempDir
    private Path project;

    @BeforeEach
    void copy() throws IOException {
        for (String file : List.of("template.yaml", "samconfig.toml", "pom.xml")) {
            Files.copy(Path.of(file), project.resolve(file));
        }
        Files.createDirectory(project.resolve("target"));
        Files.copy(JAR, project.resolve(JAR));
    }

    @Test
    void findsTheTemplateValid() throws IOException {
        ToolRun validation = sam.run(project, "validate", "--lint");

        assertThat(validation.exit()).as(validation.output()).isZero();
    }

    /** What is wrong with it in SAM's eyes comes before what is missing here, which is Docker. */
    @Test
    void lacksNothingButDockerForTheImages() throws IOException {
        Path image = Path.of("target", "image");
        Files.createDirectory(project.resolve(image));
        for (String file : List.of("template.yaml", "Dockerfile")) {
            Files.copy(image.resolve(file), project.resolve(image).resolve(file));
        }
        String template = image.resolve("template.yaml").toString();

        ToolRun validation = sam.run(project, "validate", "--lint", "--template", template);
        ToolRun build = sam.run(project, "build", "--template", template);

        assertThat(validation.exit()).as(validation.output()).isZero();
        assertThat(build.exit()).as(build.output()).isNotZero();
        assertThat(build.output()).contains("Building image for RemediatorFunction function", "Do you have Docker");
    }

    /** Neither Maven nor a JDK is there to build with: the jar that is built already is what the built template names. */
    @Test
    void takesTheBuiltJarAsItIs() throws IOException {
        ToolRun build = sam.run(project, "build");

        assertThat(build.exit()).as(build.output()).isZero();
        Path folder = project.resolve(".aws-sam").resolve("build");
        Template built = Template.in(folder);
        List<String> functions = built.resourcesOf("AWS::Serverless::Function");
        assertThat(functions)
                .contains("RemediatorFunction", "BootstrapFunction")
                .allSatisfy(function -> {
                    JsonNode code = built.body().at("/Resources/" + function + "/Properties/CodeUri");
                    assertThat(folder.resolve(code.asText())).hasSameBinaryContentAs(JAR);
                });
    }
}
