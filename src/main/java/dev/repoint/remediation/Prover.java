package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Evidence;
import dev.repoint.alignment.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

    /** What was proven stays so for a while; an address that leaves the answer in between has to prove itself anew. */
    private static final Duration PROVEN_FOR = Duration.ofMinutes(10);

    /** Whatever else was found is asked for again after this. */
    private static final Duration DOUBTED_FOR = Duration.ofSeconds(5);

    private final Optional<Identity> identity;
    private final Memory memory;
    private final InstantSource clock;
    private final Optional<Instant> lenientUntil;

    /**
     * @param lenientUntil until when a foreign name proves nothing: after a switch-over or a rename certificates follow the new
     *     name late
     */
    Prover(Optional<Identity> identity, Memory memory, InstantSource clock, Optional<Instant> lenientUntil) {
        this.identity = identity;
        this.memory = memory;
        this.clock = clock;
        this.lenientUntil = lenientUntil;
    }

    /**
     * What is known of the targets that a look wants, after asking those in {@code due}, whose earlier proof is too old or was
     * none.
     */
    Evidence evidence(NavigableSet<Target> wanted, NavigableSet<Target> due, Map<Address, String> hostNames)
            throws InterruptedException {
        if (identity.isEmpty()) {
            return Evidence.NONE;
        }
        memory.proofs().keySet().retainAll(wanted);
        for (Target target : due) {
            Optional<String> hostName = Optional.ofNullable(hostNames.get(target.address()));
            if (hostName.isPresent() && !isFresh(target)) {
                Proof proof = identity.get().prove(target, hostName.get());
                memory.proofs().put(target, new Memory.Proved(proof, clock.instant()));
            }
        }
        return evidence();
    }

    private boolean isFresh(Target target) {
        return Optional.ofNullable(memory.proofs().get(target))
                .filter(proved -> {
                    Duration lasts = proved.proof() instanceof Proof.Proven ? PROVEN_FOR : DOUBTED_FOR;
                    return proved.at().plus(lasts).isAfter(clock.instant());
                })
                .isPresent();
    }

    private Evidence evidence() {
        NavigableSet<Target> unproven = new TreeSet<>();
        NavigableMap<Target, String> disproven = new TreeMap<>();
        memory.proofs().forEach((target, proved) -> {
            switch (proved.proof()) {
                case Proof.Proven _ -> {}
                case Proof.Unproven _ -> unproven.add(target);
                case Proof.Disproven(var _, var isForeign) when isForeign && isLenient() -> unproven.add(target);
                case Proof.Disproven(var reason, var _) -> disproven.put(target, reason);
            }
        });
        return new Evidence(unproven, disproven);
    }

    private boolean isLenient() {
        return lenientUntil.filter(clock.instant()::isBefore).isPresent();
    }

    /** Which of the wanted targets did not prove what they are, and why; empty if all did. */
    String doubts(NavigableSet<Target> wanted) {
        return memory.proofs().entrySet().stream()
                .filter(entry -> wanted.contains(entry.getKey()))
                .flatMap(entry -> switch (entry.getValue().proof()) {
                    case Proof.Unproven(var reason) -> Stream.of(entry.getKey() + " is unproven: " + reason);
                    case Proof.Disproven(var reason, var isForeign)
                    when isForeign && isLenient() -> Stream.of(entry.getKey() + " is unproven: " + reason);
                    case Proof.Disproven _, Proof.Proven _ -> Stream.empty();
                })
                .collect(Collectors.joining("; "));
    }
}
