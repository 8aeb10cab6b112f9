package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** cfn-lint, and AWS's SAM transform, for templates in files. */
record Lint(PythonTools python) {

    /** What cfn-lint says; empty if it finds nothing. */
    String findings(Path template) {
        ToolRun lint = python.run("-c", "from cfnlint.runner import main; main()", template.toString());
        assertThat(lint.exit() == 0).as(lint.output()).isEqualTo(lint.output().isBlank());
        return lint.output();
    }

    /** What SAM makes of it, in a folder. */
    Path transformed(Path template, Path folder) {
        Path transformed = folder.resolve("transformed.json");
        ToolRun transform = python.run(".ci/transform.py", template.toString(), transformed.toString());
        assertThat(transform.exit()).as(transform.output()).isZero();
        return transformed;
    }
}
