package dev.repoint.aws;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroup;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersResponse;
import software.amazon.awssdk.services.rds.model.Parameter;

/** DB parameter groups. */
record InstanceGroups(RdsClient rds) implements RdsGroups {
    private static final String PARAMETERS = "DescribeDBParameters";
    private static final String INSTANCES = "DescribeDBInstances";

    @Override
    public Optional<String> family(String name) {
        return AwsFailure.find(
                "DescribeDBParameterGroups",
                ABSENT,
                () ->
                        rds
                                .describeDBParameterGroups(request -> request.dbParameterGroupName(name))
                                .dbParameterGroups()
                                .stream()
                                .findFirst()
                                .map(DBParameterGroup::dbParameterGroupFamily));
    }

    @Override
    public List<Parameter> parameters(String name) {
        return Page.all(
                PARAMETERS, PARAMETERS_MAX, marker -> AwsFailure.ask(PARAMETERS, () -> parameters(name, marker)));
    }

    private Page<Parameter> parameters(String name, Optional<String> marker) {
        DescribeDbParametersResponse page = rds.describeDBParameters(request -> request.dbParameterGroupName(name)
                .maxRecords(ENTRIES_PER_PAGE)
                .applyMutation(next -> marker.ifPresent(next::marker)));
        return Page.of(page.parameters(), page.marker());
    }

    @Override
    public List<String> users(String name) {
        return Page.all(INSTANCES, DATABASES_MAX, marker -> AwsFailure.ask(INSTANCES, () -> instances(marker))).stream()
                .filter(instance -> instance.dbParameterGroups().stream()
                        .anyMatch(group -> name.equalsIgnoreCase(group.dbParameterGroupName())))
                .map(DBInstance::dbInstanceIdentifier)
                .toList();
    }

    private Page<DBInstance> instances(Optional<String> marker) {
        DescribeDbInstancesResponse page = rds.describeDBInstances(
                request -> request.maxRecords(ENTRIES_PER_PAGE).applyMutation(next -> marker.ifPresent(next::marker)));
        return Page.of(page.dbInstances(), page.marker());
    }

    @Override
    public void create(String name, String family, String description) {
        AwsFailure.ask(
                "CreateDBParameterGroup",
                () -> rds.createDBParameterGroup(request -> request.dbParameterGroupName(name)
                        .dbParameterGroupFamily(family)
                        .description(description)));
    }

    @Override
    public void copy(String from, String to, String description) {
        AwsFailure.ask(
                "CopyDBParameterGroup",
                () -> rds.copyDBParameterGroup(request -> request.sourceDBParameterGroupIdentifier(from)
                        .targetDBParameterGroupIdentifier(to)
                        .targetDBParameterGroupDescription(description)));
    }

    @Override
    public void set(String name, List<Parameter> parameters) {
        AwsFailure.ask(
                "ModifyDBParameterGroup",
                () -> rds.modifyDBParameterGroup(
                        request -> request.dbParameterGroupName(name).parameters(parameters)));
    }
}
