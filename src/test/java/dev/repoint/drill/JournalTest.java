package dev.repoint.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class JournalTest {
    private final Journal<String> journal = new Journal<>();

    @Test
    void waitsForWhatIsStillToCome() throws InterruptedException {
        journal.write("a1");
        Thread.ofVirtual().start(() -> {
            journal.write("b1");
            journal.write("a2");
        });

        assertThat(journal.await(entry -> entry.startsWith("a"), 2, Duration.ofSeconds(10)))
                .containsExactly("a1", "a2");
    }

    @Test
    void givesUpInTimeAndTellsWhatThereIs() {
        journal.write("a1");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> journal.await(entry -> entry.startsWith("b"), 1, Duration.ofMillis(20)))
                .withMessage("0 of 1 within PT0.02S; all there is: [a1]");
    }

    @Test
    void keepsOrderUntilItIsCleared() {
        journal.write("b");
        journal.write("a");
        assertThat(journal.read()).containsExactly("b", "a");

        journal.clear();
        assertThat(journal.read()).isEmpty();
    }
}
