package dev.repoint.function;

import java.util.Map;
import java.util.Optional;

/** The function's environment variables. One that is empty counts as absent: a template can't leave one out. */
record Environment(Map<String, String> variables) {

    static Environment ofProcess() {
        return new Environment(System.getenv());
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** A whole number from {@code min} to {@code max}; the default if it is absent, or a problem if it is anything else. */
    int number(String name, int absent, int min, int max, Problems problems) {
        Optional<String> text = get(name);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The same problem as a number out of bounds.
        }
        problems.add(name, text.get(), "a whole number from " + min + " to " + max);
        return absent;
    }
}
