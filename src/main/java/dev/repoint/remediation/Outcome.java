package dev.repoint.remediation;

/** How a binding fared in an invocation. */
public enum Outcome {
    /** The group held what DNS says, and nothing was done. */
    ALIGNED,
    /** Something was registered or removed. */
    REALIGNED,
    /** An answer came but leaves doubt: nothing was changed. */
    HELD,
    /** No resolver gave a usable reply, or AWS refused. */
    FAILED
}
