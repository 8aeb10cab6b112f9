package dev.repoint.remediation;

import dev.repoint.alignment.Target;
import dev.repoint.remediation.SimulatedTargetGroups.Call;
import dev.repoint.remediation.SimulatedTargetGroups.Operation;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** What must hold of the reports of an invocation (rules 9 and 11). */
final class ReportJudge {

    private final Judge judge;

    ReportJudge(Judge judge) {
        this.judge = judge;
    }

    void hold(Invocation made) {
        List<String> served =
                made.occasion().bindings().stream().map(Binding::name).toList();
        judge.require(
                made.reports().stream().map(BindingReport::name).toList().equals(served),
                "bindings are independent",
                "reported are ",
                made.reports());
        for (int i = 0; i < served.size() && made.isWhole(); i++) {
            BindingReport report = made.reports().get(i);
            if (report.surprise().isEmpty()) {
                explained(made, made.occasion().bindings().get(i), report);
            }
        }
    }

    private void explained(Invocation made, Binding binding, BindingReport report) {
        NavigableSet<Target> in = new TreeSet<>();
        NavigableSet<Target> out = new TreeSet<>();
        for (Call call : Judge.calls(made.entries(), binding.targetGroupArn())) {
            if (call.isWrite() && call.refusal().isEmpty()) {
                (call.operation() == Operation.REGISTER ? in : out).addAll(call.targets());
            }
        }
        boolean isExplained = report.registered().equals(in)
                && report.deregistered().equals(out)
                && !report.reason().isBlank()
                && (report.outcome() == Outcome.REALIGNED || (in.isEmpty() && out.isEmpty()) || isFailed(report));
        judge.require(isExplained, "every change is explained", report, " of ", in, " and ", out);
    }

    private static boolean isFailed(BindingReport report) {
        return report.outcome() == Outcome.FAILED;
    }
}
