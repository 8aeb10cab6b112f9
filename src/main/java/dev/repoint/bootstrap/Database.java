package dev.repoint.bootstrap;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/**
 * The source as the RDS API describes it.
 *
 * @param resourceId {@code DbiResourceId}, or {@code DbClusterResourceId}: another machine has another, even under the same name
 * @param engine {@code postgres} or {@code aurora-postgresql}
 * @param version such as {@code 16.9}
 * @param status of the instance; of a cluster its own unless that is {@code available}, then its writer's
 * @param host absent while the database is being made
 * @param adminUser the master user
 * @param adminSecret ARN of the master secret, if RDS manages it
 * @param hasTokens whether IAM authentication is on
 * @param parameterGroup name of the group, of the instance or of the cluster
 * @param applyStatus how far that group's values have come to apply, at a cluster's writer
 * @param hasStandby whether a reboot can be made with failover
 */
public record Database(
        DatabaseId id,
        String arn,
        String resourceId,
        String engine,
        String version,
        String status,
        Optional<Host> host,
        String adminUser,
        Optional<String> adminSecret,
        boolean hasTokens,
        String parameterGroup,
        ApplyStatus applyStatus,
        boolean hasStandby,
        NavigableMap<String, String> tags) {

    /**
     * Where nobody but a person, or AWS's support, brings it back from.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html">DB instance status</a>
     */
    private static final Set<String> STUCK = Set.of(
            "stopped",
            "stopping",
            "failed",
            "deleting",
            "inaccessible-encryption-credentials",
            "inaccessible-encryption-credentials-recoverable",
            "restore-error",
            "storage-full");

    boolean isAvailable() {
        return status.equals("available");
    }

    boolean mayBecomeAvailable() {
        return !STUCK.contains(status) && !status.startsWith("incompatible-");
    }

    /** Of the engine, such as 16. */
    int major() {
        return part(0);
    }

    /** Such as the 9 of {@code 16.9}; zero if it isn't told. */
    int minor() {
        return part(1);
    }

    private int part(int at) {
        String[] parts = version.split("[^0-9]+", -1);
        return at < parts.length && parts[at].matches("[0-9]{1,4}") ? Integer.parseInt(parts[at]) : 0;
    }

    /**
     * {@code ParameterApplyStatus}, as far as it matters.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBParameterGroupStatus.html">
     *     DBParameterGroupStatus</a>
     */
    public enum ApplyStatus {
        IN_SYNC,
        PENDING_REBOOT,
        /** On its way: applying, or pending the database's upgrade. */
        APPLYING,
        FAILED,
        /** A word that is not in the documentation. */
        UNKNOWN
    }
}
