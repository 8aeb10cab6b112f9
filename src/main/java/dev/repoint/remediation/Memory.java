package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Agreement;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Group;
import dev.repoint.alignment.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the environment keeps of a binding from one invocation to the next. Losing it costs time and nothing else: the target
 * group and DNS are the state.
 *
 * <p>Used by one thread at a time.
 */
final class Memory {

    /** How long an unchanged trouble is worth a watch of its own. */
    private static final Duration TROUBLE_WATCHED_MAX = Duration.ofMinutes(10);

    /** Two ticks and a half. What was answered before may have been overtaken by moves that another environment saw. */
    private static final Duration RECENT = Duration.ofSeconds(150);

    /**
     * A cluster has 15 readers at most, but auto scaling gives each new one another name.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Replication.html">Replication with
     *     Aurora</a>
     */
    private static final int READERS_MAX = 100;

    /** What a group held, and when. */
    record Reading(Group group, Instant at) {}

    /** What a target proved to be, and when. */
    record Proved(Proof proof, Instant at) {}

    /** The latest found last. */
    private final SequencedMap<String, NavigableSet<Address>> readers = new LinkedHashMap<>();

    private final Set<String> silentReaders = new HashSet<>();
    private final Map<Target, Proved> proofs = new TreeMap<>();
    private final OwnTargets.Known ownTargets = new OwnTargets.Known();
    private Optional<Reading> reading = Optional.empty();
    private Agreement agreement = Agreement.NONE;
    private NavigableSet<Address> addresses = Collections.emptyNavigableSet();
    private Optional<Instant> answeredAt = Optional.empty();
    private Optional<Instant> movedAt = Optional.empty();
    private Optional<Integer> groupPort = Optional.empty();
    private Optional<Trouble> trouble = Optional.empty();
    private Instant troubledSince = Instant.MAX;
    private NavigableSet<Address> recordedAddresses = Collections.emptyNavigableSet();
    private Instant recordQuietUntil = Instant.MIN;

    /**
     * Takes in an answer; says whether it gives other addresses than the one before, and so has just moved.
     *
     * @param askedAt as of when it holds
     */
    boolean hears(Sighting sighting, Instant askedAt, Instant receivedAt) {
        boolean isSequel = isRecent(receivedAt);
        agreement = sighting.isWhole()
                ? (isSequel ? agreement : Agreement.NONE).after(sighting.present(), askedAt, receivedAt)
                : Agreement.NONE;
        if (!(sighting.answer() instanceof Answer.Addresses now)) {
            return false;
        }
        boolean hasMoved = isSequel && !addresses.equals(now.addresses());
        if (hasMoved) {
            movedAt = Optional.of(receivedAt);
        }
        addresses = now.addresses();
        answeredAt = Optional.of(receivedAt);
        return hasMoved;
    }

    private boolean isRecent(Instant now) {
        return sinceAnswer(now).filter(age -> age.compareTo(RECENT) <= 0).isPresent();
    }

    Agreement agreement() {
        return agreement;
    }

    /** The latest addresses that DNS gave; none if it never gave any. */
    NavigableSet<Address> addresses() {
        return addresses;
    }

    Optional<Duration> sinceAnswer(Instant now) {
        return answeredAt.map(then -> Duration.between(then, now));
    }

    /** Where a cluster's reader was found. */
    void readerAt(String identifier, NavigableSet<Address> found) {
        readers.putLast(identifier, found);
        if (readers.size() > READERS_MAX) {
            silentReaders.remove(readers.pollFirstEntry().getKey());
        }
    }

    /** Where a reader was last found; nowhere if it never was. */
    NavigableSet<Address> readerAt(String identifier) {
        return readers.getOrDefault(identifier, Collections.emptyNavigableSet());
    }

    /** Whether the question for a reader timed out the last time. */
    boolean isSilent(String identifier) {
        return silentReaders.contains(identifier);
    }

    void asked(String identifier, boolean hasTimedOut) {
        if (hasTimedOut) {
            silentReaders.add(identifier);
        } else {
            silentReaders.remove(identifier);
        }
    }

    /** Where all readers were that aren't among {@code stillThere}. */
    NavigableSet<Address> readersWithout(Set<String> stillThere) {
        NavigableSet<Address> others = new TreeSet<>();
        readers.forEach((identifier, found) -> {
            if (!stillThere.contains(identifier)) {
                others.addAll(found);
            }
        });
        return others;
    }

    /** What the wanted targets proved to be; the caller's to change. */
    Map<Target, Proved> proofs() {
        return proofs;
    }

    OwnTargets.Known ownTargets() {
        return ownTargets;
    }

    /** The latest reading of the group by any invocation of this environment. */
    Optional<Reading> reading() {
        return reading;
    }

    /** When that was; before all time if there was none. */
    Instant readAt() {
        return reading.map(Reading::at).orElse(Instant.MIN);
    }

    /** Whether the group had no healthy target then. */
    boolean isSick() {
        return reading.filter(latest -> latest.group().healthy().isEmpty()).isPresent();
    }

    void reading(Group group, Instant at) {
        reading = Optional.of(new Reading(group, at));
    }

    /** What was read of the group, and nothing else. */
    Memory ofReadings() {
        Memory readings = new Memory();
        readings.reading = reading;
        readings.groupPort = groupPort;
        return readings;
    }

    /** A wanted target took the place of another one. */
    void replacedAt(Instant when) {
        movedAt = Optional.of(when);
    }

    boolean hasMovedSince(Instant when) {
        return movedAt.filter(moved -> !moved.isBefore(when)).isPresent();
    }

    Optional<Integer> groupPort() {
        return groupPort;
    }

    void groupPort(int port) {
        groupPort = Optional.of(port);
    }

    /** Whether there is trouble that has not been the same for so long that one pass at each tick is enough. */
    boolean isFresh(Optional<Trouble> seen, Instant now) {
        if (!trouble.equals(seen)) {
            trouble = seen;
            troubledSince = now;
        }
        return seen.isPresent() && Duration.between(troubledSince, now).compareTo(TROUBLE_WATCHED_MAX) < 0;
    }

    /** Whether the record was seen or made to hold {@code wanted} so lately that caches may still show otherwise. */
    boolean isRecordQuiet(NavigableSet<Address> wanted, Instant now) {
        return recordedAddresses.equals(wanted) && now.isBefore(recordQuietUntil);
    }

    void recorded(NavigableSet<Address> held, Instant quietUntil) {
        recordedAddresses = held;
        recordQuietUntil = quietUntil;
    }
}
