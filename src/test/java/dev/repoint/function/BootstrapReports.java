package dev.repoint.function;

import dev.repoint.bootstrap.Action;
import dev.repoint.bootstrap.BootstrapReport;
import dev.repoint.bootstrap.BootstrapReport.Line;
import dev.repoint.bootstrap.BootstrapReport.Outcome;
import dev.repoint.bootstrap.Finding;
import dev.repoint.bootstrap.Finding.Severity;
import dev.repoint.bootstrap.FindingId;
import java.util.List;

/** Reports of each outcome. */
final class BootstrapReports {
    static final Finding MANAGED = new Finding(
            FindingId.MANAGED_BY_TOOL,
            Severity.BLOCKING,
            "Terraform manages the database",
            "resource \"aws_db_parameter_group\" {\n  family = \"postgres16\"\n}");
    static final Finding PENDING = new Finding(
            FindingId.REBOOT_PENDING, Severity.WARNING, "without a reboot there is no logical WAL", "reboot");
    static final Finding TOKENS = new Finding(FindingId.IAM_AUTHENTICATION, Severity.NOTICE, "it is off", "");

    private BootstrapReports() {}

    static BootstrapReport of(Action action, Outcome outcome) {
        return switch (outcome) {
            case READY -> of(action, outcome, List.of(line("parameter-group", "in-place"), line("user", "applied")));
            case CHANGES_NEEDED -> of(action, outcome, List.of(line("parameters", "needed")), PENDING, TOKENS);
            case IN_PROGRESS ->
                of(
                        action,
                        outcome,
                        List.of(line("attachment", "applied"), line("reboot", "waiting"), line("user", "needed")));
            case BLOCKED -> of(action, outcome, List.of(line("parameters", "blocked")), MANAGED, PENDING);
        };
    }

    static BootstrapReport of(Action action, Outcome outcome, List<Line> steps, Finding... findings) {
        return new BootstrapReport(action, "instance:orders", outcome, steps, List.of(findings));
    }

    static Line line(String step, String state) {
        return new Line(step, state, "why " + step);
    }
}
