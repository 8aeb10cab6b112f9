package dev.repoint.drill.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProgramTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void killLeavesNoneOfItsChildren() throws IOException {
        Program program = shell("sleep 600 & echo started; wait");
        assertThat(program.says(LONG)).isTrue();

        program.kill();

        assertThat(program.ends(LONG)).isTrue();
    }

    @Test
    void isNotOverWhileAChildIsLeft() throws IOException {
        Program program = shell("(echo started; sleep 1) & kill -9 $$");
        assertThat(program.says(LONG)).isTrue();

        assertThat(program.ends(Duration.ofMillis(100))).isFalse();
        assertThat(program.ends(LONG)).isTrue();
    }

    @Test
    void endsWithItsLeash() throws IOException {
        Program program = shell("echo started; exec sleep 600");
        assertThat(program.says(LONG)).isTrue();

        program.interrupt();

        assertThat(program.succeeds(LONG)).isFalse();
    }

    @Test
    void endsItselfWithItsLastWords() throws IOException {
        Program program = shell("seq 100; exit 3");

        assertThat(program.says(LONG)).isFalse();
        assertThat(program.succeeds(LONG)).isFalse();
        assertThat(program.lastWords()).startsWith("91\n").endsWith("\n100");
    }

    private static Program shell(String script) throws IOException {
        return Program.start(List.of("sh", "-c", script), "started");
    }
}
