package dev.repoint.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LeashTest {
    @Test
    void theProgramEndsWithItsLeash() throws IOException, InterruptedException {
        Process leash = Leash.on(List.of("sh", "-c", "echo $$; exec sleep 600")).start();
        assertThat(leash.inputReader().readLine()).isEqualTo(Long.toString(leash.pid()));
        assertThat(leash.isAlive()).isTrue();

        leash.getOutputStream().close();

        assertThat(leash.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theLeashEndsWithItsProgram() throws IOException, InterruptedException {
        Process leash = Leash.on(List.of("sh", "-c", "exit 7")).start();

        assertThat(leash.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(leash.exitValue()).isEqualTo(7);
        leash.getOutputStream().close();
    }

    @Test
    void argumentsArriveAsTheyAre() throws IOException {
        Process leash =
                Leash.on(List.of("printf", "%s|", "two words", "$HOME", "'")).start();

        assertThat(leash.inputReader().readLine()).isEqualTo("two words|$HOME|'|");
        leash.getOutputStream().close();
    }
}
