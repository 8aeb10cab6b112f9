package dev.repoint.aws;

import dev.repoint.remediation.Inventory;
import dev.repoint.remediation.Inventory.Cluster;
import dev.repoint.remediation.Inventory.Instance;
import dev.repoint.remediation.Inventory.Member;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Endpoint;

/** Puts descriptions together: which instances a cluster has, and who writes, only the cluster's own description says. */
final class RdsInventory {

    private final RdsDescriptions descriptions;

    RdsInventory(RdsDescriptions descriptions) {
        this.descriptions = descriptions;
    }

    /** @throws RefusedCall at the first call that is refused: half an inventory would say that databases are gone */
    Inventory of(Set<String> instances, Set<String> clusters) {
        List<Instance> asked = descriptions.instances(lowerCase(instances)).stream()
                .map(RdsInventory::instance)
                .toList();
        List<DBCluster> found = descriptions.clusters(lowerCase(clusters));
        Map<String, Instance> members =
                descriptions
                        .members(found.stream()
                                .map(DBCluster::dbClusterIdentifier)
                                .toList())
                        .stream()
                        .map(RdsInventory::instance)
                        .collect(Collectors.toMap(Instance::identifier, Function.identity(), (first, _) -> first));
        return new Inventory(
                asked, found.stream().map(each -> cluster(each, members)).toList());
    }

    private static Cluster cluster(DBCluster cluster, Map<String, Instance> described) {
        return new Cluster(
                lowerCase(cluster.dbClusterIdentifier()),
                text(cluster.dbClusterArn()),
                text(cluster.status()),
                Optional.ofNullable(cluster.endpoint()),
                cluster.dbClusterMembers().stream()
                        .map(member -> member(member, described))
                        .toList());
    }

    /** One that its cluster lists and that isn't described, because it just went or just came, stays a member. */
    private static Member member(DBClusterMember member, Map<String, Instance> described) {
        String identifier = lowerCase(member.dbInstanceIdentifier());
        Instance unknown = new Instance(identifier, "", "", Optional.empty());
        return new Member(described.getOrDefault(identifier, unknown), Boolean.TRUE.equals(member.isClusterWriter()));
    }

    private static Instance instance(DBInstance instance) {
        return new Instance(
                lowerCase(instance.dbInstanceIdentifier()),
                text(instance.dbInstanceArn()),
                text(instance.dbInstanceStatus()),
                Optional.ofNullable(instance.endpoint()).map(Endpoint::address));
    }

    /** Without duplicates, in one order: filters take names in any case, and RDS keeps them in lower case. */
    private static NavigableSet<String> lowerCase(Set<String> names) {
        return names.stream().map(RdsInventory::lowerCase).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
