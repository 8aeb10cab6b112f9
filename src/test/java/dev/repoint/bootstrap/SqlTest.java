package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "orders | \"orders\"",
                "Orders | \"Orders\"",
                "select | \"select\"",
                "we\"ird.Schema; drop | \"we\"\"ird.Schema; drop\"",
                "\"\" | \"\"\"\"\"\"",
                "back\\slash | \"back\\slash\"",
                "it's -- /* | \"it's -- /*\"",
                "größe | \"größe\"",
            })
    void aNameStaysAName(String name, String quoted) {
        assertThat(Sql.identifier(name)).isEqualTo(quoted);
        assertThat(new TableName(name, name).quoted()).isEqualTo(quoted + "." + quoted);
    }

    @Test
    void namesAreListed() {
        assertThat(Sql.identifiers(List.of("a", "b\"c"))).isEqualTo("\"a\", \"b\"\"c\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "or\0ders", "\0"})
    void noNameIsEmptyOrHoldsAZero(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Sql.identifier(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a | 'a'",
                "it's | 'it''s'",
                "'; DROP TABLE orders; -- | '''; DROP TABLE orders; --'",
                "\"a\" | '\"a\"'",
                "back\\slash | ` E'back\\\\slash'`",
                "\\'; DROP | ` E'\\\\''; DROP'`",
            })
    void aTextStaysAText(String text, String quoted) {
        assertThat(Sql.literal(text)).isEqualTo(quoted);
    }

    @Test
    void noTextHoldsAZero() {
        assertThat(Sql.literal("")).isEqualTo("''");
        assertThatIllegalArgumentException().isThrownBy(() -> Sql.literal("a\0b"));
        assertThatIllegalArgumentException().isThrownBy(() -> Sql.literal("\0b"));
    }
}
