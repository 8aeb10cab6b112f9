package dev.repoint.drill.rds;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the account has. */
final class LocalAccount {
    final LocalGroups instanceGroups = new LocalGroups();
    final LocalGroups clusterGroups = new LocalGroups();
    private final NavigableMap<String, LocalInstance> instances = new TreeMap<>();
    private final NavigableMap<String, LocalCluster> clusters = new TreeMap<>();

    LocalInstance instance(String id, String engine) {
        return instances.computeIfAbsent(id, _ -> new LocalInstance(id, engine, instanceGroups));
    }

    LocalCluster cluster(String id, String engine, List<String> members) {
        return clusters.computeIfAbsent(id, _ -> {
            var cluster = new LocalCluster(id, engine, clusterGroups);
            members.forEach(member -> cluster.add(instance(member, engine)));
            return cluster;
        });
    }

    Collection<LocalInstance> instances() {
        return instances.values();
    }

    Collection<LocalCluster> clusters() {
        return clusters.values();
    }

    LocalInstance findInstance(String name) throws RdsError {
        LocalInstance found = instances.get(name.toLowerCase(Locale.ROOT));
        if (found == null) {
            throw RdsError.noInstance(name);
        }
        return found;
    }

    LocalCluster findCluster(String name) throws RdsError {
        LocalCluster found = clusters.get(name.toLowerCase(Locale.ROOT));
        if (found == null) {
            throw RdsError.noCluster(name);
        }
        return found;
    }

    Optional<LocalCluster> clusterOf(LocalInstance instance) {
        return clusters.values().stream()
                .filter(cluster -> cluster.members().contains(instance))
                .findFirst();
    }

    /** By name, which has to exist, or by filters, which may find none; names in a filter may be ARNs. */
    List<LocalInstance> instances(RdsForm form) throws RdsError {
        Optional<String> name = form.find("DBInstanceIdentifier");
        Stream<LocalInstance> asked =
                name.isPresent() ? Stream.of(findInstance(name.get())) : instances.values().stream();
        Predicate<LocalInstance> byId = named(form.filter("db-instance-id"), each -> each.id, RdsXml::instanceArn);
        Predicate<LocalInstance> byCluster = form.filter("db-cluster-id").isEmpty()
                ? _ -> true
                : each -> clusterOf(each)
                        .filter(named(form.filter("db-cluster-id"), its -> its.id, RdsXml::clusterArn))
                        .isPresent();
        return asked.filter(byId.and(byCluster)).toList();
    }

    List<LocalCluster> clusters(RdsForm form) throws RdsError {
        Optional<String> name = form.find("DBClusterIdentifier");
        Stream<LocalCluster> asked = name.isPresent() ? Stream.of(findCluster(name.get())) : clusters.values().stream();
        return asked.filter(named(form.filter("db-cluster-id"), each -> each.id, RdsXml::clusterArn))
                .toList();
    }

    private static <T> Predicate<T> named(
            Optional<List<String>> names, Function<T, String> id, Function<T, String> arn) {
        return each -> names.isEmpty()
                || names.get().stream()
                        .anyMatch(name -> name.equalsIgnoreCase(id.apply(each)) || name.equals(arn.apply(each)));
    }
}
