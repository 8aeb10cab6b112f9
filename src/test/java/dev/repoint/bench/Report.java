package dev.repoint.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * All rows of a run of the benchmarks.
 *
 * @param loadBefore {@link Machine#load()} before the first was taken
 * @param loadAfter after the last
 */
public record Report(
        Machine machine, Instant began, Instant ended, double loadBefore, double loadAfter, List<Row> rows) {

    public Report {
        rows = List.copyOf(rows);
    }

    /** Writes {@code report.json} and {@code report.html} into a folder, which it makes if need be. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("report.json"), ReportJson.of(this));
        Files.writeString(folder.resolve("report.html"), ReportPage.of(this));
    }

    /** For a terminal. */
    public String text() {
        return Table.text(this);
    }

    /** For a document; see {@link Place}. */
    public String markdown() {
        return Table.markdown(this);
    }

    /** Goals of which no row tells. */
    List<Goal> unmeasured() {
        return Arrays.stream(Goal.values())
                .filter(goal -> rows.stream().noneMatch(row -> row.title().equals(goal.title)))
                .toList();
    }

    String where() {
        return machine.describe(loadBefore, loadAfter);
    }
}
