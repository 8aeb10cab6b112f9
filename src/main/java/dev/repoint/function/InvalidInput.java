package dev.repoint.function;

/** Something handed to the function can't be taken; nothing has been changed. The message says what, and what was expected. */
public final class InvalidInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String problem;

    InvalidInput(String problem) {
        super(problem);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
