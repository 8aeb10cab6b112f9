package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.FindingId;
import dev.repoint.bootstrap.StepId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scripts use the ids of steps and findings: docs/bootstrap.md lists exactly those that there are, in their order. */
final class BootstrapDocsTest {
    private static final Path DOCS = Path.of("docs", "bootstrap.md");
    private static final Pattern ROW = Pattern.compile("\\| `(?<word>[A-Za-z-]+)` \\|.*");

    @Test
    void listsEachStep() throws IOException {
        assertThat(rowsOf("## Steps"))
                .containsExactlyElementsOf(
                        Arrays.stream(StepId.values()).map(StepId::word).toList());
    }

    @Test
    void listsEachFinding() throws IOException {
        assertThat(rowsOf("## Findings"))
                .containsExactlyElementsOf(
                        Arrays.stream(FindingId.values()).map(FindingId::word).toList());
    }

    @Test
    void listsEachField() throws IOException {
        Json.Obj nothingKnown = Goals.LEAST.with("?", 1);
        List<String> known = Stream.of(known(nothingKnown).split(", ", -1)).toList();

        assertThat(rowsOf("## What is asked")).containsExactlyInAnyOrderElementsOf(known);
    }

    /** As the refusal of an unknown field names them. */
    private static String known(Json.Obj request) {
        try {
            BootstrapRequest.read(request);
            throw new AssertionError("an unknown field was taken");
        } catch (InvalidInput refused) {
            return refused.problem().replaceFirst(".*known are \\[", "").replace("]", "");
        }
    }

    /** The words in the first column of the section's table. */
    private static List<String> rowsOf(String heading) throws IOException {
        return Files.readAllLines(DOCS).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> row.group("word"))
                .toList();
    }
}
