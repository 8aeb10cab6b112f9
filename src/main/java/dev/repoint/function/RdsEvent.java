package dev.repoint.function;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What RDS says has happened.
 *
 * @param identifier of the instance, cluster or deployment it happened to, if the event says
 * @param id such as {@code RDS-EVENT-0049}; some events have none
 * @param categories such as {@code failover}; may be empty
 */
record RdsEvent(Kind kind, Optional<String> identifier, Optional<String> id, Set<String> categories, Instant at) {

    /** What it happened to. */
    enum Kind {
        INSTANCE,
        CLUSTER,
        BLUE_GREEN_DEPLOYMENT,
        /** A parameter group, a snapshot, a proxy and the like. */
        OTHER
    }

    /**
     * Of backup, low storage, creation and deletion, of which the last two stand for blue/green deployments as well.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html">RDS event messages</a>
     */
    private static final Set<String> STILL_IDS = Set.of(
            "RDS-EVENT-0001",
            "RDS-EVENT-0002",
            "RDS-EVENT-0003",
            "RDS-EVENT-0005",
            "RDS-EVENT-0007",
            "RDS-EVENT-0089",
            "RDS-EVENT-0170",
            "RDS-EVENT-0171",
            "RDS-EVENT-0244",
            "RDS-EVENT-0246");

    /**
     * A cluster renamed; a blue/green switch-over started, completed or canceled, as a whole and for one of its databases.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html">RDS event messages</a>
     */
    private static final Set<String> NAME_IDS = Set.of(
            "RDS-EVENT-0172",
            "RDS-EVENT-0247",
            "RDS-EVENT-0248",
            "RDS-EVENT-0249",
            "RDS-EVENT-0250",
            "RDS-EVENT-0251",
            "RDS-EVENT-0252");

    private static final Set<String> STILL_CATEGORIES = Set.of("backup", "creation", "deletion", "low storage");

    RdsEvent {
        categories = Set.copyOf(categories);
    }

    /** Whether an address may move because of it. What isn't known to leave addresses alone, may move them. */
    boolean mayMoveAddress() {
        boolean isStill = id.filter(STILL_IDS::contains).isPresent()
                || (!categories.isEmpty() && STILL_CATEGORIES.containsAll(categories));
        return !isStill;
    }

    /**
     * Whether databases may change names by it, so that for a while a name leads to a certificate of another. It tells one of
     * the names only. Of a blue/green deployment everything counts but that it was made or deleted.
     */
    boolean mayChangeNames() {
        return id.filter(NAME_IDS::contains).isPresent() || (kind == Kind.BLUE_GREEN_DEPLOYMENT && mayMoveAddress());
    }
}
