package dev.repoint.bootstrap;

/**
 * Something that the pipe's owner should know.
 *
 * @param detail what was found and what it means for the pipe
 * @param mend the statement or call that mends it; empty where nothing is to be mended
 */
public record Finding(FindingId id, Severity severity, String detail, String mend) {

    /** How much it matters. */
    public enum Severity {
        /** Nothing is changed while it is there, unless it is acknowledged. */
        BLOCKING,
        /** The pipe works, and may not tomorrow. */
        WARNING,
        NOTICE
    }

    static Finding blocking(FindingId id, String detail, String mend) {
        return new Finding(id, Severity.BLOCKING, detail, mend);
    }

    static Finding warning(FindingId id, String detail, String mend) {
        return new Finding(id, Severity.WARNING, detail, mend);
    }

    static Finding notice(FindingId id, String detail, String mend) {
        return new Finding(id, Severity.NOTICE, detail, mend);
    }

    Finding as(Severity other) {
        return new Finding(id, other, detail, mend);
    }
}
