package dev.repoint.drill.scenario;

/**
 * What RDS tells of a failover, in the order in which it does: of a Multi-AZ instance, or of a cluster.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html">Amazon RDS event
 *     categories and event messages</a>
 */
public enum DatabaseEvent {
    STARTED("RDS-EVENT-0013", "failover started"),
    RESTARTED("RDS-EVENT-0006", "restarted"),
    COMPLETED("RDS-EVENT-0049", "failover completed"),
    /** The reason comes at the time of the completion, as an event without an id. */
    REASON("", "the failover's reason, without an id"),
    CLUSTER_STARTED("RDS-EVENT-0073", "failover of the cluster started"),
    CLUSTER_COMPLETED("RDS-EVENT-0071", "failover of the cluster completed");

    private final String id;
    private final String words;

    DatabaseEvent(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /** Such as {@code RDS-EVENT-0013}; empty if it has none. */
    public String id() {
        return id;
    }

    /** The file in {@code events/} that is this event, or holds it among the messages of a queue. */
    public String sample() {
        return switch (this) {
            case STARTED, RESTARTED, COMPLETED -> "queue-batch-with-doubles.json";
            case REASON -> "instance-failover-reason-without-id.json";
            case CLUSTER_STARTED -> "multi-az-cluster-failover-started.json";
            case CLUSTER_COMPLETED -> "aurora-failover-completed.json";
        };
    }

    @Override
    public String toString() {
        return id.isEmpty() ? words : id + ", " + words;
    }
}
