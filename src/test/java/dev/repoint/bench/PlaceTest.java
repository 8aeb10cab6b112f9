package dev.repoint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlaceTest {

    @TempDir
    Path folder;

    private Path document(String text) throws IOException {
        return Files.writeString(folder.resolve("performance.md"), text);
    }

    @Test
    void writesTheTableOfItsNameAndNoOther() throws IOException {
        Path document = document("""
            before
            <!-- times: ./run -->
            of times
            <!-- /times -->
            between
            <!-- rows: ./run -->
            old
            <!-- /rows -->
            after
            """);
        new Place(document, "rows", "./run").write("new\n");
        assertThat(document).content().isEqualTo("""
            before
            <!-- times: ./run -->
            of times
            <!-- /times -->
            between
            <!-- rows: ./run -->
            new
            <!-- /rows -->
            after
            """);
    }

    @Test
    void leavesADocumentWithoutAPlaceAlone() throws IOException {
        Path document = document("by hand <!-- /rows -->\n");
        assertThatThrownBy(() -> new Place(document, "rows", "./run").write("new"))
                .hasMessageContaining("no place for the table rows");
        assertThat(document).content().isEqualTo("by hand <!-- /rows -->\n");
    }

    @Test
    void leavesAPlaceOfAnotherCommandAlone() throws IOException {
        Path document = document("<!-- rows: ./run -->\nold\n<!-- /rows -->\n");
        assertThatThrownBy(() -> new Place(document, "rows", "./other").write("new"))
                .hasMessageContaining("no place");
    }

    @Test
    void leavesAPlaceWithoutEndAlone() throws IOException {
        Path document = document("<!-- /rows -->\n<!-- rows: ./run -->\nold\n");
        assertThatThrownBy(() -> new Place(document, "rows", "./run").write("new"))
                .hasMessageContaining("no place");
    }
}
