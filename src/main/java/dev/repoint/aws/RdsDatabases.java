package dev.repoint.aws;

import dev.repoint.remediation.Databases;
import dev.repoint.remediation.Inventory;
import dev.repoint.remediation.Reply;
import java.time.Duration;
import java.util.Set;

/** Databases as the RDS API knows them. */
public final class RdsDatabases implements Databases {

    /** For all calls of a description; a single one ends by itself, but a thousand databases take some dozens. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final AwsClients clients;
    private final Duration deadline;

    public RdsDatabases(AwsClients clients) {
        this(clients, DEADLINE);
    }

    RdsDatabases(AwsClients clients, Duration deadline) {
        this.clients = clients;
        this.deadline = deadline;
    }

    @Override
    public Reply<Inventory> describe(Set<String> instances, Set<String> clusters) {
        if (instances.isEmpty() && clusters.isEmpty()) {
            return new Reply.Given<>(Inventory.NONE);
        }
        return AwsFailure.reply(
                "A description of databases",
                () -> InTime.get(
                        deadline,
                        "the RDS API did not describe all databases",
                        () -> new RdsInventory(new RdsDescriptions(clients.rds())).of(instances, clusters)));
    }
}
