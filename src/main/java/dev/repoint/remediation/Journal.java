package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Group;
import dev.repoint.alignment.Plan;
import dev.repoint.alignment.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** What one invocation saw and did for one binding, as it goes along. Used by one thread. */
final class Journal {

    private final Instant startedAt;
    private final NavigableSet<Target> registered = new TreeSet<>();
    private final NavigableSet<Target> deregistered = new TreeSet<>();
    private Optional<NavigableSet<Target>> before = Optional.empty();
    private Optional<Plan> latestPlan = Optional.empty();
    private NavigableSet<Address> addresses = Collections.emptyNavigableSet();
    private Duration ttl = Duration.ZERO;
    private boolean unanswered;
    private Optional<Instant> registeredAt = Optional.empty();
    private Optional<Instant> healthyAt = Optional.empty();
    private boolean hadDrift;
    private boolean isDrifting;
    private Instant driftingSince;
    private int looks;

    Journal(Instant startedAt) {
        this.startedAt = startedAt;
        this.driftingSince = startedAt;
    }

    /** A look that ended before DNS was asked. */
    void looked(Optional<Group> group) {
        looks++;
        before = before.or(() -> group.map(Group::registered));
    }

    void looked(Answer answer, Optional<Group> group) {
        looked(group);
        switch (answer) {
            case Answer.Addresses now -> {
                unanswered = false;
                addresses = now.addresses();
                ttl = now.ttl();
            }
            case Answer.Empty _ -> unanswered = false;
            case Answer.Failed _ -> unanswered = true;
        }
    }

    /** Takes in a plan. One that was made without a reply says nothing new while there is an older one. */
    void planned(Plan plan, Instant when) {
        boolean isBlind = plan instanceof Plan.Hold(var doubt, var _) && doubt == Plan.Doubt.NO_REPLY;
        if (!isBlind) {
            latestPlan = Optional.of(plan);
        }
        switch (plan) {
            case Plan.Register _, Plan.Prove _, Plan.Deregister _, Plan.Wait _ -> {
                hadDrift = true;
                driftingSince = isDrifting ? driftingSince : when;
                isDrifting = true;
            }
            case Plan.Aligned _ -> isDrifting = false;
            case Plan.Hold _ -> {}
        }
    }

    void registered(Collection<Target> targets, Instant when) {
        registered.addAll(targets);
        registeredAt = registeredAt.or(() -> Optional.of(when));
    }

    void deregistered(Collection<Target> targets) {
        deregistered.addAll(targets);
    }

    void sawHealthy(Instant when) {
        if (registeredAt.isPresent()) {
            healthyAt = healthyAt.or(() -> Optional.of(when));
        }
    }

    Instant startedAt() {
        return startedAt;
    }

    NavigableSet<Target> before() {
        return before.orElse(Collections.emptyNavigableSet());
    }

    NavigableSet<Target> registered() {
        return registered;
    }

    NavigableSet<Target> deregistered() {
        return deregistered;
    }

    /** The latest plan that rests on a reply, if there was one. */
    Optional<Plan> latestPlan() {
        return latestPlan;
    }

    /** The latest addresses that DNS gave in this invocation. */
    NavigableSet<Address> addresses() {
        return addresses;
    }

    /** How long their answer could have been served from a cache. */
    Duration ttl() {
        return ttl;
    }

    /** Whether the latest look brought no usable reply. */
    boolean unanswered() {
        return unanswered;
    }

    Optional<Instant> registeredAt() {
        return registeredAt;
    }

    Optional<Instant> healthyAt() {
        return healthyAt;
    }

    boolean hadDrift() {
        return hadDrift;
    }

    /** Whether group and answer differed when they were last compared. */
    boolean isDrifting() {
        return isDrifting;
    }

    /** When they began to, the latest time; the start if they never did. */
    Instant driftingSince() {
        return driftingSince;
    }

    boolean hasChanged() {
        return !registered.isEmpty() || !deregistered.isEmpty();
    }

    int looks() {
        return looks;
    }
}
