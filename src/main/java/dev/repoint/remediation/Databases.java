package dev.repoint.remediation;

import java.util.Set;

/** What the RDS API tells of databases. It may lag behind the truth by minutes, so that it proves nothing by itself. */
public interface Databases {

    /**
     * Describes instances and clusters, several with each call; ends within 30 seconds. What the API doesn't know is missing
     * from the inventory and no refusal.
     *
     * @param instances identifiers or ARNs
     * @param clusters identifiers or ARNs, of Aurora or Multi-AZ DB clusters
     */
    Reply<Inventory> describe(Set<String> instances, Set<String> clusters);
}
