package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Group;
import dev.repoint.alignment.Roster;
import dev.repoint.alignment.Target;
import java.time.Duration;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where a look found the database.
 *
 * @param hostNames the endpoint under which each address was found
 * @param isWhole whether all that had to be asked was answered; otherwise absence from the answer says nothing
 */
record Sighting(Answer answer, Roster roster, NavigableMap<Address, String> hostNames, boolean isWhole) {

    Sighting {
        hostNames = Collections.unmodifiableNavigableMap(new TreeMap<>(hostNames));
    }

    static Sighting of(String hostName, Answer answer, Roster roster) {
        NavigableMap<Address, String> names = new TreeMap<>();
        addresses(answer).forEach(address -> names.put(address, hostName));
        return new Sighting(answer, roster, names, true);
    }

    /** The answer by which absence is counted: who is spared counts as present. */
    Answer present() {
        return with(roster.spared());
    }

    /** The answer for a record: who is spared stays in it as in the group, and isn't added there either. */
    Answer served(Group group) {
        NavigableSet<Address> held =
                group.registered().stream().map(Target::address).collect(Collectors.toCollection(TreeSet::new));
        held.retainAll(roster.spared());
        return with(held);
    }

    private Answer with(NavigableSet<Address> others) {
        if (!(answer instanceof Answer.Addresses(var wanted, var ttl, var unanimous))) {
            return answer;
        }
        NavigableSet<Address> all = new TreeSet<>(wanted);
        all.addAll(others);
        return new Answer.Addresses(all, ttl, unanimous);
    }

    /** The addresses of {@code answer}, if it has any. */
    static NavigableSet<Address> addresses(Answer answer) {
        return answer instanceof Answer.Addresses(var addresses, Duration _, boolean _)
                ? addresses
                : Collections.emptyNavigableSet();
    }

    /** Why there are no addresses in {@code answer}. */
    static String words(Answer answer) {
        return switch (answer) {
            case Answer.Addresses(var found, var _, var _) -> found.toString();
            case Answer.Empty(var absence) -> absence.toString();
            case Answer.Failed(var failure, var detail) -> failure + ", " + detail;
        };
    }
}
