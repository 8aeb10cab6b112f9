package dev.repoint.function;

/** Something handed to the function can't be taken; nothing has been changed. The message says what, and what was expected. */
public final class InvalidInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Some of what came may be quoted, and that may be megabytes: more is of no use in a log. */
    static final int CHARACTERS_MAX = 16_000;

    private final String problem;

    InvalidInput(String problem) {
        String told = problem.length() > CHARACTERS_MAX ? problem.substring(0, CHARACTERS_MAX) + "..." : problem;
        super(told);
        this.problem = told;
    }

    String problem() {
        return problem;
    }
}
