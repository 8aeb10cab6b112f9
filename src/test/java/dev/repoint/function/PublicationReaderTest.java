package dev.repoint.function;

import static dev.repoint.function.Goals.assertRefusedWith;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.PublicationGoal.Scope;
import dev.repoint.bootstrap.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tables are to be published: as they are written, and what is no table. */
final class PublicationReaderTest {

    @Test
    void publishesWholeSchemas() {
        assertThat(scope("{\"schemas\": [\"b\", \"A\", \"b\"]}")).isEqualTo(new Scope.Schemas(List.of("A", "b")));
        assertThat(scope("\"all\"")).isEqualTo(new Scope.All());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "public.orders         | public    | orders",
                "Public.Orders Of 2026 | Public    | Orders Of 2026",
                "\"a.b\".c             | a.b       | c",
                "a.\"b.c\"             | a         | b.c",
                "\"we\"\"ird.x\".t     | we\"ird.x | t",
                "\"a\".\"b\"           | a         | b",
                "\" a \".b;drop        | ' a '     | b;drop"
            })
    void takesTablesAsTheyStand(String text, String schema, String name) {
        assertThat(scope(JsonText.write(Json.texts(List.of(text)))))
                .isEqualTo(new Scope.Tables(List.of(new TableName(schema, name))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "a.b.c",
                "a.",
                ".b",
                "",
                "\"a.b\"",
                "\"a\".",
                "\"\".b",
                "a\".b",
                "\"a\"x.b",
                "\"a.b",
                "a.b\nc",
                "\"a\u0000\".b"
            })
    void refusesWhatIsNoTable(String text) {
        assertRefusedWith(
                "\"publication\": {\"tables\": " + JsonText.write(Json.texts(List.of(text))) + "}",
                "publication.tables[0]: ",
                "such as public.orders");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"some\"", "[]", "{}", "{\"schemas\": []}", "{\"schemas\": [\"a\"], \"not\": 1}", "7", "null"})
    void refusesAnotherScope(String tables) {
        assertRefusedWith("\"publication\": {\"tables\": " + tables + "}", "publication.tables", "");
    }

    private static Scope scope(String tables) {
        return Goals.with("publication", "{\"tables\": " + tables + "}")
                .publication()
                .scope();
    }
}
