package dev.repoint.drill.rds;

import java.util.NavigableMap;

/**
 * A call that changes something, or would have.
 *
 * @param parameters as they came, such as {@code Parameters.Parameter.1.ParameterName}
 * @param outcome {@code done}, or the code of the error
 */
public record Write(String action, NavigableMap<String, String> parameters, String outcome) {
    static final String DONE = "done";

    public boolean isDone() {
        return outcome.equals(DONE);
    }

    @Override
    public String toString() {
        return action + parameters + " " + outcome;
    }
}
