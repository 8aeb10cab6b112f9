package dev.repoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.repoint.drill.postgres.PostgresServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RowsIT {
    private static final String NUMBERS = "SELECT n FROM generate_series(1, ?::int) n";
    private static final int MOST = 100_000;

    @Test
    void partOfAnAnswerIsNone() throws SQLException {
        try (Connection connection = PostgresServers.newest().sql("postgres").connect()) {
            var rows = new Rows(connection);

            assertThat(rows.all(NUMBERS, row -> row.number("n"), Integer.toString(MOST)))
                    .hasSize(MOST);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> rows.all(NUMBERS, row -> row.number("n"), Integer.toString(MOST + 1)))
                    .withMessageContaining("more than 100000 rows");
        }
    }

    @Test
    void textsKeepWhatStandsInThem() throws SQLException {
        try (Connection connection = PostgresServers.newest().sql("postgres").connect()) {
            var texts = List.of("a,b", "{c}", "\"d\"", "e\\f", "NULL", "ü", "");

            List<String> read = new Rows(connection).one("SELECT ?::text[] AS texts", row -> row.texts("texts"), texts);

            assertThat(read).isEqualTo(texts);
        }
    }
}
