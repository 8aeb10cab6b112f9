package dev.repoint.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ImagesTest {

    @Test
    void areBuiltUnderTheNamesThatTheTestsStart() throws IOException {
        assertThat(Files.readString(Path.of(".ci", "images")))
                .contains("=" + LocalStackImage.NAME + "\n", "=" + MotoContainer.IMAGE + "\n");
    }
}
