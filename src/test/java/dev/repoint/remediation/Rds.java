package dev.repoint.remediation;

import dev.repoint.remediation.Inventory.Cluster;
import dev.repoint.remediation.Inventory.Instance;
import dev.repoint.remediation.Inventory.Member;
import java.util.List;
import java.util.Optional;

/** Databases as the RDS API describes them in these tests. */
final class Rds {

    private static final String ZONE = "abc123.eu-west-1.rds.amazonaws.com";
    private static final String ARN = "arn:aws:rds:eu-west-1:123456789012:";

    private Rds() {}

    /** The own endpoint of an instance. */
    static String host(String identifier) {
        return identifier + "." + ZONE;
    }

    /** The writer endpoint of a cluster. */
    static String writerHost(String cluster) {
        return cluster + ".cluster-" + ZONE;
    }

    static Instance instance(String identifier, String status) {
        return new Instance(identifier, ARN + "db:" + identifier, status, Optional.of(host(identifier)));
    }

    static Inventory only(Instance instance) {
        return new Inventory(List.of(instance), List.of());
    }

    static Member writer(String identifier) {
        return new Member(instance(identifier, "available"), true);
    }

    static Member reader(String identifier, String status) {
        return new Member(instance(identifier, status), false);
    }

    static Inventory cluster(String identifier, Member... members) {
        return new Inventory(
                List.of(),
                List.of(new Cluster(
                        identifier,
                        ARN + "cluster:" + identifier,
                        "available",
                        Optional.of(writerHost(identifier)),
                        List.of(members))));
    }
}
