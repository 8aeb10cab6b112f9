package dev.repoint.remediation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which database, and which of its endpoints, a target group is to follow. */
public sealed interface Source {

    /**
     * An endpoint's host name, followed through DNS alone.
     *
     * <p>RDS's own names carry what they belong to: {@code <instance>.<hash>.<region>.rds.amazonaws.com} for an instance,
     * {@code <cluster>.cluster-<hash>...} for a cluster's writer, {@code cluster-ro-} for its readers,
     * {@code cluster-custom-} for a custom endpoint, whose first label is the endpoint's name and not the cluster's.
     *
     * @param hostName lower-case, without a final dot
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.Endpoints.html">Aurora
     *     endpoint connections</a>
     */
    record HostName(String hostName) implements Source {

        private static final Pattern RDS_NAME = Pattern.compile(
                "(?<id>[a-z][a-z0-9-]*)\\.(?<kind>cluster-ro-|cluster-custom-|cluster-)?[a-z0-9]+\\.[a-z0-9-]+\\.rds\\.amazonaws\\.com(\\.cn)?");

        /**
         * Whether the name stands for a cluster's readers: each answer gives one of them, in turn, so that absence from
         * answers in a row says nothing.
         *
         * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Endpoints.Reader.html">Reader
         *     endpoints</a>
         */
        public boolean isReaderPool() {
            return kind().filter("cluster-ro-"::equals).isPresent();
        }

        private Optional<String> kind() {
            Matcher name = RDS_NAME.matcher(hostName);
            return name.matches() ? Optional.ofNullable(name.group("kind")) : Optional.empty();
        }

        private Optional<String> carriedIdentifier() {
            Matcher name = RDS_NAME.matcher(hostName);
            return name.matches() && !"cluster-custom-".equals(name.group("kind"))
                    ? Optional.of(name.group("id"))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return hostName;
        }
    }

    /** One instance, wherever its endpoint moves. */
    record Instance(String identifierOrArn) implements Source {
        @Override
        public String toString() {
            return "instance:" + identifierOrArn;
        }
    }

    /** The writer of a cluster, Aurora or Multi-AZ. */
    record Writer(String identifierOrArn) implements Source {
        @Override
        public String toString() {
            return "cluster:" + identifierOrArn;
        }
    }

    /** All readers of a cluster that are available. */
    record Readers(String identifierOrArn, WhenNone whenNone) implements Source {
        @Override
        public String toString() {
            return "readers:" + identifierOrArn;
        }
    }

    /** What is wanted while a cluster has no available reader. */
    enum WhenNone {
        /** Whatever the group holds. */
        KEEP,
        /** The writer. */
        WRITER
    }

    /** The identifier of the instance or cluster, lower-case, if the source tells it. */
    default Optional<String> identifier() {
        return switch (this) {
            case HostName name -> name.carriedIdentifier();
            case Instance(var instance) -> Optional.of(lastPart(instance));
            case Writer(var cluster) -> Optional.of(lastPart(cluster));
            case Readers(var cluster, var _) -> Optional.of(lastPart(cluster));
        };
    }

    /** Whether it belongs to a cluster in any way, so that events of a member may concern it. */
    default boolean isOfCluster() {
        return switch (this) {
            case HostName name -> name.kind().isPresent();
            case Instance _ -> false;
            case Writer _, Readers _ -> true;
        };
    }

    /** Whether it follows a cluster, whose old writer goes on as a reader after a failover (rule 4). */
    default boolean oldWriterLivesOn() {
        return switch (this) {
            case HostName name -> name.kind().filter("cluster-"::equals).isPresent();
            case Instance _ -> false;
            case Writer _, Readers _ -> true;
        };
    }

    private static String lastPart(String identifierOrArn) {
        return identifierOrArn.substring(identifierOrArn.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
    }
}
