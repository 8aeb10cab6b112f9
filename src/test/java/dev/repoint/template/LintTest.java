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

    private final PythonTools python = PythonTools.find();

    @Test
    void findsNothingInTheTemplate() {
        ToolRun lint = lint(TEMPLATE);

        assertThat(lint.exit()).as(lint.output()).isZero();
    }

    @Test
    void findsNothingInTheTransformedTemplate(@TempDir Path folder) {
        ToolRun lint = lint(transformed(TEMPLATE, folder));

        assertThat(lint.exit()).as(lint.output()).isZero();
    }

    @Test
    void findsAnActionThatIsNone(@TempDir Path folder) throws IOException {
        String broken = Files.readString(TEMPLATE).replace(":RegisterTargets", ":RegisterTarget");
        Path template = Files.writeString(folder.resolve("broken.yaml"), broken);

        assertThat(lint(transformed(template, folder)).output()).contains("W3037");
    }

    private Path transformed(Path template, Path folder) {
        Path transformed = folder.resolve("transformed.json");
        ToolRun transform = python.run(".ci/transform.py", template.toString(), transformed.toString());
        assertThat(transform.exit()).as(transform.output()).isZero();
        return transformed;
    }

    private ToolRun lint(Path template) {
        return python.run("-c", "from cfnlint.runner import main; main()", template.toString());
    }
}
