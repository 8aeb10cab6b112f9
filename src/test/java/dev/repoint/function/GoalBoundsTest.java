package dev.repoint.function;

import static dev.repoint.function.Goals.assertRefused;
import static dev.repoint.function.Goals.assertRefusedWith;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many there may be of each, and which parameters with which values. */
final class GoalBoundsTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"a-b\": \"1\"}", "{\"A\": \"1\"}", "{\"\": \"1\"}"})
    void refusesParametersOfOtherNames(String parameters) {
        assertRefused("parameters", parameters, "is not named like a parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "[]", "null", "\"\"", "\"a\\u0007\"", "1e3"})
    void refusesParametersOfOtherValues(String value) {
        assertRefused("parameters", "{\"a\": " + value + "}", "a number, or a text of 1 to 4096 characters");
    }

    @Test
    void boundsEachList() {
        assertBounded(100, n -> "\"schemas\": " + texts(n, "s"), "schemas: has 101 elements; at most 100");
        assertBounded(
                1_000,
                n -> "\"publication\": {\"tables\": " + texts(n, "s.t") + "}",
                "publication.tables: has 1001 elements; at most 1000");
        assertBounded(
                100,
                n -> "\"publication\": {\"tables\": {\"schemas\": " + texts(n, "s") + "}}",
                "publication.tables.schemas: has 101 elements; at most 100");
        assertBounded(
                100,
                n -> "\"parameters\": {"
                        + IntStream.range(0, n)
                                .mapToObj(i -> "\"p" + i + "\": \"1\"")
                                .collect(Collectors.joining(", "))
                        + "}",
                "parameters: has 101 members; at most 100");
        assertThatCode(() -> Goals.with("parameters", "{\"a\": \"" + "x".repeat(4_096) + "\"}"))
                .doesNotThrowAnyException();
        assertRefused("parameters", "{\"a\": \"" + "x".repeat(4_097) + "\"}", "1 to 4096 characters");
    }

    private static String texts(int count, String prefix) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"" + prefix + i + "\"")
                .toList()
                .toString();
    }

    private interface Sized {
        String members(int count);
    }

    private static void assertBounded(int max, Sized sized, String problem) {
        assertThatCode(() -> Goals.with(sized.members(max))).doesNotThrowAnyException();
        assertRefusedWith(sized.members(max + 1), problem, "");
    }
}
