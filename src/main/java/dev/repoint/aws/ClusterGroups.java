package dev.repoint.aws;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.Parameter;

/** DB cluster parameter groups, of Aurora and of Multi-AZ DB clusters. */
record ClusterGroups(RdsClient rds) implements RdsGroups {
    private static final String PARAMETERS = "DescribeDBClusterParameters";
    private static final String CLUSTERS = "DescribeDBClusters";

    @Override
    public Optional<String> family(String name) {
        return AwsFailure.find(
                "DescribeDBClusterParameterGroups",
                ABSENT,
                () -> rds
                        .describeDBClusterParameterGroups(request -> request.dbClusterParameterGroupName(name))
                        .dbClusterParameterGroups()
                        .stream()
                        .findFirst()
                        .map(DBClusterParameterGroup::dbParameterGroupFamily));
    }

    @Override
    public List<Parameter> parameters(String name) {
        return Page.all(
                PARAMETERS, PARAMETERS_MAX, marker -> AwsFailure.ask(PARAMETERS, () -> parameters(name, marker)));
    }

    private Page<Parameter> parameters(String name, Optional<String> marker) {
        DescribeDbClusterParametersResponse page =
                rds.describeDBClusterParameters(request -> request.dbClusterParameterGroupName(name)
                        .maxRecords(ENTRIES_PER_PAGE)
                        .applyMutation(next -> marker.ifPresent(next::marker)));
        return Page.of(page.parameters(), page.marker());
    }

    @Override
    public List<String> users(String name) {
        return Page.all(CLUSTERS, DATABASES_MAX, marker -> AwsFailure.ask(CLUSTERS, () -> clusters(marker))).stream()
                .filter(cluster -> name.equalsIgnoreCase(cluster.dbClusterParameterGroup()))
                .map(DBCluster::dbClusterIdentifier)
                .toList();
    }

    private Page<DBCluster> clusters(Optional<String> marker) {
        DescribeDbClustersResponse page = rds.describeDBClusters(
                request -> request.maxRecords(ENTRIES_PER_PAGE).applyMutation(next -> marker.ifPresent(next::marker)));
        return Page.of(page.dbClusters(), page.marker());
    }

    @Override
    public void create(String name, String family, String description) {
        AwsFailure.ask(
                "CreateDBClusterParameterGroup",
                () -> rds.createDBClusterParameterGroup(request -> request.dbClusterParameterGroupName(name)
                        .dbParameterGroupFamily(family)
                        .description(description)));
    }

    @Override
    public void copy(String from, String to, String description) {
        AwsFailure.ask(
                "CopyDBClusterParameterGroup",
                () -> rds.copyDBClusterParameterGroup(request -> request.sourceDBClusterParameterGroupIdentifier(from)
                        .targetDBClusterParameterGroupIdentifier(to)
                        .targetDBClusterParameterGroupDescription(description)));
    }

    @Override
    public void set(String name, List<Parameter> parameters) {
        AwsFailure.ask(
                "ModifyDBClusterParameterGroup",
                () -> rds.modifyDBClusterParameterGroup(
                        request -> request.dbClusterParameterGroupName(name).parameters(parameters)));
    }
}
