package dev.repoint.function;

import dev.repoint.bootstrap.BootstrapReport;
import dev.repoint.bootstrap.Finding;
import dev.repoint.bootstrap.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A bootstrap's report for people. */
final class BootstrapReportText {

    /** What would break a line, or the reader's terminal: names of tables may hold it. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");

    private BootstrapReportText() {}

    /** The steps in one table and the findings in another, their columns aligned. */
    static List<String> lines(BootstrapReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(Word.of(report.action()) + " " + report.source() + ": " + Word.of(report.outcome()));
        lines.addAll(table(report.steps().stream()
                .map(line -> List.of(line.step(), line.state(), line.detail()))
                .toList()));
        lines.addAll(table(
                report.findings().stream().flatMap(BootstrapReportText::rows).toList()));
        return lines;
    }

    /** One sentence with everything that has to be decided or mended first. */
    static String blocking(BootstrapReport report) {
        Stream<String> findings = report.findings().stream()
                .filter(each -> each.severity() == Severity.BLOCKING)
                .map(each -> each.id().word() + " (" + each.detail() + ")");
        return Stream.concat(findings, steps(report, Set.of("blocked"))).collect(Collectors.joining("; "));
    }

    /** One sentence with everything that is yet to come. */
    static String outstanding(BootstrapReport report) {
        return steps(report, Set.of("waiting", "needed")).collect(Collectors.joining("; "));
    }

    private static Stream<String> steps(BootstrapReport report, Set<String> states) {
        return report.steps().stream()
                .filter(line -> states.contains(line.state()))
                .map(line -> "step " + line.step() + " (" + line.detail() + ")");
    }

    private static Stream<List<String>> rows(Finding finding) {
        List<String> found = List.of(Word.of(finding.severity()), finding.id().word(), finding.detail());
        // What to write into another tool has several lines.
        Stream<List<String>> mend = finding.mend().isEmpty()
                ? Stream.of()
                : ("mend: " + finding.mend()).lines().map(line -> List.of("", "", line));
        return Stream.concat(Stream.of(found), mend);
    }

    private static List<String> table(List<List<String>> rows) {
        int first = width(rows, 0);
        int second = width(rows, 1);
        return rows.stream()
                .map(row -> "  " + padded(row.get(0), first) + "  " + padded(row.get(1), second) + "  " + row.get(2))
                .map(line -> UNPRINTABLE.matcher(line).replaceAll("?"))
                .toList();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
