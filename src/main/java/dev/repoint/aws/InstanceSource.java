package dev.repoint.aws;

import dev.repoint.bootstrap.Database;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** A DB instance that is no member of a cluster. */
record InstanceSource(RdsClient rds) implements RdsSource {

    @Override
    public Optional<Database> describe(String identifier) {
        return new RdsDescriptions(rds)
                .instances(List.of(identifier)).stream()
                        .findFirst()
                        .map(InstanceSource::single)
                        .map(DatabaseDescription::ofInstance);
    }

    /** What would be made ready at a member is its cluster's: group, endpoint and user. */
    private static DBInstance single(DBInstance found) {
        if (found.dbClusterIdentifier() != null) {
            throw new RefusedCall(new Refusal(
                    Verdict.FAILED,
                    "instance:" + found.dbInstanceIdentifier() + " is a member of cluster:"
                            + found.dbClusterIdentifier() + ", which has to be named instead"));
        }
        return found;
    }

    @Override
    public void attach(String identifier, String group) {
        AwsFailure.ask(
                "ModifyDBInstance",
                () -> rds.modifyDBInstance(
                        request -> request.dbInstanceIdentifier(identifier).dbParameterGroupName(group)));
    }

    @Override
    public void reboot(String identifier, boolean withFailover) {
        AwsFailure.ask(
                "RebootDBInstance",
                () -> rds.rebootDBInstance(
                        request -> request.dbInstanceIdentifier(identifier).forceFailover(withFailover)));
    }
}
