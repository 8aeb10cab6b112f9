package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Roster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One round of questions to a cluster's readers, put together to one sighting. */
final class RollCall {

    /** What becomes of a reader's address. */
    enum Place {
        WANTED,
        SPARED,
        DEPARTED
    }

    /** Answers count as two only if the API was asked in between, which it is every five seconds; see {@link Catalogue#asOf}. */
    private static final Duration TTL_MIN = Duration.ofSeconds(6);

    private final Memory memory;
    private final NavigableSet<Address> wanted = new TreeSet<>();
    private final NavigableSet<Address> spared = new TreeSet<>();
    private final NavigableMap<Address, String> names = new TreeMap<>();
    private final List<String> unfound = new ArrayList<>();
    private Duration ttl = TTL_MIN;
    private boolean isUnanimous = true;
    private boolean isWhole = true;
    private Answer without = new Answer.Empty(Answer.Absence.NO_READER);

    RollCall(Memory memory) {
        this.memory = memory;
    }

    /** Whether a question timed out: the next one, to the same resolvers, would use up the look's time as well. */
    boolean isHopeless() {
        return isTimeout(without);
    }

    static boolean isTimeout(Answer answer) {
        return answer instanceof Answer.Failed(var failure, var _) && failure == Answer.Failure.TIMEOUT;
    }

    Answer hopeless() {
        return without;
    }

    void take(Inventory.Instance reader, String name, Answer answer, Place place) {
        if (answer instanceof Answer.Addresses found) {
            memory.readerAt(reader.identifier(), found.addresses());
            if (place == Place.WANTED) {
                want(name, found);
            }
        } else if (place == Place.WANTED) {
            without = answer;
            unfound.add("reader " + reader.identifier() + " is not found: " + Sighting.words(answer));
        }
        NavigableSet<Address> known = memory.readerAt(reader.identifier());
        boolean isUnanswered = place == Place.WANTED && !(answer instanceof Answer.Addresses);
        if (place == Place.SPARED || isUnanswered) {
            spared.addAll(known);
            isWhole = isWhole && !known.isEmpty();
        }
    }

    /**
     * One whose endpoint the API doesn't tell: it is where it was. One that isn't even described, because it comes or goes or
     * the API lags, may be anywhere; one that has a status and was never found is being created.
     */
    void takeUnnamed(Inventory.Instance reader) {
        NavigableSet<Address> known = memory.readerAt(reader.identifier());
        spared.addAll(known);
        isWhole = isWhole && !(known.isEmpty() && reader.status().isEmpty());
    }

    String trouble() {
        return String.join("; ", unfound);
    }

    /** The writer, in place of readers of which none is available. */
    void stepsIn(String name, Answer answer) {
        if (answer instanceof Answer.Addresses found) {
            want(name, found);
        } else {
            without = answer;
        }
    }

    private void want(String name, Answer.Addresses found) {
        wanted.addAll(found.addresses());
        found.addresses().forEach(address -> names.put(address, name));
        ttl = found.ttl().compareTo(ttl) > 0 ? found.ttl() : ttl;
        isUnanimous = isUnanimous && found.unanimous();
    }

    /** @param stillThere identifiers of the cluster's members that are not being deleted */
    Sighting sighting(Set<String> stillThere) {
        NavigableSet<Address> departed = memory.readersWithout(stillThere);
        departed.removeAll(wanted);
        departed.removeAll(spared);
        return sighting(departed, isWhole);
    }

    /** The same of a roll that may be out of date: whoever isn't on it may be new. */
    Sighting sightingOfOld() {
        return sighting(Collections.emptyNavigableSet(), false);
    }

    private Sighting sighting(NavigableSet<Address> departed, boolean tellsAbsence) {
        Answer answer = wanted.isEmpty() ? without : new Answer.Addresses(wanted, ttl, isUnanimous);
        return new Sighting(answer, new Roster(spared, departed, true, false), names, tellsAbsence);
    }
}
