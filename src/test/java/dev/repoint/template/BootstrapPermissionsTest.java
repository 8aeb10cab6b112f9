package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bootstrap may do: read for a check or a plan, and change its own database for an apply. */
final class BootstrapPermissionsTest {
    private static final String RDS = " on arn:aws:rds:eu-west-1:123456789012:";
    private static final String SECRETS = " on arn:aws:secretsmanager:eu-west-1:123456789012:secret:";

    private static final List<String> READING = List.of(
            "logs:CreateLogStream on BootstrapLog.Arn",
            "logs:PutLogEvents on BootstrapLog.Arn",
            "sqs:SendMessage on FailedCalls.Arn",
            "rds:DescribeDBInstances" + RDS + "db:*",
            "secretsmanager:GetSecretValue" + SECRETS + "repoint/orders-??????",
            "secretsmanager:DescribeSecret" + SECRETS + "repoint/orders-??????",
            "secretsmanager:GetSecretValue" + SECRETS + "rds!*",
            "secretsmanager:DescribeSecret" + SECRETS + "rds!*",
            "elasticloadbalancing:DescribeTargetGroups on *",
            "elasticloadbalancing:DescribeTargetGroupAttributes on *",
            "elasticloadbalancing:DescribeLoadBalancers on *",
            "elasticloadbalancing:DescribeLoadBalancerAttributes on *");

    @ParameterizedTest
    @ValueSource(strings = {"check", "plan"})
    void coverNothingButReadingForACheckOrAPlan(String action) {
        assertThat(grants(Map.of("Bootstrap", action)).onResources())
                .hasSize(READING.size() + 2)
                .containsAll(READING)
                .contains("rds:DescribeDBParameterGroups" + RDS + "pg:*", "rds:DescribeDBParameters" + RDS + "pg:*");
    }

    @Test
    void coverAnInstanceAndItsGroups() {
        assertThat(grants(Map.of()).onResources())
                .hasSize(READING.size() + 10)
                .containsAll(READING)
                .contains(
                        "rds:DescribeDBParameterGroups" + RDS + "pg:*",
                        "rds:DescribeDBParameters" + RDS + "pg:*",
                        "rds:CreateDBParameterGroup" + RDS + "pg:repoint-orders-*",
                        "rds:CopyDBParameterGroup" + RDS + "pg:*",
                        "rds:ModifyDBParameterGroup" + RDS + "pg:*",
                        "rds:ModifyDBInstance" + RDS + "db:orders",
                        "rds:ModifyDBInstance" + RDS + "pg:*",
                        "rds:RebootDBInstance" + RDS + "db:orders",
                        "secretsmanager:CreateSecret" + SECRETS + "repoint/orders-??????",
                        "secretsmanager:PutSecretValue" + SECRETS + "repoint/orders-??????");
    }

    @Test
    void coverAClusterItsGroupsAndItsWriter() {
        assertThat(grants(Map.of("BootstrapSource", "cluster:orders")).onResources())
                .hasSize(READING.size() + 12)
                .containsAll(READING)
                .contains(
                        "rds:DescribeDBClusters" + RDS + "cluster:*",
                        "rds:DescribeDBClusterParameterGroups" + RDS + "cluster-pg:*",
                        "rds:DescribeDBClusterParameters" + RDS + "cluster-pg:*",
                        "rds:CreateDBClusterParameterGroup" + RDS + "cluster-pg:repoint-orders-*",
                        "rds:CopyDBClusterParameterGroup" + RDS + "cluster-pg:*",
                        "rds:ModifyDBClusterParameterGroup" + RDS + "cluster-pg:*",
                        "rds:ModifyDBCluster" + RDS + "cluster:orders",
                        "rds:ModifyDBCluster" + RDS + "cluster-pg:*",
                        "rds:RebootDBCluster" + RDS + "cluster:orders",
                        "rds:RebootDBInstance" + RDS + "db:*");
    }

    @ParameterizedTest
    @CsvSource({
        "instance:orders, primaryDBInstanceArn, db:orders",
        "cluster:orders, primaryDBClusterArn, cluster:orders"
    })
    void coverNoMasterSecretButTheSources(String source, String tag, String resource) {
        assertThat(grants(Map.of("BootstrapSource", source))
                        .statement("ReadMasterSecret")
                        .path("Condition")
                        .toString())
                .isEqualTo("""
                    {"StringEquals":{"aws:ResourceTag/aws:rds:%s":"arn:aws:rds:eu-west-1:123456789012:%s"}}\
                    """.formatted(tag, resource));
    }

    @ParameterizedTest
    @CsvSource({
        "iam:repoint, rds-db:connect on arn:aws:rds-db:eu-west-1:123456789012:dbuser:*/repoint",
        "ours/admin, secretsmanager:GetSecretValue on"
                + " arn:aws:secretsmanager:eu-west-1:123456789012:secret:ours/admin-??????",
        "arn:aws:secretsmanager:x:1:secret:a-AbCdEf, secretsmanager:GetSecretValue on"
                + " arn:aws:secretsmanager:x:1:secret:a-AbCdEf"
    })
    void coverTheAdminUserThatIsGiven(String admin, String grant) {
        assertThat(grants(Map.of("BootstrapAdmin", admin)).onResources())
                .contains(grant)
                .noneMatch(each -> each.contains("rds!"));
    }

    @Test
    void coverASecretByItsArn() {
        assertThat(grants(Map.of("BootstrapPasswordSecret", "arn:aws:secretsmanager:x:1:secret:a-AbCdEf"))
                        .onResources())
                .contains(
                        "secretsmanager:GetSecretValue on arn:aws:secretsmanager:x:1:secret:a-AbCdEf",
                        "secretsmanager:PutSecretValue on arn:aws:secretsmanager:x:1:secret:a-AbCdEf");
    }

    @Test
    void coverTheKeyForSecretsOnly() {
        Grants grants = grants(Map.of("BootstrapKeyArn", "the-key"));

        assertThat(grants.onResources()).contains("kms:Decrypt on the-key", "kms:GenerateDataKey on the-key");
        assertThat(grants.statement("UseKey").path("Condition").toString())
                .isEqualTo("{\"StringEquals\":{\"kms:ViaService\":\"secretsmanager.eu-west-1.amazonaws.com\"}}");
    }

    @Test
    void haveNoResourceOnlyWhereAwsKnowsNone() {
        assertThat(grants(Map.of("BootstrapKeyArn", "the-key")).onEverything()).containsExactly("ReadBalancer");
    }

    @Test
    void areThoseOfTheRoleThatIsBrought() {
        Map<String, String> parameters =
                Map.of("Bootstrap", "check", "BootstrapRoleArn", "arn:aws:iam::123456789012:role/db/ours");
        Stack stack = Template.ofProject().with(parameters);

        assertThat(stack.has("BootstrapRole")).isFalse();
        assertThat(stack.properties("BootstrapFunction").path("Role").asText())
                .isEqualTo("arn:aws:iam::123456789012:role/db/ours");
    }

    @Test
    void areBoundedWhereABoundaryIsGiven() {
        Map<String, String> parameters = Map.of("Bootstrap", "check", "PermissionsBoundaryArn", "the-boundary");
        Stack stack = Template.ofProject().with(parameters);

        assertThat(stack.has("BootstrapRole")).isTrue();
        assertThat(stack.properties("BootstrapFunction").path("Role").asText()).isEqualTo("BootstrapRole.Arn");
        assertThat(stack.properties("BootstrapRole").path("PermissionsBoundary").asText())
                .isEqualTo("the-boundary");
    }

    /** Of an apply to the instance "orders", unless {@code more} says something else. */
    private static Grants grants(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "Bootstrap", "apply",
                "BootstrapSource", "instance:orders",
                "BootstrapPasswordSecret", "repoint/orders"));
        parameters.putAll(more);
        return Grants.of(Template.ofProject().with(parameters), "BootstrapRole");
    }
}
