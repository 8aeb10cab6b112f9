package dev.repoint.bootstrap;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a parameter can have a value, in AWS's own notation: alternatives between commas, and ranges such as {@code 5-100}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Parameter.html">Parameter</a>
 */
final class Allowed {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(?:\\.[0-9]{1,20})?");
    private static final Pattern RANGE = Pattern.compile("(%1$s)-(%1$s)".formatted(NUMBER));

    /** Such as {@code {DBInstanceClassMemory/9531392}} or {@code GREATEST(...)}. */
    private static final Pattern FORMULA = Pattern.compile("[{(]");

    private Allowed() {}

    /** What is wrong with it, if something is. */
    static Optional<String> problem(ParameterGroup group, String name, String value) {
        Optional<Parameter> found = group.parameter(name);
        if (found.isEmpty()) {
            // A group that lists no defaults doesn't tell what there is.
            boolean listsAll = group.parameters().values().stream().anyMatch(each -> !each.isSetByUser());
            return listsAll ? Optional.of("family " + group.family() + " has no such parameter") : Optional.empty();
        }
        Parameter parameter = found.get();
        if (!parameter.isModifiable() && !parameter.has(value)) {
            return Optional.of("RDS doesn't let it be changed");
        }
        return parameter
                .allowed()
                .filter(allowed -> !isIn(allowed, value))
                .map(allowed -> "expected one of " + allowed);
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    private static boolean isIn(String allowed, String value) {
        // Formulas and lists of words are for RDS to judge.
        boolean isSimple = !FORMULA.matcher(value).find()
                && Stream.of(allowed.split(",", -1)).allMatch(Allowed::isNumeric);
        return !isSimple
                || (isNumber(value) && Stream.of(allowed.split(",", -1)).anyMatch(one -> matches(one.strip(), value)));
    }

    private static boolean isNumeric(String one) {
        String text = one.strip();
        return isNumber(text) || RANGE.matcher(text).matches();
    }

    private static boolean matches(String one, String value) {
        BigDecimal number = new BigDecimal(value);
        Matcher range = RANGE.matcher(one);
        if (isNumber(one)) {
            return new BigDecimal(one).compareTo(number) == 0;
        }
        return range.matches()
                && new BigDecimal(range.group(1)).compareTo(number) <= 0
                && new BigDecimal(range.group(2)).compareTo(number) >= 0;
    }
}
