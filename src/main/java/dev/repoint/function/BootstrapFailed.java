package dev.repoint.function;

/** A person has to decide or to mend something first. It ends the invocation, so that Lambda's own Errors metric sees it. */
public final class BootstrapFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    BootstrapFailed(String message) {
        super(message);
    }
}
