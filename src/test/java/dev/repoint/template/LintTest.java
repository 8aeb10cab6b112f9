package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * cfn-lint on the template as written and on what SAM makes of it. Each finds what the other does not: an unknown property
 * of a SAM resource is seen in the first, a misspelt IAM action in the second only.
 */
final class LintTest {
    private static final Path TEMPLATE = Path.of("template.yaml");

    private final Lint lint = new Lint(PythonTools.find());

    @Test
    void findsNothingInTheTemplate() {
        assertThat(lint.findings(TEMPLATE)).isEmpty();
    }

    @Test
    void findsNothingInTheTransformedTemplate(@TempDir Path folder) {
        assertThat(lint.findings(lint.transformed(TEMPLATE, folder))).isEmpty();
    }

    @Test
    void findsAnActionThatIsNone(@TempDir Path folder) throws IOException {
        String broken = Files.readString(TEMPLATE).replace(":RegisterTargets", ":RegisterTarget");
        Path template = Files.writeString(folder.resolve("broken.yaml"), broken);

        assertThat(lint.findings(lint.transformed(template, folder))).contains("W3037");
    }
}
