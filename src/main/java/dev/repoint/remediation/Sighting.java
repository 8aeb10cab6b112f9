package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Roster;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

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
        return answer instanceof Answer.Addresses(var wanted, var ttl, var unanimous)
                ? new Answer.Addresses(union(wanted, roster.spared()), ttl, unanimous)
                : answer;
    }

    /** The addresses of {@code answer}, if it has any. */
    static NavigableSet<Address> addresses(Answer answer) {
        return answer instanceof Answer.Addresses(var addresses, Duration _, boolean _)
                ? addresses
                : Collections.emptyNavigableSet();
    }

    private static NavigableSet<Address> union(Collection<Address> some, Collection<Address> others) {
        NavigableSet<Address> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
