package dev.repoint.drill;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** An AWS account behind an endpoint, seen by its owner: what a test sets up there and reads back. */
public final class AwsAccount implements AutoCloseable {
    public static final String REGION = "eu-west-1";

    /** LocalStack takes it for the account's number; to moto every account is this one. */
    public static final String ACCESS_KEY = "123456789012";

    public static final String SECRET_KEY = "testing";

    private static final Duration CALL = Duration.ofSeconds(60);

    private final URI endpoint;
    private final ElasticLoadBalancingV2Client elb;
    private final Route53Client route53;
    private final RdsClient rds;
    private final SsmClient ssm;
    private final SecretsManagerClient secrets;

    private AwsAccount(URI endpoint) {
        this.endpoint = endpoint;
        this.elb = configured(ElasticLoadBalancingV2Client.builder()).build();
        this.route53 =
                configured(Route53Client.builder()).region(Region.AWS_GLOBAL).build();
        this.rds = configured(RdsClient.builder()).build();
        this.ssm = configured(SsmClient.builder()).build();
        this.secrets = configured(SecretsManagerClient.builder()).build();
    }

    public static AwsAccount at(URI endpoint) {
        return new AwsAccount(endpoint);
    }

    /** A client of some other service, which leads here as well. */
    public <B extends AwsClientBuilder<B, ?>> B configured(B client) {
        var credentials = AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY);
        return client.endpointOverride(endpoint)
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(limits -> limits.apiCallTimeout(CALL));
    }

    /** What a function needs in its environment to see this account. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL", endpoint.toString(),
                "AWS_REGION", REGION,
                "AWS_ACCESS_KEY_ID", ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY", SECRET_KEY);
    }

    public AccountTargetGroups targetGroups() {
        return new AccountTargetGroups(elb, endpoint);
    }

    public AccountHostedZones hostedZones() {
        return new AccountHostedZones(route53);
    }

    public AccountDatabases databases() {
        return new AccountDatabases(rds);
    }

    public AccountParameters parameters() {
        return new AccountParameters(ssm);
    }

    public AccountSecrets secrets() {
        return new AccountSecrets(secrets);
    }

    public ElasticLoadBalancingV2Client elb() {
        return elb;
    }

    public Route53Client route53() {
        return route53;
    }

    public SecretsManagerClient secretsManager() {
        return secrets;
    }

    @Override
    public void close() {
        elb.close();
        route53.close();
        rds.close();
        ssm.close();
        secrets.close();
    }
}
