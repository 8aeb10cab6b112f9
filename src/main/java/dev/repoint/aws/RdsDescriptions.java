package dev.repoint.aws;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.RdsException;

/**
 * Descriptions by the RDS API, all pages of them. Names are identifiers or ARNs and go into filters, many to a call; unlike
 * the parameter for one name, a filter that matches nothing is no error.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBInstances.html">
 *     DescribeDBInstances</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBClusters.html">DescribeDBClusters</a>
 */
final class RdsDescriptions {

    /** Names in one call. No limit is documented; so many databases are one page. */
    static final int NAMES_MAX = 100;

    /** The most that the API takes. */
    private static final int ENTRIES_PER_PAGE = 100;

    /** A cluster has 16 members at most. */
    private static final int ENTRIES_MAX = 16 * NAMES_MAX;

    private static final String INSTANCES = "DescribeDBInstances";
    private static final String CLUSTERS = "DescribeDBClusters";
    private static final String BY_INSTANCE = "db-instance-id";
    private static final String BY_CLUSTER = "db-cluster-id";

    private final RdsClient client;

    RdsDescriptions(RdsClient client) {
        this.client = client;
    }

    List<DBInstance> instances(Collection<String> names) {
        return inChunks(INSTANCES, names, (chunk, marker) -> instances(BY_INSTANCE, chunk, marker));
    }

    /** Of those that belong to one of {@code clusters}. */
    List<DBInstance> members(Collection<String> clusters) {
        return inChunks(INSTANCES, clusters, (chunk, marker) -> instances(BY_CLUSTER, chunk, marker));
    }

    List<DBCluster> clusters(Collection<String> names) {
        return inChunks(CLUSTERS, names, this::clusters);
    }

    private Page<DBInstance> instances(String filter, List<String> names, Optional<String> marker) {
        DescribeDbInstancesResponse page = client.describeDBInstances(request -> request.filters(by(filter, names))
                .maxRecords(ENTRIES_PER_PAGE)
                .applyMutation(next -> marker.ifPresent(next::marker)));
        return Page.of(page.dbInstances(), page.marker());
    }

    private Page<DBCluster> clusters(List<String> names, Optional<String> marker) {
        DescribeDbClustersResponse page = client.describeDBClusters(request -> request.filters(by(BY_CLUSTER, names))
                .maxRecords(ENTRIES_PER_PAGE)
                .applyMutation(next -> marker.ifPresent(next::marker)));
        return Page.of(page.dbClusters(), page.marker());
    }

    private static Filter by(String name, List<String> values) {
        return Filter.builder().name(name).values(values).build();
    }

    private static <T> List<T> inChunks(
            String operation, Collection<String> names, BiFunction<List<String>, Optional<String>, Page<T>> ask) {
        return names.stream()
                .gather(Gatherers.windowFixed(NAMES_MAX))
                .flatMap(chunk -> all(operation, chunk, ask).stream())
                .toList();
    }

    /** A name that the API doesn't take spoils its whole call; halving the names finds it, and it alone stays unknown. */
    private static <T> List<T> all(
            String operation, List<String> names, BiFunction<List<String>, Optional<String>, Page<T>> ask) {
        try {
            return Page.all(operation, ENTRIES_MAX, marker -> ask.apply(names, marker));
        } catch (RdsException failure) {
            if (!AwsFailure.isUnknownName(failure)) {
                throw new RefusedCall(AwsFailure.refusal(operation, failure));
            }
            int half = names.size() / 2;
            return half == 0
                    ? List.of()
                    : Stream.of(names.subList(0, half), names.subList(half, names.size()))
                            .flatMap(part -> all(operation, part, ask).stream())
                            .toList();
        } catch (SdkException failure) {
            throw new RefusedCall(AwsFailure.refusal(operation, failure));
        }
    }
}
