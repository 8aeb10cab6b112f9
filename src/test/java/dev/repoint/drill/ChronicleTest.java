package dev.repoint.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ChronicleTest {
    private final Chronicle<String> chronicle = new Chronicle<>();

    @Test
    void waitsForWhatIsStillToCome() throws InterruptedException {
        chronicle.write("a1");
        Thread.ofVirtual().start(() -> {
            chronicle.write("b1");
            chronicle.write("a2");
        });

        assertThat(chronicle.await(entry -> entry.startsWith("a"), 2, Duration.ofMinutes(1)))
                .containsExactly("a1", "a2");
    }

    @Test
    void givesUpInTimeAndTellsWhatThereIs() {
        chronicle.write("a1");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> chronicle.await(entry -> entry.startsWith("b"), 1, Duration.ofMillis(20)))
                .withMessage("0 of 1 within PT0.02S; all there is: [a1]");
    }

    @Test
    void keepsOrderUntilItIsCleared() {
        chronicle.write("b");
        chronicle.write("a");
        assertThat(chronicle.read()).containsExactly("b", "a");

        chronicle.clear();
        assertThat(chronicle.read()).isEmpty();
    }
}
