package dev.repoint.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Postgres's ErrorResponse: {@code E}, a length, then fields that end in a zero byte each; or, from a postmaster that can't
 * start a process for the connection, {@code E} and text that ends in a zero byte.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-message-formats.html">Message formats, ErrorResponse</a>
 */
final class ServerError {
    private static final int TEXT_MAX = 200;
    private static final int HEAD = 5;
    private static final String MESSAGE = "M";
    private static final String ZERO = "\0";

    private ServerError() {}

    /** The message of the error that {@code answer} begins with; empty if it isn't one, or not whole yet. */
    static Optional<String> read(ByteBuffer answer) {
        int end = answer.position();
        if (end > HEAD && answer.get(1) == 0) {
            return end == answer.getInt(1) + 1 ? message(text(answer, HEAD, end)) : Optional.empty();
        }
        boolean isOver = end > 2 && answer.get(end - 1) == 0;
        return isOver ? Optional.of(Printable.of(text(answer, 1, end - 1).strip(), TEXT_MAX)) : Optional.empty();
    }

    private static Optional<String> message(String fields) {
        return Arrays.stream(fields.split(ZERO))
                .filter(field -> field.startsWith(MESSAGE))
                .map(field -> Printable.of(field.substring(1), TEXT_MAX))
                .findFirst();
    }

    private static String text(ByteBuffer bytes, int start, int end) {
        return StandardCharsets.UTF_8.decode(bytes.slice(start, end - start)).toString();
    }
}
