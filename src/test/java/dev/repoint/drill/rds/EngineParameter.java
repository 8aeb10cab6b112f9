package dev.repoint.drill.rds;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parameter as the engine defines it.
 *
 * @param allowed such as {@code 0,1} or {@code 5-262143}; empty if any text is
 * @param source {@code engine-default} or {@code system}
 */
record EngineParameter(
        String name, boolean isStatic, boolean isModifiable, Optional<String> value, String allowed, String source) {
    private static final Pattern RANGE = Pattern.compile("(-?\\d+)-(\\d+)");

    String applyType() {
        return isStatic ? "static" : "dynamic";
    }

    void check(String given, String applyMethod) throws RdsError {
        if (!isModifiable) {
            throw RdsError.value("The parameter " + name + " cannot be modified.");
        }
        if (!applyMethod.equals("immediate") && !applyMethod.equals("pending-reboot")) {
            throw RdsError.value("Invalid apply method: " + applyMethod);
        }
        if (isStatic && applyMethod.equals("immediate")) {
            throw RdsError.combination("cannot use immediate apply method for static parameter");
        }
        if (!isAllowed(given)) {
            throw RdsError.value(
                    "Invalid parameter value: " + given + " for: " + name + " allowed values are: " + allowed);
        }
    }

    private boolean isAllowed(String given) {
        Matcher range = RANGE.matcher(allowed);
        if (range.matches()) {
            return given.matches("-?\\d{1,18}")
                    && Long.parseLong(given) >= Long.parseLong(range.group(1))
                    && Long.parseLong(given) <= Long.parseLong(range.group(2));
        }
        return allowed.isEmpty() || Pattern.compile(",").splitAsStream(allowed).anyMatch(given::equals);
    }
}
