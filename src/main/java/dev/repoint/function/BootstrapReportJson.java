package dev.repoint.function;

import dev.repoint.bootstrap.BootstrapReport;
import dev.repoint.bootstrap.Finding;
import java.util.Collection;
import java.util.function.Function;

/** A bootstrap's report as JSON: its result and its log line. */
final class BootstrapReportJson {

    private BootstrapReportJson() {}

    static Json.Obj of(BootstrapReport report) {
        return Json.object()
                .with("action", Word.of(report.action()))
                .with("source", report.source())
                .with("outcome", Word.of(report.outcome()))
                .with("steps", array(report.steps(), BootstrapReportJson::step))
                .with("findings", array(report.findings(), BootstrapReportJson::finding));
    }

    private static Json step(BootstrapReport.Line line) {
        return Json.object()
                .with("step", line.step())
                .with("state", line.state())
                .with("detail", line.detail());
    }

    private static Json finding(Finding finding) {
        return Json.object()
                .with("id", finding.id().word())
                .with("severity", Word.of(finding.severity()))
                .with("detail", finding.detail())
                .with("mend", finding.mend());
    }

    private static <T> Json array(Collection<T> values, Function<T, Json> json) {
        return new Json.Arr(values.stream().map(json).toList());
    }
}
