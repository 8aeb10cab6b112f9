package dev.repoint.drill.stage;

import java.util.List;

/**
 * What became of the rows.
 *
 * @param written whose commit was acknowledged to the application
 * @param received by the client, those that came twice counted twice
 * @param missing numbers of rows that were written and not received
 * @param duplicates numbers of rows that came once more
 */
public record Rows(long written, long received, List<Long> missing, List<Long> duplicates) {
    public Rows {
        missing = List.copyOf(missing);
        duplicates = List.copyOf(duplicates);
    }
}
