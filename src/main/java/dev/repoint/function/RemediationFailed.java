package dev.repoint.function;

/** Every binding that was served failed. It ends the invocation, so that Lambda's own Errors metric sees it. */
public final class RemediationFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    RemediationFailed(String message) {
        super(message);
    }
}
