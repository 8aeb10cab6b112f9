package dev.repoint.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows as lines: goal, median, least, most, floor. */
final class Table {
    private static final List<String> HEAD =
            List.of("what", "goal", "median", "least", "most", "runs", "floor", "times the floor", "");

    private Table() {}

    static String text(Report report) {
        String lines = lines(report)
                .map(cells -> String.format(Locale.ROOT, "%-58s %11s %11s %11s %11s %5s %9s %16s %s", cells.toArray())
                        .stripTrailing())
                .collect(Collectors.joining("\n", "", "\n"));
        return lines + report.where() + "\n";
    }

    static String markdown(Report report) {
        List<String> lines = lines(report)
                .map(cells -> cells.stream().collect(Collectors.joining(" | ", "| ", " |")))
                .toList();
        String rows = String.join("\n", lines.subList(1, lines.size()));
        return """

            %s
            |%s
            %s

            On %s; %s.

            """.formatted(lines.getFirst(), "---|".repeat(HEAD.size()), rows, report.began(), report.where());
    }

    /** The head first; goals that nothing was measured for last. */
    private static Stream<List<String>> lines(Report report) {
        Stream<List<String>> unmeasured = report.unmeasured().stream()
                .map(goal -> List.of(
                        goal.title, "< " + goal.unit.text(goal.bound), "", "", "", "0", "", "", "not measured"));
        return Stream.of(Stream.of(HEAD), report.rows().stream().map(Table::cells), unmeasured)
                .flatMap(each -> each);
    }

    private static List<String> cells(Row row) {
        Unit unit = row.unit();
        return List.of(
                row.title(),
                goal(row),
                unit.text(row.median()),
                unit.number(row.least()),
                unit.number(row.most()),
                Integer.toString(row.runs().size()),
                row.floorMedian().stream().mapToObj(unit::text).findFirst().orElse(""),
                row.floorMedian().stream()
                        .mapToObj(floor -> Unit.TIMES.number(row.median() / floor))
                        .findFirst()
                        .orElse(""),
                verdict(row));
    }

    static String goal(Row row) {
        return row.bound().stream()
                .mapToObj(bound -> "< " + row.unit().text(bound))
                .findFirst()
                .orElse("");
    }

    /** In words, empty if there is no goal. */
    static String verdict(Row row) {
        return row.bound().isEmpty() ? "" : row.isOver() ? "OVER" : "met";
    }
}
