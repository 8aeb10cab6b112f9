package dev.repoint.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

final class VirtualTimeTest {

    private final VirtualTime time = new VirtualTime();
    private final List<String> log = new ArrayList<>();

    @Test
    void aPauseMovesTheClockAndTakesNoTime() throws InterruptedException {
        time.pause(Duration.ofDays(365));
        time.pause(Duration.ofSeconds(-1));

        assertThat(time.elapsed()).isEqualTo(Duration.ofDays(365));
    }

    @Test
    void whoIsDueFirstRunsFirst() throws InterruptedException {
        time.together(List.of(steps("a", 3), steps("b", 2)), Instant.MAX);

        assertThat(log).containsExactly("a0", "b0", "b2", "a3", "b4", "a6", "b6");
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void crowdsNest() throws InterruptedException {
        Runnable crowd = () -> {
            try {
                time.together(List.of(steps("a", 3), steps("b", 3)), Instant.MAX);
            } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
            }
        };
        time.together(List.of(crowd, steps("c", 2)), Instant.MAX);

        assertThat(log).containsExactly("c0", "a0", "b0", "c2", "a3", "b3", "c4", "a6", "b6", "c6");
    }

    @Test
    void theEndCutsOffWhoStillRunsAndAnInterruptEndsThem() throws InterruptedException {
        FutureTask<Void> endless = new FutureTask<>(steps("a", 60), null);
        time.together(List.of(endless, steps("b", 1)), VirtualTime.START.plusSeconds(30));
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(30));

        endless.cancel(true);
        time.pause(Duration.ofMinutes(10));
        assertThat(log).containsExactly("a0", "b0", "b1", "b2", "b3", "b4", "b5", "b6");
    }

    private Runnable steps(String name, int seconds) {
        return () -> {
            try {
                for (int i = 0; i < 7 && time.elapsed().toSeconds() <= 6; i++) {
                    log.add(name + time.elapsed().toSeconds());
                    time.pause(Duration.ofSeconds(seconds));
                }
            } catch (InterruptedException cutOff) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
