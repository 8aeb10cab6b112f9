package dev.repoint.remediation;

/** An invariant doesn't hold. */
final class Broken extends AssertionError {
    private static final long serialVersionUID = 1;

    private final String invariant;

    Broken(String invariant, String situation) {
        super("not \"" + invariant + "\": " + situation);
        this.invariant = invariant;
    }

    String invariant() {
        return invariant;
    }
}
