package dev.repoint.drill.nlb;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Parameters of a call in AWS's Query protocol: names to values, lists as {@code Targets.member.1.Id}.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">Smithy, AWS Query protocol</a>
 */
record QueryForm(Map<String, String> values) {
    private static final int MEMBERS_MAX = 10_000;

    static QueryForm parse(String body) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new QueryForm(values);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    String get(String name) throws ElbError {
        return find(name).orElseThrow(() -> ElbError.validation("'" + name + "' must be given"));
    }

    Optional<Integer> findInt(String name, int max) throws ElbError {
        Optional<String> text = find(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= 1 && number <= max) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // Said below, as a number out of bounds is.
        }
        throw ElbError.validation("'%s' is '%s', not within 1 to %d".formatted(name, text.get(), max));
    }

    /** Values of a list of texts. */
    List<String> texts(String list) {
        return IntStream.rangeClosed(1, MEMBERS_MAX)
                .mapToObj(number -> find(list + ".member." + number))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
    }

    /** A form for each member of a list of structures. */
    List<QueryForm> members(String list) {
        return IntStream.rangeClosed(1, MEMBERS_MAX)
                .mapToObj(number -> below(list + ".member." + number + "."))
                .takeWhile(member -> !member.values.isEmpty())
                .toList();
    }

    private QueryForm below(String prefix) {
        Map<String, String> below = new TreeMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                below.put(name.substring(prefix.length()), value);
            }
        });
        return new QueryForm(below);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
