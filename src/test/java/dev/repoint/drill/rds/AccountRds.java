package dev.repoint.drill.rds;

import dev.repoint.drill.AwsAccount;
import java.net.URI;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.RdsException;

/** What the owner of an instance {@code orders} and of a group {@code orders-pg} does, whoever answers for RDS. */
record AccountRds(RdsClient client) implements AutoCloseable {

    static AccountRds at(URI endpoint) {
        return new AccountRds(RdsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(AwsAccount.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(AwsAccount.ACCESS_KEY, AwsAccount.SECRET_KEY)))
                .build());
    }

    DBInstance orders() {
        return client.describeDBInstances(request -> request.dbInstanceIdentifier("orders"))
                .dbInstances()
                .getFirst();
    }

    /** Status, and how far its parameters have come to apply. */
    String state() {
        DBInstance found = orders();
        return found.dbInstanceStatus() + " "
                + found.dbParameterGroups().getFirst().parameterApplyStatus();
    }

    void createGroup(String name, String family) {
        client.createDBParameterGroup(request -> request.dbParameterGroupName(name)
                .dbParameterGroupFamily(family)
                .description("of the test"));
    }

    void copyGroup(String from) {
        client.copyDBParameterGroup(request -> request.sourceDBParameterGroupIdentifier(from)
                .targetDBParameterGroupIdentifier("copy")
                .targetDBParameterGroupDescription("a copy"));
    }

    void set(String group, List<Parameter> parameters) {
        client.modifyDBParameterGroup(
                request -> request.dbParameterGroupName(group).parameters(parameters));
    }

    void set(Parameter... parameters) {
        set("orders-pg", List.of(parameters));
    }

    void attach(String group) {
        client.modifyDBInstance(
                request -> request.dbInstanceIdentifier("orders").dbParameterGroupName(group));
    }

    void reboot(boolean withFailover) {
        client.rebootDBInstance(
                request -> request.dbInstanceIdentifier("orders").forceFailover(withFailover));
    }

    static Parameter parameter(String name, String value, String method) {
        return Parameter.builder()
                .parameterName(name)
                .parameterValue(value)
                .applyMethod(method)
                .build();
    }

    /** {@code ok}, or the code of the error. */
    static String outcome(ThrowingCallable call) {
        try {
            call.call();
            return "ok";
        } catch (RdsException e) {
            return e.awsErrorDetails().errorCode();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
