package dev.repoint.drill.nlb;

/** What one health check saw. */
public enum CheckResult {
    CONNECTED(TargetState.HEALTHY),
    REFUSED(TargetState.FAILED),
    TIMED_OUT(TargetState.TIMED_OUT);

    /** State of a target that shows this as often in a row as the threshold asks. */
    final TargetState verdict;

    CheckResult(TargetState verdict) {
        this.verdict = verdict;
    }

    boolean isPassed() {
        return this == CONNECTED;
    }
}
