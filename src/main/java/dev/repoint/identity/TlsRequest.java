package dev.repoint.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Postgres's way to begin TLS: the client asks in clear text, the server answers with one byte.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-flow.html#PROTOCOL-FLOW-SSL">SSL session encryption</a>
 */
final class TlsRequest {
    private static final int LENGTH = 8;

    /** In the place of a protocol version: 1234 and 5679, 16 bits each. */
    private static final int CODE = 80877103;

    /** What is looked at of an answer; no server's error is longer. */
    private static final int ANSWER_MAX = 1024;

    private static final int QUOTED_MAX = 40;

    private static final byte ALERT = 21;

    private TlsRequest() {}

    /** What the server says to it. */
    sealed interface Answer {

        /** {@code S}: the handshake may begin. */
        record Willing() implements Answer {}

        /** {@code N}: a Postgres without TLS. */
        record Unwilling() implements Answer {}

        /** It closed the connection, or sent a TLS alert: it may be one that knows no request and speaks TLS at once. */
        record Uncomprehending() implements Answer {}

        /** {@code E}: an error in Postgres's form; text of an unauthenticated server. */
        record Troubled(String error) implements Answer {}

        /** What no Postgres says. */
        record Garbage(String quoted) implements Answer {}
    }

    static Answer send(Connection connection) throws IOException, InterruptedException {
        connection.write(ByteBuffer.allocate(LENGTH).putInt(LENGTH).putInt(CODE).flip());
        ByteBuffer answer = ByteBuffer.allocate(ANSWER_MAX);
        int count = connection.read(answer);
        if (count == Connection.END || answer.get(0) == ALERT) {
            return new Answer.Uncomprehending();
        }
        if (answer.get(0) == 'E') {
            return troubled(connection, answer);
        }
        boolean isWhole = count == 1;
        return switch (answer.get(0)) {
            // More than the byte before the handshake is a man in the middle's, see CVE-2021-23222.
            case 'S' -> isWhole ? new Answer.Willing() : garbage(answer);
            case 'N' -> isWhole ? new Answer.Unwilling() : garbage(answer);
            default -> garbage(answer);
        };
    }

    private static Answer troubled(Connection connection, ByteBuffer answer) throws IOException, InterruptedException {
        while (answer.hasRemaining() && ServerError.read(answer).isEmpty()) {
            if (connection.read(answer) == Connection.END) {
                break;
            }
        }
        return ServerError.read(answer).<Answer>map(Answer.Troubled::new).orElseGet(() -> garbage(answer));
    }

    private static Answer garbage(ByteBuffer answer) {
        String text = StandardCharsets.ISO_8859_1.decode(answer.flip()).toString();
        return new Answer.Garbage(Printable.of(text, QUOTED_MAX));
    }
}
