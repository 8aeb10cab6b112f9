package dev.repoint.postgres;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What an SQL failure says, as far as a report may repeat it: never the statement, which the server adds to some errors. */
record ServerWords(SQLException failure) {
    private static final int CLASS_LENGTH = 2;

    /** Whether the server sent them; otherwise they are pgjdbc's. */
    boolean areOfServer() {
        return server().isPresent();
    }

    /** Five characters. */
    String state() {
        return Objects.requireNonNullElse(failure.getSQLState(), "XX000");
    }

    String stateClass() {
        return state().substring(0, CLASS_LENGTH);
    }

    String brief() {
        String message =
                server().map(ServerErrorMessage::getMessage).orElseGet(() -> String.valueOf(failure.getMessage()));
        return message + " (SQLSTATE " + state() + ")";
    }

    /** With what the server adds, such as the names of objects that are in the way. */
    String full() {
        return server().map(ServerErrorMessage::getDetail)
                .map(detail -> brief() + ": " + detail)
                .orElseGet(this::brief);
    }

    private Optional<ServerErrorMessage> server() {
        return failure instanceof PSQLException ofPostgres
                ? Optional.ofNullable(ofPostgres.getServerErrorMessage())
                : Optional.empty();
    }
}
