package dev.repoint.aws;

import dev.repoint.drill.AwsAccount;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** What an account's owner does to databases and parameters, past the gateway that a test counts at. */
final class Owner implements AutoCloseable {
    private final URI endpoint;
    final RdsClient rds;
    final SsmClient ssm;

    private Owner(URI endpoint) {
        this.endpoint = endpoint;
        this.rds = configured(RdsClient.builder()).build();
        this.ssm = configured(SsmClient.builder()).build();
    }

    static Owner of(URI endpoint) {
        return new Owner(endpoint);
    }

    private <B extends AwsClientBuilder<B, ?>> B configured(B client) {
        var credentials = AwsBasicCredentials.create(AwsAccount.ACCESS_KEY, AwsAccount.SECRET_KEY);
        return client.endpointOverride(endpoint)
                .region(Region.of(AwsAccount.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(credentials));
    }

    /** Gives its ARN. */
    String createInstance(String identifier) {
        return rds.createDBInstance(instance -> instance.dbInstanceIdentifier(identifier)
                        .dbInstanceClass("db.t4g.micro")
                        .engine("postgres")
                        .allocatedStorage(20)
                        .masterUsername("owner")
                        .masterUserPassword("of-the-test"))
                .dbInstance()
                .dbInstanceArn();
    }

    /** With members {@code <identifier>-1} and so on, of which the first writes; gives its ARN. */
    String createCluster(String identifier, int members) {
        String arn = rds.createDBCluster(cluster -> cluster.dbClusterIdentifier(identifier)
                        .engine("aurora-postgresql")
                        .masterUsername("owner")
                        .masterUserPassword("of-the-test"))
                .dbCluster()
                .dbClusterArn();
        names(identifier, members)
                .forEach(member -> rds.createDBInstance(instance -> instance.dbInstanceIdentifier(member)
                        .dbClusterIdentifier(identifier)
                        .dbInstanceClass("db.r6g.large")
                        .engine("aurora-postgresql")));
        return arn;
    }

    /** {@code orders-1}, {@code orders-2} and so on. */
    static List<String> names(String before, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> before + "-" + number)
                .toList();
    }

    void put(String parameter, ParameterType type, String value) {
        ssm.putParameter(request -> request.name(parameter).type(type).value(value));
    }

    Parameter parameter(String name) {
        return ssm.getParameter(request -> request.name(name)).parameter();
    }

    @Override
    public void close() {
        rds.close();
        ssm.close();
    }
}
