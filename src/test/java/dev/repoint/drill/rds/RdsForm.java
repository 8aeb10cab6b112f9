package dev.repoint.drill.rds;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Parameters of a call: names to values, lists as {@code Parameters.Parameter.1.ParameterName}.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">Smithy, AWS Query protocol</a>
 */
record RdsForm(NavigableMap<String, String> values) {
    private static final int RECORDS_MAX = 100;

    static RdsForm parse(String body) {
        return new RdsForm(Stream.of(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(TreeMap::new, (map, pair) -> map.put(decoded(pair[0]), decoded(pair[1])), TreeMap::putAll));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    String get(String name) throws RdsError {
        return find(name)
                .orElseThrow(
                        () -> RdsError.value("The parameter " + name + " must be provided and must not be blank."));
    }

    boolean isTrue(String name) {
        return "true".equals(values.get(name));
    }

    /** What was asked for, without what every call says. */
    NavigableMap<String, String> wishes() {
        NavigableMap<String, String> wishes = new TreeMap<>(values);
        wishes.keySet().removeAll(List.of("Action", "Version"));
        return wishes;
    }

    /** Entries of a list, each as a form of its own; an entry that is a text is its value by the empty name. */
    List<RdsForm> entries(String list, String entry) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> below(list + "." + entry + "." + number))
                .takeWhile(found -> !found.values.isEmpty())
                .toList();
    }

    private RdsForm below(String prefix) {
        NavigableMap<String, String> found = new TreeMap<>();
        values.forEach((name, value) -> {
            if (name.equals(prefix)) {
                found.put("", value);
            } else if (name.startsWith(prefix + ".")) {
                found.put(name.substring(prefix.length() + 1), value);
            }
        });
        return new RdsForm(found);
    }

    /** Values of a filter of that name; empty if there is no such filter. */
    Optional<List<String>> filter(String name) {
        return entries("Filters", "Filter").stream()
                .filter(filter -> name.equals(filter.values.get("Name")))
                .map(filter -> filter.entries("Values", "Value").stream()
                        .flatMap(value -> value.find("").stream())
                        .toList())
                .findFirst();
    }

    /** A part of what was asked for, and how to ask for the rest. */
    record Part<T>(List<T> entries, Optional<String> marker) {}

    <T> Part<T> part(List<T> all) throws RdsError {
        int from = number("Marker", 0, all.size(), 0);
        int to = Math.min(all.size(), from + number("MaxRecords", 20, RECORDS_MAX, RECORDS_MAX));
        return new Part<>(
                all.subList(from, to),
                Optional.of(to).filter(end -> end < all.size()).map(String::valueOf));
    }

    private int number(String name, int min, int max, int absent) throws RdsError {
        String text = find(name).orElse(String.valueOf(absent));
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= min && Integer.parseInt(text) <= max) {
            return Integer.parseInt(text);
        }
        throw RdsError.value("Invalid value " + text + " for " + name + ". Must be between " + min + " and " + max);
    }
}
