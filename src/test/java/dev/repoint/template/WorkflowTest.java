package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The user's CI runs the README's test command, may read the contents alone, and takes actions by their digest. */
final class WorkflowTest {
    private static final Path WORKFLOW = Path.of(".github", "workflows", "verify.yml");

    @Test
    void takesEveryActionByItsDigest() throws IOException {
        assertThat(workflow().findValuesAsText("uses"))
                .isNotEmpty()
                .allMatch(action -> action.matches("[a-z-]+/[a-z-]+@[0-9a-f]{40}"));
    }

    @Test
    void mayReadTheContentsAlone() throws IOException {
        assertThat(workflow().findValues("permissions").toString()).isEqualTo("[{\"contents\":\"read\"}]");
        assertThat(Files.readString(WORKFLOW))
                .contains("persist-credentials: false")
                .doesNotContain("secrets.");
    }

    @Test
    void runsTheReadmesTestCommand() throws IOException {
        assertThat(workflow().findValuesAsText("run")).containsExactly(".ci/run");
        assertThat(Files.readString(Path.of(".ci", "run"))).contains("\n./mvnw verify\n");
        assertThat(Files.readString(Path.of("README.md"))).contains("\n./mvnw verify\n");
    }

    private static JsonNode workflow() throws IOException {
        return new ObjectMapper().valueToTree(new Yaml().load(Files.readString(WORKFLOW)));
    }
}
