package dev.repoint.remediation;

import java.util.List;
import java.util.Optional;

/** The databases that were asked for, as far as the RDS API knows them. */
public record Inventory(List<Instance> instances, List<Cluster> clusters) {

    public static final Inventory NONE = new Inventory(List.of(), List.of());

    public Inventory {
        instances = List.copyOf(instances);
        clusters = List.copyOf(clusters);
    }

    /**
     * One instance.
     *
     * @param identifier lower-case
     * @param status as the API words it, such as {@code available}; empty if it gave none
     * @param hostName its own endpoint's name; absent while it is being created
     */
    public record Instance(String identifier, String arn, String status, Optional<String> hostName) {}

    /**
     * One cluster.
     *
     * @param identifier lower-case
     * @param hostName the writer endpoint's name
     */
    public record Cluster(
            String identifier, String arn, String status, Optional<String> hostName, List<Member> members) {
        public Cluster {
            members = List.copyOf(members);
        }
    }

    /** An instance of a cluster. */
    public record Member(Instance instance, boolean isWriter) {}

    public Optional<Instance> instance(String identifierOrArn) {
        return instances.stream()
                .filter(each -> isNamed(identifierOrArn, each.identifier(), each.arn()))
                .findFirst();
    }

    public Optional<Cluster> cluster(String identifierOrArn) {
        return clusters.stream()
                .filter(each -> isNamed(identifierOrArn, each.identifier(), each.arn()))
                .findFirst();
    }

    private static boolean isNamed(String given, String identifier, String arn) {
        return given.equalsIgnoreCase(identifier) || given.equalsIgnoreCase(arn);
    }
}
