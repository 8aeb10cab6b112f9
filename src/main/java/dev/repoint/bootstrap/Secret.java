package dev.repoint.bootstrap;

/** A text that no log, exception or report may hold. */
public record Secret(String value) {

    /** Says nothing of it. */
    @Override
    public String toString() {
        return "(secret)";
    }
}
