package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Group;
import dev.repoint.alignment.Health;
import dev.repoint.alignment.RegisteredTarget;
import dev.repoint.alignment.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What target groups hold over virtual time, and how their targets fare: initial, healthy, unhealthy, draining, gone. */
final class SimulatedTargets {

    private static final Duration DRAINS_FOR = Duration.ofMinutes(5);

    private record Registration(Instant since, Optional<Instant> endedAt) {}

    private final VirtualTime time;
    private final Map<String, NavigableMap<Instant, Map<Target, Registration>>> histories = new HashMap<>();
    private final Map<Address, NavigableMap<Instant, Boolean>> lives = new HashMap<>();
    private final Map<Address, String> unused = new HashMap<>();
    private Duration untilHealthy = Duration.ofSeconds(20);
    private Duration untilUnhealthy = Duration.ofSeconds(20);

    SimulatedTargets(VirtualTime time) {
        this.time = time;
    }

    /** How long the load balancer takes to find a target healthy, and a dead one unhealthy. */
    void pace(Duration toHealthy, Duration toUnhealthy) {
        untilHealthy = toHealthy;
        untilUnhealthy = toUnhealthy;
    }

    void dies(Address address, Instant at) {
        life(address).put(at, false);
    }

    void revives(Address address, Instant at) {
        life(address).put(at, true);
    }

    void unused(Address address, String reason) {
        unused.put(address, reason);
    }

    /** Targets that have been registered for long. */
    void hold(String arn, NavigableSet<Target> targets) {
        Map<Target, Registration> all = new HashMap<>();
        targets.forEach(target -> all.put(target, new Registration(Instant.EPOCH, Optional.empty())));
        history(arn).put(time.instant(), all);
    }

    void register(String arn, Collection<Target> added) {
        Map<Target, Registration> all = new HashMap<>(latest(arn));
        all.values().removeIf(registration -> isGone(registration, time.instant()));
        for (Target target : added) {
            Registration known = all.get(target);
            if (known == null || known.endedAt.isPresent()) {
                all.put(target, new Registration(time.instant(), Optional.empty()));
            }
        }
        history(arn).put(time.instant(), all);
    }

    void deregister(String arn, Collection<Target> removed) {
        Map<Target, Registration> all = new HashMap<>(latest(arn));
        for (Target target : removed) {
            all.computeIfPresent(
                    target,
                    (_, known) -> known.endedAt.isPresent()
                            ? known
                            : new Registration(known.since, Optional.of(time.instant())));
        }
        history(arn).put(time.instant(), all);
    }

    NavigableSet<Target> registered(String arn) {
        NavigableSet<Target> registered = new TreeSet<>();
        latest(arn).forEach((target, registration) -> {
            if (registration.endedAt.isEmpty()) {
                registered.add(target);
            }
        });
        return registered;
    }

    /** For how long nothing was registered in a group that had held something, by when that began. */
    NavigableMap<Instant, Duration> emptySpans(String arn) {
        NavigableMap<Instant, Duration> spans = new TreeMap<>();
        Optional<Instant> since = Optional.empty();
        boolean wasHeld = false;
        for (Entry<Instant, Map<Target, Registration>> left : history(arn).entrySet()) {
            boolean isEmpty = left.getValue().values().stream().allMatch(each -> each.endedAt.isPresent());
            if (isEmpty && wasHeld) {
                since = since.or(() -> Optional.of(left.getKey()));
            } else {
                since.ifPresent(from -> spans.put(from, Duration.between(from, left.getKey())));
                since = Optional.empty();
            }
            wasHeld = wasHeld || !isEmpty;
        }
        since.ifPresent(from -> spans.put(from, Duration.between(from, time.instant())));
        return spans;
    }

    /** The group as it was left by all changes until {@code asOf}, with the health that its targets have now. */
    Group read(String arn, Instant asOf) {
        NavigableMap<Instant, Map<Target, Registration>> history = history(arn);
        Entry<Instant, Map<Target, Registration>> then = history.floorEntry(asOf);
        then = then == null ? history.firstEntry() : then;
        Instant now = time.instant();
        List<RegisteredTarget> entries = new ArrayList<>();
        (then == null ? Map.<Target, Registration>of() : then.getValue()).forEach((target, registration) -> {
            if (!isGone(registration, now)) {
                entries.add(entry(target, registration, now));
            }
        });
        return new Group(entries);
    }

    private RegisteredTarget entry(Target target, Registration registration, Instant now) {
        if (registration.endedAt.isPresent()) {
            return new RegisteredTarget(target, Health.DRAINING, "Target.DeregistrationInProgress");
        }
        String reason = unused.getOrDefault(target.address(), "");
        return new RegisteredTarget(
                target, reason.isEmpty() ? health(target, registration, now) : Health.UNUSED, reason);
    }

    private Health health(Target target, Registration registration, Instant now) {
        Instant checkedSince = registration.since.plus(untilHealthy);
        if (now.isBefore(checkedSince)) {
            return Health.INITIAL;
        }
        Entry<Instant, Boolean> change = life(target.address()).floorEntry(now);
        if (change == null) {
            return Health.HEALTHY;
        }
        Instant changedAt = change.getKey();
        if (change.getValue()) {
            return now.isBefore(changedAt.plus(untilHealthy)) ? Health.UNHEALTHY : Health.HEALTHY;
        }
        boolean isNotNoticed = checkedSince.isBefore(changedAt) && now.isBefore(changedAt.plus(untilUnhealthy));
        return isNotNoticed ? Health.HEALTHY : Health.UNHEALTHY;
    }

    private static boolean isGone(Registration registration, Instant now) {
        return registration
                .endedAt
                .filter(ended -> !now.isBefore(ended.plus(DRAINS_FOR)))
                .isPresent();
    }

    private NavigableMap<Instant, Boolean> life(Address address) {
        return lives.computeIfAbsent(address, _ -> new TreeMap<>());
    }

    private Map<Target, Registration> latest(String arn) {
        Entry<Instant, Map<Target, Registration>> last = history(arn).lastEntry();
        return last == null ? Map.of() : last.getValue();
    }

    private NavigableMap<Instant, Map<Target, Registration>> history(String arn) {
        return histories.computeIfAbsent(arn, _ -> new TreeMap<>());
    }
}
