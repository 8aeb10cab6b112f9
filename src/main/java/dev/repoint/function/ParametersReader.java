package dev.repoint.function;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what a parameter group shall hold: names and values, where a value is a text or a number. */
final class ParametersReader {

    static final int PARAMETERS_MAX = 100;
    static final int CHARACTERS_MAX = 4_096;

    private static final Pattern NAME = Pattern.compile("[a-z0-9_.]{1,255}");
    private static final Pattern VALUE = Pattern.compile("[^\\p{Cntrl}]{1," + CHARACTERS_MAX + "}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,19}(\\.[0-9]{1,19})?");

    private final Problems problems;

    ParametersReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * What is wanted if nobody says anything: what the set-up page of ClickPipes asked for until mid-2026.
     *
     * @see <a href="https://clickhouse.com/docs/integrations/clickpipes/postgres/source/rds">RDS Postgres source</a>
     */
    static NavigableMap<String, String> byDefault() {
        NavigableMap<String, String> parameters = new TreeMap<>();
        parameters.put("rds.logical_replication", "1");
        parameters.put("wal_sender_timeout", "0");
        return parameters;
    }

    /** Those of {@code fields} over the defaults. */
    NavigableMap<String, String> read(Fields fields) {
        NavigableMap<String, String> parameters = byDefault();
        if (fields.names().size() > PARAMETERS_MAX) {
            problems.add(
                    "parameters",
                    "has " + fields.names().size() + " members; at most " + PARAMETERS_MAX + " are taken");
            return parameters;
        }
        for (String name : fields.names()) {
            if (NAME.matcher(name).matches()) {
                fields.value(name)
                        .flatMap(value -> value(fields, name, value))
                        .ifPresent(value -> parameters.put(name, value));
            } else {
                problems.add(fields.path(name), "is not named like a parameter, such as wal_sender_timeout");
            }
        }
        return parameters;
    }

    private static Optional<String> value(Fields fields, String name, Json value) {
        return switch (value) {
            case Json.Text(var text) when VALUE.matcher(text).matches() -> Optional.of(text);
            case Json.Num(var literal) when NUMBER.matcher(literal).matches() -> Optional.of(literal);
            case Json other ->
                fields.wrong(
                        name,
                        other,
                        "a number, or a text of 1 to " + CHARACTERS_MAX + " characters without control characters");
        };
    }
}
