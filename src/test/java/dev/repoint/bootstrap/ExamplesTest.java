package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a report leaves out, it counts. */
final class ExamplesTest {

    private static String of(int count) {
        return Examples.of(IntStream.range(0, count).boxed().toList());
    }

    @Test
    void tenAreNamedAndTheRestIsCounted() {
        assertThat(of(10)).isEqualTo("0, 1, 2, 3, 4, 5, 6, 7, 8, 9");
        assertThat(of(12)).isEqualTo("0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 more");
    }

    @Test
    void aLongTextIsCutAndTheRestIsCounted() {
        assertThat(Examples.cut("x".repeat(10_000))).isEqualTo("x".repeat(10_000));
        assertThat(Examples.cut("x".repeat(10_002))).isEqualTo("x".repeat(10_000) + " ... and 2 characters more");
    }
}
