package dev.repoint.aws;

import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.DefaultVpc;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** What an account's owner does to databases, balancers and parameters, past the gateway that a test counts at. */
final class Owner implements AutoCloseable {
    private final URI endpoint;
    final RdsClient rds;
    final SsmClient ssm;
    final SecretsManagerClient secrets;
    final ElasticLoadBalancingV2Client elb;

    private Owner(URI endpoint) {
        this.endpoint = endpoint;
        this.rds = configured(RdsClient.builder()).build();
        this.ssm = configured(SsmClient.builder()).build();
        this.secrets = configured(SecretsManagerClient.builder()).build();
        this.elb = configured(ElasticLoadBalancingV2Client.builder()).build();
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

    /** With a subnet in each of these zones. */
    void createSubnetGroup(String name, Collection<String> zones) {
        rds.createDBSubnetGroup(group -> group.dbSubnetGroupName(name)
                .dbSubnetGroupDescription("of the test")
                .subnetIds(subnets(zones)));
    }

    /** From now on the balancer has a subnet in each of these zones, and in no other. */
    void setZones(String balancerArn, String... zones) {
        elb.setSubnets(balancer -> balancer.loadBalancerArn(balancerArn).subnets(subnets(List.of(zones))));
    }

    private List<String> subnets(Collection<String> zones) {
        Map<String, String> subnets = DefaultVpc.subnetIds(endpoint);
        return zones.stream()
                .map(zone -> Optional.ofNullable(subnets.get(zone)).orElseThrow())
                .toList();
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

    /** Not Aurora, and as far as moto knows it without members. */
    void createMultiAzCluster(String identifier) {
        rds.createDBCluster(cluster -> cluster.dbClusterIdentifier(identifier)
                .engine("postgres")
                .dbClusterInstanceClass("db.m5d.large")
                .allocatedStorage(100)
                .iops(1000)
                .storageType("io1")
                .masterUsername("owner")
                .masterUserPassword("of-the-test"));
    }

    /** A parameter group for instances and one for clusters, both with a value that was set. */
    void createGroups(String name) {
        Parameter set = Parameter.builder()
                .parameterName("wal_sender_timeout")
                .parameterValue("0")
                .applyMethod("immediate")
                .build();
        rds.createDBParameterGroup(group -> group.dbParameterGroupName(name)
                .dbParameterGroupFamily("postgres16")
                .description("of the test"));
        rds.modifyDBParameterGroup(group -> group.dbParameterGroupName(name).parameters(set));
        rds.createDBClusterParameterGroup(group -> group.dbClusterParameterGroupName(name)
                .dbParameterGroupFamily("aurora-postgresql16")
                .description("of the test"));
        rds.modifyDBClusterParameterGroup(
                group -> group.dbClusterParameterGroupName(name).parameters(set));
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

    software.amazon.awssdk.services.ssm.model.Parameter parameter(String name) {
        return ssm.getParameter(request -> request.name(name)).parameter();
    }

    /** An NLB that forwards to that target group; gives its ARN. */
    String createBalancer(String name, String targetGroupArn) {
        String arn = elb.createLoadBalancer(balancer ->
                        balancer.name(name).type(LoadBalancerTypeEnum.NETWORK).subnets(DefaultVpc.subnetId(endpoint)))
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();
        elb.createListener(listener -> listener.loadBalancerArn(arn)
                .protocol(ProtocolEnum.TCP)
                .port(5432)
                .defaultActions(Action.builder()
                        .type(ActionTypeEnum.FORWARD)
                        .targetGroupArn(targetGroupArn)
                        .build()));
        return arn;
    }

    @Override
    public void close() {
        rds.close();
        ssm.close();
        secrets.close();
        elb.close();
    }
}
