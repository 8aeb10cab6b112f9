package dev.repoint.remediation;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The RDS API over virtual time: it tells what was so a while ago, or refuses. */
final class SimulatedDatabases implements Databases {

    private final VirtualTime time;
    private final NavigableMap<Instant, Inventory> history = new TreeMap<>();
    private Duration lag = Duration.ZERO;
    private Optional<Refusal> refusal = Optional.empty();
    private Duration latency = Duration.ZERO;
    private boolean isBroken;
    private int calls;

    SimulatedDatabases(VirtualTime time) {
        this.time = time;
        history.put(Instant.MIN, Inventory.NONE);
    }

    /** This has been so since long ago. */
    void hasHeld(Inventory inventory) {
        history.put(Instant.MIN, inventory);
    }

    /** From now on this is so. */
    void hold(Inventory inventory) {
        history.put(time.instant(), inventory);
    }

    Inventory truth() {
        return history.lastEntry().getValue();
    }

    /** What the API shows, or showed, as far as it isn't known to have lagged otherwise then. */
    Inventory shown(Instant at) {
        return history.floorEntry(at.minus(lag)).getValue();
    }

    void lag(Duration behind) {
        lag = behind;
    }

    void latency(Duration perDescription) {
        latency = perDescription;
    }

    void refuse(Refusal why) {
        refusal = Optional.of(why);
    }

    /** From now on it doesn't even refuse. */
    void breakDown() {
        isBroken = true;
    }

    void answer() {
        refusal = Optional.empty();
        isBroken = false;
    }

    int calls() {
        return calls;
    }

    @Override
    public Reply<Inventory> describe(Set<String> instances, Set<String> clusters) {
        calls++;
        if (isBroken) {
            throw new IllegalStateException("no such status");
        }
        Inventory shown = shown(time.instant());
        try {
            time.pause(latency);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return new Reply.Refused<>(new Refusal(Refusal.Verdict.RETRY, "DescribeDBClusters was interrupted"));
        }
        return refusal.<Reply<Inventory>>map(Reply.Refused::new)
                .orElseGet(() -> new Reply.Given<>(new Inventory(
                        shown.instances().stream()
                                .filter(each -> instances.contains(each.identifier()))
                                .toList(),
                        shown.clusters().stream()
                                .filter(each -> clusters.contains(each.identifier()))
                                .toList())));
    }
}
