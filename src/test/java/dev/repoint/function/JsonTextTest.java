package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.repoint.template.EventSamples;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON as it is read and written: strictly, and without loss. */
final class JsonTextTest {

    @Test
    void readsEveryKindOfValue() {
        Json read = JsonText.read("""
            {"text": "a\\u00e9\\n\\"", "number": -1.50e3, "yes": true, "no": false, "nothing": null,
             "list": [1, "two", [], {}], "object": {"": ""}}
            """);

        assertThat(read)
                .isEqualTo(Json.object()
                        .with("text", "aé\n\"")
                        .with("number", new Json.Num("-1.50e3"))
                        .with("yes", new Json.Bool(true))
                        .with("no", new Json.Bool(false))
                        .with("nothing", new Json.Null())
                        .with(
                                "list",
                                new Json.Arr(List.of(
                                        new Json.Num("1"),
                                        new Json.Text("two"),
                                        new Json.Arr(List.of()),
                                        Json.object())))
                        .with("object", Json.object().with("", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "\"a\\\"b\\\\c\\n\"",
                "\"é 漢 \uD83D\uDE80\"",
                "-0.1e-7",
                "123456789012345678901234567890",
                "{\"b\":1,\"a\":[true,null,{\"c\":\"d\"}]}"
            })
    void writesWhatItRead(String text) {
        assertThat(JsonText.write(JsonText.read(text))).isEqualTo(text);
    }

    @Test
    void writesOneLine() {
        assertThat(JsonText.write(Json.object().with("reason", "first\nsecond\r\n\tthird")))
                .isEqualTo("{\"reason\":\"first\\nsecond\\r\\n\\tthird\"}");
    }

    @Test
    void readsBackEachSampleAsItIs() {
        for (String name : EventSamples.names()) {
            if (!name.equals("refused/malformed")) {
                Json read = JsonText.read(EventSamples.text(name));
                assertThat(JsonText.read(JsonText.write(read))).as(name).isEqualTo(read);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "nul",
                "NaN",
                "01",
                "+1",
                ".5",
                "1.",
                "\"a",
                "\"a\nb\"",
                "\"\\x\"",
                "// comment\n1",
                "failover? please look"
            })
    void refusesWhatIsNoJson(String text) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{}}", "1 2", "[] x", "{}\u0000"})
    void refusesWhatFollowsTheEnd(String text) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesANameThatComesTwice() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> JsonText.read("{\"mode\": \"dry-run\", \"mode\": \"apply\"}"))
                .withMessageStartingWith("malformed JSON: ")
                .withMessageContaining("'mode'");
        assertRefused("{\"a\": {\"b\": 1, \"b\": 1}}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesDeepNesting() {
        assertThat(JsonText.read("[".repeat(64) + "]".repeat(64))).isInstanceOf(Json.Arr.class);
        assertRefused(("[".repeat(65) + "]".repeat(65)).getBytes(StandardCharsets.UTF_8));
        assertRefused("{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What a decoder must not take.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc3629#section-3">RFC 3629, section 3</a>
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a byte that never occurs, ff",
        "a continuation without a beginning, 80",
        "a beginning without a continuation, c341",
        "the end in the middle, e282",
        "a slash written with two bytes, c0af",
        "half a surrogate pair, eda080",
        "a number beyond Unicode, f4908080"
    })
    void refusesBadUtf8(String fault, String hex) {
        assertThat(fault).isNotEmpty();
        assertRefused(HexFormat.of().parseHex("22" + hex + "22"));
    }

    @Test
    void saysWhereItGoesWrong() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> JsonText.read("{\n  \"a\": 1\n  \"b\": 2\n}"))
                .withMessageContaining("at line 3, column");
    }

    private static void assertRefused(byte[] utf8) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> JsonText.read(utf8))
                .withMessageStartingWith("malformed JSON: ");
    }
}
