package dev.repoint.remediation;

/** What became of a binding's record. */
public enum RecordState {
    /** The binding has none. */
    NONE,
    UNCHANGED,
    UPDATED,
    FAILED
}
