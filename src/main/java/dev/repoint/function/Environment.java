package dev.repoint.function;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

    /** What is read from each of a variable's parts, which commas separate; a problem for each that can't be read. */
    <T> List<T> list(String name, Function<String, Optional<T>> read, String expected, Problems problems) {
        return get(name).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .flatMap(entry -> {
                    Optional<T> value = read.apply(entry);
                    if (value.isEmpty()) {
                        problems.add(name, entry, expected);
                    }
                    return value.stream();
                })
                .toList();
    }
}
