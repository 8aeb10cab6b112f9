package dev.repoint.bootstrap;

import java.util.List;

/**
 * What a run found and did. Nothing secret is in it.
 *
 * @param source such as {@code instance:orders}
 * @param steps in their order, all that concern the action
 * @param findings the gravest first
 */
public record BootstrapReport(Action action, String source, Outcome outcome, List<Line> steps, List<Finding> findings) {

    public BootstrapReport {
        steps = List.copyOf(steps);
        findings = List.copyOf(findings);
    }

    /** Where the database stands as a whole. */
    public enum Outcome {
        /** Every step is in place. */
        READY,
        /** {@code apply} has something to do. Only of a check or a plan. */
        CHANGES_NEEDED,
        /** Something outside has to happen first; call again then. */
        IN_PROGRESS,
        /** A person has to decide or to mend. */
        BLOCKED
    }

    /** A step in the report's words. */
    public record Line(String step, String state, String detail) {}
}
