package dev.repoint.alignment;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How far consecutive answers agree that an address is gone, and on the whole answer (rule 3). A value: each answer makes
 * a new one. A failed or empty answer starts the count anew.
 *
 * @param latest the addresses of the latest answer; empty if the count has just started anew
 * @param same for how many answers the latest has been the same
 * @param others for how many answers an address has been absent that no answer gave since the start
 * @param absences the same for each address that an answer gave since the start
 */
public record Agreement(NavigableSet<Address> latest, Run same, Run others, NavigableMap<Address, Run> absences) {

    /** The most consecutive answers that may be asked for. */
    public static final int ANSWERS_MAX = 10;

    public static final Agreement NONE =
            new Agreement(Collections.emptyNavigableSet(), Run.NONE, Run.NONE, Collections.emptyNavigableMap());

    /**
     * What is agreed after one more answer.
     *
     * @param askedAt when it was asked for
     * @param receivedAt when it came; it has outlived its time to live that much later
     */
    public Agreement after(Answer answer, Instant askedAt, Instant receivedAt) {
        return switch (answer) {
            case Answer.Empty _, Answer.Failed _ -> NONE;
            case Answer.Addresses now -> after(now.addresses(), askedAt, receivedAt.plus(now.ttl()));
        };
    }

    private Agreement after(NavigableSet<Address> now, Instant askedAt, Instant outlivedAt) {
        Run othersNow = others.longer(askedAt, outlivedAt);
        NavigableMap<Address, Run> absencesNow = new TreeMap<>();
        absences.forEach((address, run) -> absencesNow.put(address, run.longer(askedAt, outlivedAt)));
        now.forEach(address -> absencesNow.put(address, Run.NONE));
        // An address for which all questions have the answer they have for others needs no entry: the map stays small.
        absencesNow.values().removeIf(run -> run.length() >= ANSWERS_MAX && othersNow.length() >= ANSWERS_MAX);
        Run before = now.equals(latest) ? same : Run.NONE;
        return new Agreement(
                now, before.longer(askedAt, outlivedAt), othersNow, Collections.unmodifiableNavigableMap(absencesNow));
    }

    /** Whether the last {@code answers} that count all leave {@code address} out. */
    public boolean isAbsent(Address address, int answers) {
        return absence(address).length() >= answers;
    }

    /** Whether the last {@code answers} that count are the same. */
    public boolean isSame(int answers) {
        return same.length() >= answers;
    }

    /** From when on an answer has to be asked for so that it counts for all that is being counted. */
    public Instant countsNext() {
        return Stream.concat(Stream.of(same, others), absences.values().stream())
                .map(Run::countsNext)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Run absence(Address address) {
        return absences.getOrDefault(address, others);
    }
}
