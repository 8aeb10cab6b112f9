package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvironmentTest {
    private final Problems problems = new Problems();

    @Test
    void findsAVariableWithoutTheBlanksAroundIt() {
        assertThat(with(" 10.0.0.2 \n").get("NAME")).contains("10.0.0.2");
        assertThat(with("x").get("OTHER")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void takesAnEmptyVariableForAbsent(String value) {
        assertThat(with(value).get("NAME")).isEmpty();
        assertThat(with(value).number("NAME", 7, 1, 10, problems)).isEqualTo(7);
        assertThatCode(problems::throwIfAny).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "5", " 10 "})
    void readsANumberWithinItsBounds(String value) {
        assertThat(with(value).number("NAME", 7, 1, 10, problems)).isEqualTo(Integer.parseInt(value.strip()));
        assertThatCode(problems::throwIfAny).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "-1", "1.5", "three", "1e1", "0x5", "99999999999", "5 5"})
    void notesANumberThatIsNone(String value) {
        with(value).number("NAME", 7, 1, 10, problems);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(problems::throwIfAny)
                .withMessage("NAME: \"" + value + "\" is not a whole number from 1 to 10");
    }

    @Test
    void readsTheProcess() {
        assertThat(Environment.ofProcess().get("PATH")).isPresent();
        assertThat(Environment.ofProcess().get("REPOINT_NOT_SET_ANYWHERE")).isEmpty();
    }

    private static Environment with(String value) {
        return new Environment(Map.of("NAME", value));
    }
}
