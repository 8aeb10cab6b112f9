package dev.repoint.bench;

import java.util.stream.Collectors;

/** The rows with a strip each, as one HTML file that needs no other. */
final class ReportPage {
    private static final String HEAD = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Repoint: what was measured</title>
        <style>
        body { font: 14px system-ui, sans-serif; margin: 2em; color-scheme: light dark }
        td, th { padding: 4px 10px; text-align: right; white-space: nowrap; border-bottom: 1px solid #8b949e55 }
        td:first-child, th:first-child { text-align: left }
        .over { color: #d9480f; font-weight: bold }
        .met { color: #0a8f6c }
        </style>
        <h1>What was measured</h1>
        <p>A dot is a run, the blue line the median, the dashed line the goal, the grey one the floor; each strip begins at
        zero.</p>
        """;

    private ReportPage() {}

    static String of(Report report) {
        String rows = report.rows().stream().map(ReportPage::row).collect(Collectors.joining("\n"));
        String unmeasured = report.unmeasured().stream()
                .map(goal -> "<tr class=\"over\"><td>%s<td>&lt; %s<td colspan=\"7\">not measured</tr>%n"
                        .formatted(escaped(goal.title), escaped(goal.unit.text(goal.bound))))
                .collect(Collectors.joining());
        return HEAD + """
            <p>%s to %s. %s.</p>
            <table>
            <tr><th>what<th>goal<th>median<th>least<th>most<th>runs<th>floor<th><th></tr>
            %s
            %s</table>
            </html>
            """.formatted(report.began(), report.ended(), escaped(report.where()), rows, unmeasured);
    }

    private static String row(Row row) {
        Unit unit = row.unit();
        String verdict = Table.verdict(row);
        return "<tr><td>%s<td>%s<td>%s<td>%s<td>%s<td>%d<td>%s<td class=\"%s\">%s<td>%s</tr>"
                .formatted(
                        escaped(row.title()),
                        escaped(Table.goal(row)),
                        unit.text(row.median()),
                        unit.number(row.least()),
                        unit.number(row.most()),
                        row.runs().size(),
                        row.floorMedian().stream()
                                .mapToObj(unit::text)
                                .findFirst()
                                .orElse(""),
                        row.isOver() ? "over" : "met",
                        verdict,
                        Strip.of(row));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
