package dev.repoint.aws;

import dev.repoint.bootstrap.Database;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** A cluster: Aurora, or a Multi-AZ DB cluster. */
record ClusterSource(RdsClient rds) implements RdsSource {
    private static final String AVAILABLE = "available";

    /**
     * The members are read first: when a reboot ends in between, the writer is still {@code rebooting} and its parameters are
     * in effect. The other way round it would be available with a reboot pending, and be rebooted once more.
     */
    @Override
    public Optional<Database> describe(String identifier) {
        List<DBInstance> members = new RdsDescriptions(rds).members(List.of(identifier));
        return cluster(identifier).map(cluster -> DatabaseDescription.ofCluster(cluster, writer(cluster, members)));
    }

    private Optional<DBCluster> cluster(String identifier) {
        return new RdsDescriptions(rds).clusters(List.of(identifier)).stream().findFirst();
    }

    private static Optional<DBInstance> writer(DBCluster cluster, List<DBInstance> members) {
        Optional<String> name = writerName(cluster);
        return members.stream()
                .filter(member -> name.filter(member.dbInstanceIdentifier()::equalsIgnoreCase)
                        .isPresent())
                .findFirst();
    }

    /** Absent in the midst of a failover. */
    private static Optional<String> writerName(DBCluster cluster) {
        return DatabaseDescription.writerOf(cluster).map(DBClusterMember::dbInstanceIdentifier);
    }

    /**
     * Of all settings of a cluster, name, IAM authentication, master password (Aurora), class, version and others (Multi-AZ DB
     * cluster) heed {@code ApplyImmediately}; the parameter group is changed at once in either.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Modifying.html">Modifying an Aurora
     *     cluster</a>
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/modify-multi-az-db-cluster.html">Modifying a
     *     Multi-AZ DB cluster</a>
     */
    @Override
    public void attach(String identifier, String group) {
        AwsFailure.ask(
                "ModifyDBCluster",
                () -> rds.modifyDBCluster(
                        request -> request.dbClusterIdentifier(identifier).dbClusterParameterGroupName(group)));
    }

    /**
     * RebootDBCluster is for Multi-AZ DB clusters only; of Aurora the instances are rebooted, and the writer is what decodes.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RebootDBCluster.html">RebootDBCluster</a>
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBClusterParameterGroup.html">
     *     CreateDBClusterParameterGroup, which instances to reboot</a>
     */
    @Override
    public void reboot(String identifier, boolean withFailover) {
        DBCluster cluster = cluster(identifier)
                .orElseThrow(() -> refused(Verdict.FAILED, "there is no cluster " + identifier + " to reboot"));
        if (withFailover) {
            throw refused(Verdict.FAILED, "a cluster is not rebooted with failover");
        }
        if (!AVAILABLE.equals(cluster.status())) {
            throw refused(Verdict.RETRY, "cluster " + identifier + " is " + cluster.status());
        }
        if (isAurora(cluster)) {
            String writer = writerName(cluster)
                    .orElseThrow(() -> refused(Verdict.RETRY, "cluster " + identifier + " has no writer now"));
            new InstanceSource(rds).reboot(writer, false);
        } else {
            AwsFailure.ask(
                    "RebootDBCluster", () -> rds.rebootDBCluster(request -> request.dbClusterIdentifier(identifier)));
        }
    }

    private static boolean isAurora(DBCluster cluster) {
        return cluster.engine().toLowerCase(Locale.ROOT).startsWith("aurora");
    }

    private static RefusedCall refused(Verdict verdict, String reason) {
        return new RefusedCall(new Refusal(verdict, reason));
    }
}
