package dev.repoint.bootstrap;

import dev.repoint.bootstrap.BootstrapReport.Outcome;
import dev.repoint.bootstrap.Finding.Severity;
import dev.repoint.bootstrap.Step.State;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where every step stands, and what else was found. */
record Plan(List<Step> steps, List<Finding> findings) {

    Plan {
        steps = List.copyOf(steps);
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::id))
                .toList();
    }

    boolean isBlocked() {
        return has(State.BLOCKED) || findings.stream().anyMatch(finding -> finding.severity() == Severity.BLOCKING);
    }

    boolean isWaiting() {
        return has(State.WAITING);
    }

    /** The first step that can be taken now. */
    Optional<Step> next() {
        return steps.stream().filter(step -> step.state() == State.NEEDED).findFirst();
    }

    Outcome outcome() {
        if (isBlocked()) {
            return Outcome.BLOCKED;
        }
        if (has(State.NEEDED)) {
            return Outcome.CHANGES_NEEDED;
        }
        return has(State.WAITING) || has(State.LEFT) ? Outcome.IN_PROGRESS : Outcome.READY;
    }

    private boolean has(State state) {
        return steps.stream().anyMatch(step -> step.state() == state);
    }
}
