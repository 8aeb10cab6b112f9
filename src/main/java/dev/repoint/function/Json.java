package dev.repoint.function;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value. Objects keep the order of their members. */
sealed interface Json {

    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        Optional<Json> get(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /** The member's text, if it is there and a text. */
        Optional<String> text(String name) {
            return get(name)
                    .filter(Text.class::isInstance)
                    .map(Text.class::cast)
                    .map(Text::value);
        }

        Optional<Obj> object(String name) {
            return get(name).filter(Obj.class::isInstance).map(Obj.class::cast);
        }

        List<Json> array(String name) {
            return get(name)
                    .filter(Arr.class::isInstance)
                    .map(Arr.class::cast)
                    .map(Arr::elements)
                    .orElse(List.of());
        }

        boolean has(String name) {
            return members.containsKey(name);
        }

        /** This object with one more member at its end. */
        Obj with(String name, Json value) {
            Map<String, Json> more = new LinkedHashMap<>(members);
            more.put(name, value);
            return new Obj(more);
        }

        Obj without(Collection<String> names) {
            Map<String, Json> fewer = new LinkedHashMap<>(members);
            fewer.keySet().removeAll(names);
            return new Obj(fewer);
        }

        /** This object, with those members of another that it doesn't have itself. */
        Obj over(Obj other) {
            Map<String, Json> both = new LinkedHashMap<>(other.members);
            both.putAll(members);
            return new Obj(both);
        }

        Obj with(String name, String value) {
            return with(name, new Text(value));
        }

        Obj with(String name, long value) {
            return with(name, new Num(Long.toString(value)));
        }
    }

    record Arr(List<Json> elements) implements Json {
        public Arr {
            elements = List.copyOf(elements);
        }
    }

    record Text(String value) implements Json {}

    /** A number as it is written. */
    record Num(String literal) implements Json {}

    record Bool(boolean value) implements Json {}

    record Null() implements Json {}

    static Obj object() {
        return new Obj(Map.of());
    }

    static Arr texts(Iterable<?> values) {
        List<Json> elements = new ArrayList<>();
        values.forEach(value -> elements.add(new Text(value.toString())));
        return new Arr(elements);
    }
}
