package dev.repoint.remediation;

/**
 * Why AWS did not do what it was asked to.
 *
 * @param reason one sentence with the operation and the error code
 */
public record Refusal(Verdict verdict, String reason) {

    /** What a refusal means for the binding. */
    public enum Verdict {
        /** Passing: a later look may succeed, and the call may have had its effect. */
        RETRY,
        /** AWS itself can't say what is so; nothing is to be concluded. */
        HELD,
        /** The group is full: room has to be made first (rule 5). */
        NO_ROOM,
        /** Asking again doesn't help before somebody mends something. */
        FAILED
    }
}
