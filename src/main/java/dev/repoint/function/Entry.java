package dev.repoint.function;

import dev.repoint.remediation.Binding;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
        Set<String> names = shared(entries, Binding::name);
        Set<String> groups = shared(entries, Binding::targetGroupArn);
        return entries.stream()
                .map(entry -> switch (entry) {
                    case Broken _ -> entry;
                    case Sound sound -> unlessShared(sound, names, groups);
                })
                .toList();
    }

    private static Entry unlessShared(Sound sound, Set<String> names, Set<String> groups) {
        Binding binding = sound.binding();
        Problems problems = new Problems();
        if (names.contains(binding.name())) {
            problems.add(sound.prefix() + "name", binding.name(), "unique: another binding has it");
        }
        if (groups.contains(binding.targetGroupArn())) {
            problems.add(sound.prefix() + "targetGroupArn", binding.targetGroupArn(), "unique: another binding has it");
        }
        return problems.areNone() ? sound : new Broken(binding.name(), problems.all());
    }

    private static Set<String> shared(List<Entry> entries, Function<Binding, String> trait) {
        Set<String> seen = new HashSet<>();
        Set<String> shared = new HashSet<>();
        for (Entry entry : entries) {
            if (entry instanceof Sound sound && !seen.add(trait.apply(sound.binding()))) {
                shared.add(trait.apply(sound.binding()));
            }
        }
        return shared;
    }
}
