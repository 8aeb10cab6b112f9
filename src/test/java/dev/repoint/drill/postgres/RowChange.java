package dev.repoint.drill.postgres;

import dev.repoint.bootstrap.TableName;
import java.util.Map;

/**
 * A change of one row, as a pipe receives it.
 *
 * @param values by column, as texts: of the new row, or of what a deleted one was known by; without nulls and unchanged TOAST
 */
public record RowChange(Kind kind, TableName table, Map<String, String> values) {

    /** What was done to the row. */
    public enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }

    public RowChange {
        values = Map.copyOf(values);
    }
}
