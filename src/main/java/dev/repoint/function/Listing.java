package dev.repoint.function;

import dev.repoint.remediation.Binding;
import dev.repoint.remediation.BindingReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The bindings as they stand.
 *
 * @param broken those that can't be served
 * @param outdated why the bindings could not be read anew, if they could not; then these are of an earlier reading
 */
record Listing(List<Binding> bindings, List<Entry.Broken> broken, Optional<String> outdated) {

    static final Listing NONE = new Listing(List.of(), List.of(), Optional.empty());

    Listing {
        bindings = List.copyOf(bindings);
        broken = List.copyOf(broken);
    }

    static Listing of(List<Entry> entries) {
        List<Binding> bindings = new ArrayList<>();
        List<Entry.Broken> broken = new ArrayList<>();
        for (Entry each : entries) {
            switch (each) {
                case Entry.Sound(var _, var binding) -> bindings.add(binding);
                case Entry.Broken wrong -> broken.add(wrong);
            }
        }
        return new Listing(bindings, broken, Optional.empty());
    }

    Listing outdatedBecause(String reason) {
        return new Listing(bindings, broken, Optional.of(reason));
    }

    boolean isEmpty() {
        return bindings.isEmpty() && broken.isEmpty();
    }

    /** Those of these names; an {@link InvalidInput} if there is none of a name, not even a broken one. */
    Listing named(List<String> names) {
        Set<String> known = new LinkedHashSet<>();
        bindings.forEach(each -> known.add(each.name()));
        broken.forEach(each -> known.add(each.name()));
        Problems problems = new Problems();
        names.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add("bindings", name, "the name of a binding; known are " + known));
        problems.throwIfAny();
        return new Listing(
                bindings.stream().filter(each -> names.contains(each.name())).toList(),
                broken.stream().filter(each -> names.contains(each.name())).toList(),
                outdated);
    }

    /** Reports of what can't be served. That the list is outdated is reported like a binding, to be counted like one. */
    List<BindingReport> failures() {
        List<BindingReport> failures = new ArrayList<>();
        broken.forEach(each -> failures.add(failed(each.name(), each.problem())));
        outdated.ifPresent(reason -> failures.add(failed(RemediatorSettings.BINDINGS, reason)));
        return failures;
    }

    private static BindingReport failed(String name, String reason) {
        return BindingReport.failed(name, reason, Duration.ZERO, Optional.empty());
    }
}
