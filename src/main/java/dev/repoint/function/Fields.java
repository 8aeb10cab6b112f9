package dev.repoint.function;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        return find(name).flatMap(value -> switch (value) {
            case Json.Text(var text) when !text.isBlank() -> Optional.of(text.strip());
            case Json other -> wrong(name, other, "a text");
        });
    }

    Optional<String> requiredText(String name) {
        if (find(name).isEmpty()) {
            problems.add(path(name), "is missing");
        }
        return text(name);
    }

    Optional<Integer> number(String name, int min, int max) {
        return find(name).flatMap(value -> {
            Optional<Integer> number = value instanceof Json.Num(var literal) ? whole(literal) : Optional.empty();
            return number.filter(each -> each >= min && each <= max)
                    .or(() -> wrong(name, value, "a whole number from " + min + " to " + max));
        });
    }

    Optional<Boolean> flag(String name) {
        return find(name).flatMap(value -> switch (value) {
            case Json.Bool(var flag) -> Optional.of(flag);
            case Json other -> wrong(name, other, "true or false");
        });
    }

    Optional<Fields> object(String name) {
        return find(name).flatMap(value -> switch (value) {
            case Json.Obj inner -> Optional.of(new Fields(path(name) + ".", inner, problems));
            case Json other -> wrong(name, other, "an object");
        });
    }

    Optional<List<String>> texts(String name) {
        return find(name).flatMap(value -> switch (value) {
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

    private Optional<Json> find(String name) {
        known.add(name);
        return object.get(name);
    }

    private <T> Optional<T> wrong(String name, Json value, String expected) {
        String shown = value instanceof Json.Text(var text) ? text : JsonText.write(value);
        problems.add(path(name), shown, expected);
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
