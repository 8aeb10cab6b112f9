package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.AllowedRanges;
import dev.repoint.alignment.Evidence;
import dev.repoint.alignment.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Has wanted targets prove what they are, no more often than needed. */
final class Prover {

    /**
     * What was proven and is registered stays so for a while. One that isn't registered has to prove itself anew: since it was
     * seen last, others may have moved the group on, and somebody else may have got the address.
     */
    private static final Duration PROVEN_FOR = Duration.ofMinutes(10);

    /** Whatever else was found is asked for again after this. */
    private static final Duration DOUBTED_FOR = Duration.ofSeconds(5);

    /** After one that hangs, which takes some seconds, the others wait for the next look: its answer would grow too old. */
    private static final Duration TRYING_MAX = Duration.ofSeconds(1);

    private final Optional<Identity> identity;
    private final AllowedRanges allowed;
    private final Memory memory;
    private final InstantSource clock;
    private final Optional<Instant> lenientUntil;
    private final boolean isUrgent;

    Prover(Memory memory, Means means) {
        this.identity = means.ports().identity();
        this.allowed = means.policy().allowed();
        this.memory = memory;
        this.clock = means.clock();
        this.lenientUntil = means.lenientUntil();
        this.isUrgent = means.isUrgent();
    }

    /** Asks those of the wanted targets whose earlier proof is too old or was none, as many as there is time for. */
    void ask(NavigableSet<Target> wanted, NavigableSet<Target> registered, Map<Address, String> hostNames)
            throws InterruptedException {
        if (identity.isEmpty()) {
            return;
        }
        memory.proofs().keySet().retainAll(wanted);
        Instant end = clock.instant().plus(TRYING_MAX);
        for (Target target : due(wanted, registered)) {
            Optional<String> hostName = Optional.ofNullable(hostNames.get(target.address()));
            if (hostName.isPresent() && clock.instant().isBefore(end)) {
                Proof proof = identity.get().prove(target, hostName.get());
                memory.proofs().put(target, new Memory.Proved(proof, clock.instant()));
            }
        }
    }

    /**
     * Those that wait to be registered first, and who was asked longest ago. An event isn't kept waiting for the others. Nobody
     * is asked outside the allowed ranges: whoever forges an answer would have this function knock wherever he likes.
     */
    private List<Target> due(NavigableSet<Target> wanted, NavigableSet<Target> registered) {
        return wanted.stream()
                .filter(target -> allowed.contain(target.address()))
                .filter(target -> !isFresh(target, registered))
                .filter(target -> !isUrgent || !registered.contains(target))
                .sorted(Comparator.<Target, Boolean>comparing(registered::contains)
                        .thenComparing(
                                target -> proved(target).map(Memory.Proved::at).orElse(Instant.MIN)))
                .toList();
    }

    private Optional<Memory.Proved> proved(Target target) {
        return Optional.ofNullable(memory.proofs().get(target));
    }

    private boolean isFresh(Target target, NavigableSet<Target> registered) {
        return proved(target)
                .filter(proved -> {
                    boolean lasts = proved.proof() instanceof Proof.Proven && registered.contains(target);
                    return proved.at().plus(lasts ? PROVEN_FOR : DOUBTED_FOR).isAfter(clock.instant());
                })
                .isPresent();
    }

    /** What is known by now of the targets that a look wants. */
    Evidence evidence(NavigableSet<Target> wanted, NavigableSet<Target> registered) {
        if (identity.isEmpty()) {
            return Evidence.NONE;
        }
        NavigableSet<Target> untried = new TreeSet<>();
        NavigableSet<Target> unproven = new TreeSet<>();
        NavigableMap<Target, String> disproven = new TreeMap<>();
        for (Target target : wanted) {
            switch (proved(target).map(this::leniently).orElse(null)) {
                case null -> untried.add(target);
                case Proof.Proven _ when isFresh(target, registered) -> {}
                case Proof.Proven _ -> untried.add(target);
                case Proof.Unproven _ -> unproven.add(target);
                case Proof.Disproven(var reason, var _) -> disproven.put(target, reason);
            }
        }
        return new Evidence(untried, unproven, disproven);
    }

    /** What was found, as it counts now: while names change, a foreign one proves nothing. */
    private Proof leniently(Memory.Proved proved) {
        boolean isLenient = lenientUntil.filter(clock.instant()::isBefore).isPresent();
        return proved.proof() instanceof Proof.Disproven(var reason, var isForeign) && isForeign && isLenient
                ? new Proof.Unproven(reason)
                : proved.proof();
    }

    /** Which of the wanted targets did not prove what they are, and why; empty if all did. */
    String doubts(NavigableSet<Target> wanted) {
        return memory.proofs().entrySet().stream()
                .filter(entry -> wanted.contains(entry.getKey()))
                .flatMap(entry -> leniently(entry.getValue()) instanceof Proof.Unproven(var reason)
                        ? Stream.of(entry.getKey() + " is unproven: " + reason)
                        : Stream.empty())
                .collect(Collectors.joining("; "));
    }
}
