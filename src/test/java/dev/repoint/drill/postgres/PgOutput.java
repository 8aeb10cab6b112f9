package dev.repoint.drill.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.postgresql.replication.LogSequenceNumber;

/**
 * A message of the pgoutput plugin, protocol version 1, as far as the drill needs it.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-logicalrep-message-formats.html">Logical replication message
 *     formats</a>
 */
sealed interface PgOutput {
    record Begin() implements PgOutput {}

    /** A row; its number is the first column, in text format. */
    record Insert(long number) implements PgOutput {}

    /** The transaction is whole; whoever has it goes on from its {@code end}. */
    record Commit(LogSequenceNumber end) implements PgOutput {}

    record Other(char kind) implements PgOutput {}

    int RELATION_BYTES = 4;
    int FLAGS_AND_COMMIT_BYTES = 1 + 8;

    static PgOutput read(ByteBuffer message) {
        char kind = (char) message.get();
        return switch (kind) {
            case 'B' -> new Begin();
            case 'I' -> insert(message);
            case 'C' -> {
                skip(message, FLAGS_AND_COMMIT_BYTES);
                yield new Commit(LogSequenceNumber.valueOf(message.getLong()));
            }
            default -> new Other(kind);
        };
    }

    private static Insert insert(ByteBuffer message) {
        skip(message, RELATION_BYTES);
        expect('N', message);
        short columns = message.getShort();
        if (columns != 1) {
            throw new IllegalArgumentException("a row of " + columns + " columns, expected 1");
        }
        expect('t', message);
        byte[] text = new byte[message.getInt()];
        message.get(text);
        return new Insert(Long.parseLong(new String(text, StandardCharsets.US_ASCII)));
    }

    private static void skip(ByteBuffer message, int bytes) {
        message.position(message.position() + bytes);
    }

    private static void expect(char kind, ByteBuffer message) {
        char found = (char) message.get();
        if (found != kind) {
            throw new IllegalArgumentException("pgoutput says '" + found + "', expected '" + kind + "'");
        }
    }
}
