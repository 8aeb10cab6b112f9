package dev.repoint.function;

import dev.repoint.bootstrap.TableName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads names of things in Postgres. They are taken as they stand: case counts, and so do blanks. */
final class NameReader {

    /**
     * In UTF-8. Postgres cuts a longer name off, with no more than a notice, and would then mean another thing.
     *
     * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS">Identifiers</a>
     */
    static final int BYTES_MAX = 63;

    private static final String EXPECTED = "a name of 1 to " + BYTES_MAX + " bytes in UTF-8 without control characters";

    /** A part in double quotes, in which a double quote is written twice; or one without dots and double quotes. */
    private static final String PART = "\"(?<quoted%1$d>(?:[^\"]|\"\")*)\"|(?<plain%1$d>[^.\"]*)";

    private static final Pattern TABLE =
            Pattern.compile("(?:" + PART.formatted(1) + ")\\.(?:" + PART.formatted(2) + ")", Pattern.DOTALL);

    /**
     * Postgres keeps {@code pg_} for itself, and gives {@code public} and {@code none} a meaning of their own; RDS has roles
     * such as {@code rdsadmin} and {@code rds_superuser}.
     *
     * @see <a href="https://www.postgresql.org/docs/current/sql-createrole.html">CREATE ROLE</a>
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Roles.html">
     *     Roles of RDS for PostgreSQL</a>
     */
    private static final Pattern RESERVED = Pattern.compile("(pg_|rds).*|public|none", Pattern.DOTALL);

    private final Problems problems;

    NameReader(Problems problems) {
        this.problems = problems;
    }

    Optional<String> read(String path, String text) {
        if (isName(text)) {
            return Optional.of(text);
        }
        problems.add(path, text, EXPECTED);
        return Optional.empty();
    }

    /** A user that may be made. */
    Optional<String> readUser(String path, String text) {
        if (RESERVED.matcher(text).matches()) {
            problems.add(path, text, "a name that is free: pg_*, rds*, public and none are reserved");
            return Optional.empty();
        }
        return read(path, text);
    }

    /** A schema and a table with one dot between; a part that has a dot or a double quote itself stands in double quotes. */
    Optional<TableName> readTable(String path, String text) {
        Matcher table = TABLE.matcher(text);
        if (table.matches()) {
            TableName name = new TableName(part(table, 1), part(table, 2));
            if (isName(name.schema()) && isName(name.name())) {
                return Optional.of(name);
            }
        }
        problems.add(
                path,
                text,
                "a schema and a table with a dot between, such as public.orders, each " + EXPECTED
                        + "; one that holds a dot or a double quote is written in double quotes, as in SQL");
        return Optional.empty();
    }

    /** Each of {@code texts}, without repetitions, of which there may be {@code max}. */
    <T> List<T> readAll(String path, List<String> texts, int max, BiFunction<String, String, Optional<T>> read) {
        if (texts.size() > max) {
            problems.add(path, "has " + texts.size() + " elements; at most " + max + " are taken");
            return List.of();
        }
        return IntStream.range(0, texts.size())
                .boxed()
                .flatMap(i -> read.apply(path + "[" + i + "]", texts.get(i)).stream())
                .distinct()
                .toList();
    }

    private static String part(Matcher table, int number) {
        return Optional.ofNullable(table.group("quoted" + number))
                .map(quoted -> quoted.replace("\"\"", "\""))
                .orElseGet(() -> table.group("plain" + number));
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text)
                && text.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX;
    }
}
