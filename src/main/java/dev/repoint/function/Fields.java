package dev.repoint.function;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the members of one JSON object, and notes everything about them that is not as it should be. */
final class Fields {

    private final String prefix;
    private final Json.Obj object;
    private final Problems problems;
    private final Set<String> known = new HashSet<>();

    /** @param prefix what problems put before a member's name; empty for the outermost object */
    Fields(String prefix, Json.Obj object, Problems problems) {
        this.prefix = prefix;
        this.object = object;
        this.problems = problems;
    }

    String path(String name) {
        return prefix + name;
    }

    Optional<String> text(String name) {
        return value(name).flatMap(value -> switch (value) {
            case Json.Text(var text) when !text.isBlank() -> Optional.of(text.strip());
            case Json other -> wrong(name, other, "a text");
        });
    }

    /** A text as it stands: blanks count. */
    Optional<String> verbatim(String name) {
        return value(name).flatMap(value -> switch (value) {
            case Json.Text(var text) -> Optional.of(text);
            case Json other -> wrong(name, other, "a text");
        });
    }

    Optional<String> requiredText(String name) {
        require(name);
        return text(name);
    }

    Optional<String> matching(String name, Pattern pattern, String expected) {
        Optional<String> text = text(name);
        text.filter(pattern.asMatchPredicate().negate())
                .ifPresent(unlike -> problems.add(path(name), unlike, expected));
        return text.filter(pattern.asMatchPredicate());
    }

    /** One of these, spelled as {@link Word} does. */
    <E extends Enum<E>> Optional<E> word(String name, List<E> allowed) {
        return text(name)
                .flatMap(text -> allowed.stream()
                        .filter(each -> Word.of(each).equals(text))
                        .findFirst()
                        .or(() -> wrong(name, new Json.Text(text), Word.anyOf(allowed))));
    }

    Optional<Integer> number(String name, int min, int max) {
        return value(name).flatMap(value -> {
            Optional<Integer> number = value instanceof Json.Num(var literal) ? whole(literal) : Optional.empty();
            return number.filter(each -> each >= min && each <= max)
                    .or(() -> wrong(name, value, "a whole number from " + min + " to " + max));
        });
    }

    Optional<Boolean> flag(String name) {
        return value(name).flatMap(value -> switch (value) {
            case Json.Bool(var flag) -> Optional.of(flag);
            case Json other -> wrong(name, other, "true or false");
        });
    }

    Optional<Fields> object(String name) {
        return value(name).flatMap(value -> switch (value) {
            case Json.Obj inner -> Optional.of(new Fields(path(name) + ".", inner, problems));
            case Json other -> wrong(name, other, "an object");
        });
    }

    Optional<List<String>> texts(String name) {
        return value(name).flatMap(value -> switch (value) {
            case Json.Arr(var elements)
            when !elements.isEmpty() && elements.stream().allMatch(Json.Text.class::isInstance) ->
                Optional.of(elements.stream()
                        .flatMap(each -> each instanceof Json.Text(var text) ? Stream.of(text) : Stream.empty())
                        .toList());
            case Json other -> wrong(name, other, "a list of texts");
        });
    }

    /** Notes a problem for each member that nobody asked for, since it would be without effect; says whether there is none. */
    boolean endsHere() {
        List<String> unknown = object.members().keySet().stream()
                .filter(name -> !known.contains(name))
                .toList();
        List<String> expected = known.stream().sorted().toList();
        unknown.forEach(name -> problems.add(path(name), "is not known here; known are " + expected));
        return unknown.isEmpty();
    }

    /** Whatever it is. */
    Optional<Json> value(String name) {
        known.add(name);
        return object.get(name);
    }

    /** Notes a problem if there is no such member. */
    void require(String name) {
        if (value(name).isEmpty()) {
            problems.add(path(name), "is missing");
        }
    }

    /** What members there are. */
    Set<String> names() {
        return object.members().keySet();
    }

    /** Notes that a member is not as it should be. */
    <T> Optional<T> wrong(String name, Json value, String expected) {
        problems.add(path(name), value, expected);
        return Optional.empty();
    }

    private static Optional<Integer> whole(String literal) {
        try {
            return Optional.of(Integer.parseInt(literal));
        } catch (NumberFormatException notWhole) {
            return Optional.empty();
        }
    }
}
