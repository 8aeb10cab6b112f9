package dev.repoint.remediation;

/** What becomes of unwanted targets that somebody else registered. */
public enum Foreign {
    /** They are removed like any other. */
    EVICT,
    /** Only what Repoint registered itself, and remembers, is ever removed. */
    KEEP
}
