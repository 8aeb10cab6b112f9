package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What REPOINT_BINDINGS may say instead of the bindings themselves. */
final class OriginTest {
    private final Problems problems = new Problems();

    @ParameterizedTest
    @ValueSource(
            strings = {"ssm:bindings", "ssm:/bindings", "ssm:/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o", "ssm:/Re_point/1.x-y"})
    void isOneParameter(String text) {
        assertThat(read(text)).isEqualTo(new Origin.OneParameter(text.substring("ssm:".length())));
        assertThat(read(text)).hasToString(text);
        assertThat(problems.areNone()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ssm:/repoint/*,/repoint", "ssm:/a/b.c/d/*,/a/b.c/d"})
    void isAParameterForEach(String text, String path) {
        assertThat(read(text)).isEqualTo(new Origin.ParameterEach(path));
        assertThat(read(text)).hasToString(text);
        assertThat(problems.areNone()).isTrue();
    }

    @Test
    void isTheTagsOfTargetGroups() {
        assertThat(read("tags")).isEqualTo(new Origin.Tags()).hasToString("tags");
        assertThat(problems.areNone()).isTrue();
    }

    /** All parameters of an account are not meant by anybody. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssm:",
                "ssm:/",
                "ssm:/*",
                "ssm:*",
                "ssm:repoint/*",
                "ssm:/repoint/",
                "ssm:/repoint//*",
                "ssm:/repoint/x*",
                "ssm:/repoint/*/x",
                "ssm:re point",
                "ssm:a/b",
                "ssm:/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p",
                "ssm:/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/*",
                "ssm: /repoint"
            })
    void refusesWhatIsNoParameter(String text) {
        read(text);

        assertThat(problems.all())
                .isEqualTo("REPOINT_BINDINGS: \"" + text
                        + "\" is not \"ssm:\" with a parameter's name, such as ssm:/repoint/bindings, or"
                        + " ssm:/a/path/*");
    }

    @Test
    void refusesANameThatIsTooLong() {
        read("ssm:/" + "x".repeat(1_010));
        assertThat(problems.areNone()).isTrue();

        read("ssm:/" + "x".repeat(1_011));
        assertThat(problems.areNone()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tags", "tag", "ssm", "SSM:/x", "s3://x"})
    void takesAnythingElseForBindings(String text) {
        read(text);

        assertThat(problems.all()).startsWith("REPOINT_BINDINGS: malformed JSON");
    }

    private Origin read(String text) {
        return Origin.read("REPOINT_BINDINGS", text, problems);
    }
}
