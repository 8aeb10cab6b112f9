package dev.repoint.drill.postgres;

import dev.repoint.bootstrap.TableName;
import dev.repoint.drill.postgres.RowChange.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads messages of the pgoutput plugin, protocol version 1, into changes of rows.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-logicalrep-message-formats.html">Logical replication message
 *     formats</a>
 */
final class ChangeReader {
    private static final int TYPE_AND_MODIFIER_BYTES = 8;

    private record Relation(TableName name, List<String> columns) {}

    private final Map<Integer, Relation> relations = new HashMap<>();

    /** Empty for what is no change of a row. */
    Optional<RowChange> read(ByteBuffer message) {
        char kind = (char) message.get();
        return switch (kind) {
            case 'R' -> {
                relations.put(message.getInt(), relation(message));
                yield Optional.empty();
            }
            case 'I' -> Optional.of(change(Kind.INSERT, message));
            case 'U' -> Optional.of(change(Kind.UPDATE, message));
            case 'D' -> Optional.of(change(Kind.DELETE, message));
            default -> Optional.empty();
        };
    }

    private static Relation relation(ByteBuffer message) {
        var name = new TableName(text(message), text(message));
        message.get();
        List<String> columns = new ArrayList<>();
        for (int left = message.getShort(); left > 0; left--) {
            message.get();
            columns.add(text(message));
            message.position(message.position() + TYPE_AND_MODIFIER_BYTES);
        }
        return new Relation(name, columns);
    }

    private RowChange change(Kind kind, ByteBuffer message) {
        Relation relation = Objects.requireNonNull(relations.get(message.getInt()), "a relation that nobody announced");
        char which = (char) message.get();
        Map<String, String> row = row(relation, message);
        if (kind == Kind.UPDATE && which != 'N') {
            message.get();
            row = row(relation, message);
        }
        return new RowChange(kind, relation.name(), row);
    }

    private static Map<String, String> row(Relation relation, ByteBuffer message) {
        Map<String, String> row = new HashMap<>();
        short count = message.getShort();
        for (String column : relation.columns().subList(0, count)) {
            if (message.get() == 't') {
                byte[] text = new byte[message.getInt()];
                message.get(text);
                row.put(column, new String(text, StandardCharsets.UTF_8));
            }
        }
        return row;
    }

    /** Ends with a zero. */
    private static String text(ByteBuffer message) {
        int start = message.position();
        while (message.get() != 0) {}
        byte[] text = new byte[message.position() - start - 1];
        message.get(start, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
