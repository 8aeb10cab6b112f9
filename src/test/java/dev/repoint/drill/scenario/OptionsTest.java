package dev.repoint.drill.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptionsTest {

    @Test
    void byDefaultItIsAFailoverAtATwentiethOfItsTime() {
        assertThat(read(Map.of()).plays())
                .containsExactly(new Play(Scenario.FAILOVER, new Scale(0.05), Duration.ofSeconds(25)));
    }

    @Test
    void allIsReadWithWhatElseIsSaid() {
        var options = read(Map.of("drill.scenario", "all", "drill.scale", "0.1", "drill.flip", "40"));

        assertThat(options.plays()).hasSize(Scenario.values().length);
        assertThat(options.plays())
                .allMatch(play -> play.scale().factor() == 0.1 && play.flip().equals(Duration.ofSeconds(40)));
    }

    @ParameterizedTest
    @CsvSource({
        "drill.scale, fast",
        "drill.scale, 0",
        "drill.scale, 1.5",
        "drill.scale, NaN",
        "drill.flip, soon",
        "drill.flip, 1",
        "drill.flip, 301",
        "drill.flip, 2.5",
        "drill.scenario, none",
    })
    void valueThatCannotBeIsNamed(String name, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Map.of(name, value)))
                .withMessageContaining(value);
    }

    private static Options read(Map<String, String> properties) {
        return Options.read(name -> Optional.ofNullable(properties.get(name)));
    }
}
