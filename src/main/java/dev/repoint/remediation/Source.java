package dev.repoint.remediation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The database's endpoint as a host name.
 *
 * <p>RDS's own names carry what they belong to: {@code <instance>.<hash>.<region>.rds.amazonaws.com} for an instance,
 * {@code <cluster>.cluster-<hash>...} for a cluster's writer, {@code cluster-ro-} for its readers, {@code cluster-custom-}
 * for a custom endpoint, whose first label is the endpoint's name and not the cluster's.
 *
 * @param hostName lower-case, without a final dot
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.Endpoints.html">Aurora
 *     endpoint connections</a>
 */
public record Source(String hostName) {

    private static final Pattern RDS_NAME = Pattern.compile(
            "(?<id>[a-z][a-z0-9-]*)\\.(?<kind>cluster-ro-|cluster-custom-|cluster-)?[a-z0-9]+\\.[a-z0-9-]+\\.rds\\.amazonaws\\.com(\\.cn)?");

    /** Whether the name follows a cluster's writer, so that the old writer lives on as a reader after a failover. */
    public boolean isClusterWriter() {
        return kind().filter("cluster-"::equals).isPresent();
    }

    /** Whether the name belongs to a cluster in any way, so that events of a member may concern it. */
    public boolean isOfCluster() {
        return kind().isPresent();
    }

    /**
     * Whether the name stands for a cluster's readers: each answer gives one of them, in turn, so that absence from answers
     * in a row says nothing.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Endpoints.Reader.html">Reader
     *     endpoints</a>
     */
    public boolean isReaderPool() {
        return kind().filter("cluster-ro-"::equals).isPresent();
    }

    /** The identifier of the instance or cluster, if the name carries it. */
    public Optional<String> identifier() {
        Matcher name = RDS_NAME.matcher(hostName);
        return name.matches() && !"cluster-custom-".equals(name.group("kind"))
                ? Optional.of(name.group("id"))
                : Optional.empty();
    }

    private Optional<String> kind() {
        Matcher name = RDS_NAME.matcher(hostName);
        return name.matches() ? Optional.ofNullable(name.group("kind")) : Optional.empty();
    }

    @Override
    public String toString() {
        return hostName;
    }
}
