package dev.repoint.function;

import dev.repoint.remediation.Binding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One place where a binding is written down, read on its own. */
sealed interface Entry {

    /**
     * A binding that can be served.
     *
     * @param prefix what problems put before the name of one of its fields
     */
    record Sound(String prefix, Binding binding) implements Entry {}

    /**
     * One that can't, which is reported and harms no other.
     *
     * @param name the binding's if it can be told, else of the place where it is written down
     */
    record Broken(String name, String problem) implements Entry {}

    /** Reads {@code object}; {@code place} is the name of a broken one that has none of its own. */
    static Entry read(String place, String prefix, Json.Obj object) {
        Problems problems = new Problems();
        Optional<Binding> binding = new BindingReader(problems).read(new Fields(prefix, object, problems));
        String name = object.text("name")
                .filter(BindingReader.NAME.asMatchPredicate())
                .orElse(place);
        return problems.areNone() ? new Sound(prefix, binding.orElseThrow()) : new Broken(name, problems.all());
    }

    /**
     * Breaks all that have one name, or one target group, in common with another. None of them is taken, not even the first:
     * which of two was meant can't be told, and a target group that stays as it is does less harm than one that follows the
     * wrong database, or two in turn.
     */
    static List<Entry> distinct(List<Entry> entries) {
        Map<String, Long> names = count(entries, Binding::name);
        Map<String, Long> groups = count(entries, Binding::targetGroupArn);
        return entries.stream()
                .map(entry -> switch (entry) {
                    case Broken _ -> entry;
                    case Sound sound -> unlessShared(sound, names, groups);
                })
                .toList();
    }

    private static Entry unlessShared(Sound sound, Map<String, Long> names, Map<String, Long> groups) {
        Binding binding = sound.binding();
        Problems problems = new Problems();
        if (names.getOrDefault(binding.name(), 0L) > 1) {
            problems.add(sound.prefix() + "name", binding.name(), "unique: another binding has it");
        }
        if (groups.getOrDefault(binding.targetGroupArn(), 0L) > 1) {
            problems.add(sound.prefix() + "targetGroupArn", binding.targetGroupArn(), "unique: another binding has it");
        }
        return problems.areNone() ? sound : new Broken(binding.name(), problems.all());
    }

    private static Map<String, Long> count(List<Entry> entries, Function<Binding, String> trait) {
        return entries.stream()
                .filter(Sound.class::isInstance)
                .map(entry -> ((Sound) entry).binding())
                .collect(Collectors.groupingBy(trait, Collectors.counting()));
    }
}
