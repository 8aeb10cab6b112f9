package dev.repoint.aws;

import dev.repoint.remediation.Refusal;

/** Ends a sequence of calls at the one that was refused. Never leaves this package: a port's refusals are values. */
final class RefusedCall extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    RefusedCall(Refusal refusal) {
        super(refusal.reason());
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
