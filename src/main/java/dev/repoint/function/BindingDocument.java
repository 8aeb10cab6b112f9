package dev.repoint.function;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A JSON array of bindings, as the variable or one parameter holds it. What is something else isn't repeated: under a wrong
 * name, or below a path that others use, a parameter may well be a password.
 */
final class BindingDocument {

    private BindingDocument() {}

    /** Reads each element on its own; throws an {@link InvalidInput} if the text as a whole is something else. */
    static List<Entry> read(String place, String text) {
        Problems problems = new Problems();
        try {
            if (JsonText.read(text) instanceof Json.Arr(var elements) && !elements.isEmpty()) {
                return Entry.distinct(IntStream.range(0, elements.size())
                        .mapToObj(i -> element(place + "[" + i + "]", place + "[" + i + "]", elements.get(i)))
                        .toList());
            }
            problems.add(place, "is not a JSON array of at least one binding");
        } catch (InvalidInput malformed) {
            problems.add(place, malformed.problem());
        }
        throw new InvalidInput(problems.all());
    }

    /** Reads one binding; {@code byDefault} is its name if it gives none itself, or none that can be read. */
    static Entry readOne(String place, String byDefault, String text) {
        try {
            Json binding = JsonText.read(text);
            return binding instanceof Json.Obj object && !object.has("name")
                    ? element(place, byDefault, object.with("name", byDefault))
                    : element(place, byDefault, binding);
        } catch (InvalidInput malformed) {
            return new Entry.Broken(byDefault, place + ": " + malformed.problem());
        }
    }

    private static Entry element(String place, String name, Json element) {
        if (element instanceof Json.Obj object) {
            return Entry.read(name, place + ".", object);
        }
        Problems problems = new Problems();
        problems.add(place, "is not an object");
        return new Entry.Broken(name, problems.all());
    }
}
