package dev.repoint.drill;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** RDS databases of an account, as far as an API tells of them: nothing listens at their endpoints. */
public final class AccountDatabases {
    private static final String OWNER = "owner";

    private final RdsClient rds;

    AccountDatabases(RdsClient rds) {
        this.rds = rds;
    }

    /** An instance of its own. */
    public void createInstance(String identifier) {
        rds.createDBInstance(instance -> instance.dbInstanceIdentifier(identifier)
                .dbInstanceClass("db.t4g.micro")
                .engine("postgres")
                .allocatedStorage(20)
                .masterUsername(OWNER)
                .masterUserPassword("of-the-test"));
    }

    /** A cluster with these members, of which the first writes. */
    public void createCluster(String identifier, String... members) {
        rds.createDBCluster(cluster -> cluster.dbClusterIdentifier(identifier)
                .engine("aurora-postgresql")
                .masterUsername(OWNER)
                .masterUserPassword("of-the-test"));
        for (String member : members) {
            rds.createDBInstance(instance -> instance.dbInstanceIdentifier(member)
                    .dbClusterIdentifier(identifier)
                    .dbInstanceClass("db.r6g.large")
                    .engine("aurora-postgresql"));
        }
    }

    public void failOver(String cluster, String writer) {
        rds.failoverDBCluster(request -> request.dbClusterIdentifier(cluster).targetDBInstanceIdentifier(writer));
    }

    public void delete(String instance) {
        rds.deleteDBInstance(request -> request.dbInstanceIdentifier(instance));
    }

    /** The host name of an instance's endpoint. */
    public String endpoint(String instance) {
        DBInstance found = rds.describeDBInstances(request -> request.dbInstanceIdentifier(instance))
                .dbInstances()
                .getFirst();
        return found.endpoint().address();
    }

    /** The host name of a cluster's endpoint, which is the writer's. */
    public String clusterEndpoint(String cluster) {
        return rds.describeDBClusters(request -> request.dbClusterIdentifier(cluster))
                .dbClusters()
                .getFirst()
                .endpoint();
    }
}
