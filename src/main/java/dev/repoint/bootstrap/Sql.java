package dev.repoint.bootstrap;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Writes names and texts into statements, so that whatever stands in them stays a name or a text.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">Postgres, lexical structure</a>
 */
public final class Sql {

    private Sql() {}

    /** Quoted always: an unquoted name is folded to lower case, and may be a key word of a later version. */
    public static String identifier(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("an identifier can't be empty or hold a zero character");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    public static String identifiers(Collection<String> names) {
        return names.stream().map(Sql::identifier).collect(Collectors.joining(", "));
    }

    /** Right whether or not {@code standard_conforming_strings} is on. */
    public static String literal(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a text can't hold a zero character");
        }
        boolean hasBackslash = text.indexOf('\\') >= 0;
        String doubled = text.replace("'", "''").replace("\\", "\\\\");
        return (hasBackslash ? " E'" : "'") + doubled + "'";
    }
}
