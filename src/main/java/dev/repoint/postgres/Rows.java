package dev.repoint.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the catalogs. No answer may have more than 100,000 rows: a part of one would be taken for the whole. */
record Rows(Connection connection) {
    private static final int ROWS_MAX = 100_000;

    /** How a row is read. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    /** @param arguments a {@code String}, or a {@code List} of them for an array */
    <T> List<T> all(String sql, Reader<T> reader, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                bind(statement, i + 1, arguments[i]);
            }
            statement.setMaxRows(ROWS_MAX + 1);
            try (ResultSet results = statement.executeQuery()) {
                return read(results, reader);
            }
        }
    }

    <T> T one(String sql, Reader<T> reader, Object... arguments) throws SQLException {
        return all(sql, reader, arguments).getFirst();
    }

    <T> Optional<T> any(String sql, Reader<T> reader, Object... arguments) throws SQLException {
        return all(sql, reader, arguments).stream().findFirst();
    }

    private void bind(PreparedStatement statement, int index, Object argument) throws SQLException {
        if (argument instanceof List<?> texts) {
            statement.setArray(index, connection.createArrayOf("text", texts.toArray()));
        } else {
            statement.setString(index, argument.toString());
        }
    }

    private static <T> List<T> read(ResultSet results, Reader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        while (results.next()) {
            rows.add(reader.read(new Row(results)));
        }
        if (rows.size() > ROWS_MAX) {
            throw new SQLException("a catalog has more than " + ROWS_MAX + " rows of interest", "54000");
        }
        return rows;
    }
}
