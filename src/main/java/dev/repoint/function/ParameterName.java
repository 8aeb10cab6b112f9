package dev.repoint.function;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which names SSM parameters may have.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html">PutParameter, Name</a>
 */
final class ParameterName {

    private static final int LENGTH_MAX = 1_011;

    /** Left for a slash and a binding's name. */
    private static final int PREFIX_LENGTH_MAX = LENGTH_MAX - 129;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+|(/[A-Za-z0-9_.-]+){1,15}");

    /** One level less than a name may have. */
    private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9_.-]+){1,14}");

    private ParameterName() {}

    static boolean isName(String text) {
        return text.length() <= LENGTH_MAX && NAME.matcher(text).matches();
    }

    /** Whether parameters may lie below it: a path without a slash at its end. */
    static boolean isPath(String text) {
        return text.length() <= PREFIX_LENGTH_MAX && PREFIX.matcher(text).matches();
    }

    /** Whether parameters may be written below it: names that begin with "aws" or "ssm" are AWS's own. */
    static boolean isPathOfOnesOwn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return isPath(text) && !lower.startsWith("/aws") && !lower.startsWith("/ssm");
    }

    /** Whether {@code name} is {@code path} itself or lies below it. */
    static boolean isWithin(String path, String name) {
        return (name + "/").startsWith(path + "/");
    }

    static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
