package dev.repoint.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query of Logs Insights, which finds the fields of lines that are JSON. Only the commands that the template uses are known;
 * any other is refused.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html">Query syntax</a>
 */
public final class LogQuery {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OF_CLOUDWATCH = Set.of("@timestamp", "@message");
    private static final Pattern NAME = Pattern.compile("@?[A-Za-z][A-Za-z0-9.]*");
    private static final Pattern PRESENT = Pattern.compile("ispresent\\((?<name>[A-Za-z0-9.]+)\\)");
    private static final Pattern EQUAL = Pattern.compile("(?<name>[A-Za-z0-9.]+) = \"(?<text>[^\"]*)\"");
    private static final Pattern LIKE = Pattern.compile("@message like /(?<regex>.+)/");
    private static final Pattern PARSED = Pattern.compile("@message /(?<regex>.+)/");
    private static final Pattern SORTED = Pattern.compile("(?<name>@?[A-Za-z]+) desc");
    private static final Pattern STATISTIC =
            Pattern.compile("count\\(\\) as (?<count>[A-Za-z]+)|max\\((?<name>@?[A-Za-z]+)\\) as (?<max>[A-Za-z]+)");

    private final List<String> commands;
    private final Set<String> named = new LinkedHashSet<>(OF_CLOUDWATCH);
    private final Set<String> fields = new LinkedHashSet<>();

    public LogQuery(String text) {
        this.commands = List.of(text.strip().split("\\s+\\|\\s+", -1));
        commands.forEach(command -> read(word(command), rest(command)));
    }

    /** The fields of a line that it reads, such as {@code bindings.0.name}. */
    public Set<String> fields() {
        return fields;
    }

    /** Whether it keeps the line, by its filters and by what it takes out of the text. */
    public boolean takes(String line) {
        return commands.stream()
                .filter(command -> word(command).matches("filter|parse"))
                .allMatch(command -> keeps(rest(command), line));
    }

    /** Whether the line has the field. */
    public static boolean has(String line, String field) {
        return !value(line, field).isMissingNode();
    }

    private void read(String word, String rest) {
        switch (word) {
            case "filter" -> readFilter(rest);
            case "parse" ->
                matched(PARSED, rest)
                        .group("regex")
                        .transform(Pattern::compile)
                        .namedGroups()
                        .keySet()
                        .forEach(named::add);
            case "fields" -> List.of(rest.split(",\\s+", -1)).forEach(this::readName);
            case "stats" -> readStatistics(rest);
            case "sort" -> readName(matched(SORTED, rest).group("name"));
            case "limit" -> Integer.parseInt(rest);
            default -> throw new IllegalArgumentException("the tests do not know " + word);
        }
    }

    private void readFilter(String rest) {
        Matcher present = PRESENT.matcher(rest);
        Matcher equal = EQUAL.matcher(rest);
        if (present.matches()) {
            readName(present.group("name"));
        } else if (equal.matches()) {
            readName(equal.group("name"));
        } else {
            matched(LIKE, rest);
        }
    }

    private void readStatistics(String rest) {
        String[] halves = rest.split("\\s+by\\s+", 2);
        for (String each : halves[0].split(",\\s+", -1)) {
            Matcher statistic = matched(STATISTIC, each);
            if (statistic.group("count") == null) {
                readName(statistic.group("name"));
                named.add(statistic.group("max"));
            } else {
                named.add(statistic.group("count"));
            }
        }
        for (String each : halves[1].split(",\\s+", -1)) {
            if (!each.equals("bin(1d)")) {
                readName(each);
            }
        }
    }

    private void readName(String name) {
        matched(NAME, name);
        if (!named.contains(name)) {
            fields.add(name);
        }
    }

    private static boolean keeps(String condition, String line) {
        Matcher present = PRESENT.matcher(condition);
        Matcher equal = EQUAL.matcher(condition);
        if (present.matches()) {
            return has(line, present.group("name"));
        }
        if (equal.matches()) {
            return value(line, equal.group("name")).asText().equals(equal.group("text"));
        }
        String regex = condition.substring(condition.indexOf('/') + 1, condition.length() - 1);
        return Pattern.compile(regex).matcher(line).find();
    }

    private static JsonNode value(String line, String field) {
        try {
            return JSON.readTree(line).at("/" + field.replace('.', '/'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + line, e);
        }
    }

    private static Matcher matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("the tests do not know " + text);
        }
        return matcher;
    }

    private static String word(String command) {
        return command.split("\\s", 2)[0];
    }

    private static String rest(String command) {
        return command.split("\\s+", 2)[1];
    }
}
