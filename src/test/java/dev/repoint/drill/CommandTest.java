package dev.repoint.drill;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CommandTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void runsToTheEnd() {
        assertThatCode(() -> Command.run(LONG, List.of("sh", "-c", "true"))).doesNotThrowAnyException();
    }

    @Test
    void failsWithTheEndOfWhatWasPrinted() {
        assertThatIOException()
                .isThrownBy(() -> Command.run(LONG, List.of("sh", "-c", "seq 1000; echo no luck >&2; exit 3")))
                .withMessageContaining("ended with 3")
                .withMessageContaining("998\n999\n1000\nno luck")
                .withMessageNotContaining("\n500\n");
    }

    @Test
    void doesNotWaitLongerThanAllowed() {
        assertThatIOException()
                .isThrownBy(() -> Command.run(Duration.ofMillis(100), List.of("sleep", "600")))
                .withMessageContaining("longer than PT0.1S");
    }

    @Test
    void saysThatThereIsNoSuchProgram() {
        assertThatIOException()
                .isThrownBy(() -> Command.run(LONG, List.of("no-such-program")))
                .withMessageContaining("no-such-program");
    }
}
