package dev.repoint.postgres;

import dev.repoint.bootstrap.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** A row of an answer, whose columns are asked for by name. */
record Row(ResultSet results) {

    String text(String column) throws SQLException {
        return Objects.requireNonNull(results.getString(column), column);
    }

    Optional<String> textIfAny(String column) throws SQLException {
        return Optional.ofNullable(results.getString(column));
    }

    boolean flag(String column) throws SQLException {
        return results.getBoolean(column);
    }

    long number(String column) throws SQLException {
        return results.getLong(column);
    }

    Optional<Long> numberIfAny(String column) throws SQLException {
        long number = results.getLong(column);
        return results.wasNull() ? Optional.empty() : Optional.of(number);
    }

    /** Of an array of texts. */
    List<String> texts(String column) throws SQLException {
        return List.of((String[]) results.getArray(column).getArray());
    }

    NavigableSet<String> textSet(String column) throws SQLException {
        return new TreeSet<>(texts(column));
    }

    TableName table() throws SQLException {
        return new TableName(text("schema"), text("name"));
    }
}
