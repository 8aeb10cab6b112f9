package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parameters admit, and the settings they become. */
final class ParametersTest {
    private static final Template TEMPLATE = Template.ofProject();
    private static final String SOURCE = "orders.abc123.eu-west-1.rds.amazonaws.com";
    private static final String GROUP =
            "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/orders/0123456789abcdef";
    private static final Map<String, String> REQUIRED = Map.of("Source", SOURCE, "TargetGroupArn", GROUP);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        Source              | orders.abc123.eu-west-1.rds.amazonaws.com
        Source              | orders.cluster-abc.eu-west-1.rds.amazonaws.com.cn
        Source              | instance:orders
        Source              | instance:arn:aws:rds:eu-west-1:123456789012:db:orders-1
        Source              | cluster:arn:aws-cn:rds:cn-north-1:123456789012:cluster:orders
        Source              | readers:orders-of-ours
        Source              | ''
        TargetGroupArn      | ''
        Fleet               | ''
        Fleet               | tags
        Fleet               | ssm:bindings
        Fleet               | ssm:/repoint/bindings
        Fleet               | ssm:/repoint/bindings/*
        FleetTargetGroups   | db-*
        FleetZoneIds        | Z0123456789ABCDEFGHIJ,Z1
        Identity            | tls
        CaBundleLayerArn    | arn:aws:lambda:eu-west-1:123456789012:layer:rds-ca:7
        TargetGroupArn      | arn:aws-us-gov:elasticloadbalancing:us-gov-west-1:123456789012:targetgroup/a-b/0123456789abcdef
        Port                | ''
        Port                | 1
        Port                | 5432
        Port                | 65535
        AllowedCidrs        | ''
        AllowedCidrs        | 10.0.0.0/16
        AllowedCidrs        | 10.0.1.0/24,fd00:ec2::/64
        RecordZoneId        | Z0123456789ABCDEFGHIJ
        RecordName          | orders-db.internal.example
        RecordName          | _orders.internal.example
        Resolvers           | ''
        Resolvers           | 10.0.0.2,10.0.0.3:5353
        Resolvers           | [fd00:ec2::253]:53
        Agreement           | 10
        WatchSeconds        | 0
        WatchSeconds        | 840
        WatchIntervalMillis | 100
        SubnetIds           | subnet-0123456789abcdef0,subnet-01234567
        SecurityGroupIds    | sg-0123456789abcdef0
        ReservedConcurrency | 5
        ReservedConcurrency | 1000
        RoleArn             | arn:aws:iam::123456789012:role/teams/db/repoint
        PermissionsBoundaryArn | arn:aws:iam::aws:policy/PowerUserAccess
        KeyArn              | arn:aws:kms:eu-west-1:123456789012:key/0123abcd-0123
        VpcId               | vpc-0123456789abcdef0
        EndpointPrincipals  | arn:aws:iam::072088201116:root,arn:aws:iam::123456789012:role/team/reader
        EndpointRegions     | us-east-2,us-gov-west-1
        DatabaseSecurityGroupId | sg-0123456789abcdef0
        IngressCidrs        | 10.0.0.0/16,192.0.2.7/32
        ClickPipesRegion    | eu-central-1
        AlarmTopicArn       | arn:aws:sns:eu-west-1:123456789012:on-call
        AlarmEmail          | on-call@db.example.com
        Bootstrap           | plan
        BootstrapSource     | instance:orders-1
        BootstrapSource     | cluster:o
        BootstrapPasswordSecret | repoint/orders
        BootstrapPasswordSecret | arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:repoint/orders-AbCdEf
        BootstrapAdmin      | iam:repoint_admin
        BootstrapAdmin      | rds!db-1a2b
        BootstrapAdmin      | arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!cluster-1a2b-AbCdEf
        BootstrapGoal       | "schemas":["a"]
        BootstrapGoal       | "publication" : {"tables": ["a.b", "\\"c.d\\".e"]}, "reboot": "allowed"
        BootstrapKeyArn     | arn:aws:kms:eu-west-1:123456789012:key/mrk-0123
        """)
    void areAdmitted(String parameter, String value) {
        assertThat(TEMPLATE.accepts(parameter, value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Source              | orders
        Source              | orders.example.
        Source              | orders.example","port":1,"x":"
        Source              | instance:
        Source              | instance:-orders
        Source              | instance:Orders
        Source              | instance:orders--1
        Source              | instance:arn:aws:rds:eu-west-1:123456789012:cluster:orders
        Source              | readers:arn:aws:rds:eu-west-1:123456789012:db:orders
        Source              | reader:orders
        TargetGroupArn      | arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/orders/0123456789abcdef
        TargetGroupArn      | orders
        Port                | 0
        Port                | 65536
        Port                | 05432
        AllowedCidrs        | 10.0.0.0
        AllowedCidrs        | 10.0.0.0/16, 10.1.0.0/16
        RecordZoneId        | /hostedzone/Z0123456789ABCDEFGHIJ
        RecordName          | Orders.example
        RecordName          | orders.example.
        Resolvers           | dns.example
        Agreement           | 0
        Agreement           | 11
        WatchSeconds        | 841
        WatchIntervalMillis | 99
        Mode                | dryrun
        Foreign             | remove
        Empty               | reader
        Paused              | yes
        Fleet               | tag
        Fleet               | ssm:
        Fleet               | ssm:repoint/*
        Fleet               | ssm:/repoint/
        Fleet               | [{"name":"orders"}]
        FleetTargetGroups   | db-*/0123456789abcdef
        FleetZoneIds        | Z1, Z2
        Identity            | certificate
        CaBundleLayerArn    | arn:aws:lambda:eu-west-1:123456789012:layer:rds-ca
        LogRetentionDays    | 8
        SubnetIds           | subnet-0123456789abcdef0 subnet-01234567
        SecurityGroupIds    | subnet-01234567
        ReservedConcurrency | 0
        ReservedConcurrency | 4
        ReservedConcurrency | 1001
        RoleArn             | repoint
        BootstrapRoleArn    | arn:aws:iam::123456789012:user/repoint
        PermissionsBoundaryArn | arn:aws:iam::123456789012:role/repoint
        KeyArn              | alias/ours
        VpcId               | 10.0.0.0/16
        EndpointPrincipals  | *
        EndpointPrincipals  | 072088201116
        EndpointRegions     | us-east-2, us-west-2
        IngressCidrs        | 10.0.0.1
        IngressCidrs        | fd00::/8
        IngressCidrs        | 10.0.0.0/8,10.0.0.0/9,10.0.0.0/10,10.0.0.0/11,10.0.0.0/12,10.0.0.0/13
        ClickPipesRegion    | eu-west-3
        AlarmTopicArn       | arn:aws:sns:eu-west-1:123456789012:on-call.fifo
        AlarmEmail          | on-call
        TransactionLogsGiB  | 0
        Bootstrap           | revoke
        BootstrapSource     | instance:Orders
        BootstrapSource     | readers:orders
        BootstrapSource     | instance:orders","action":"apply
        BootstrapPasswordSecret | rds!db-1a2b
        BootstrapPasswordSecret | a","user":"b
        BootstrapAdmin      | iam:
        BootstrapAdmin      | {"iam": "postgres"}
        BootstrapGoal       | {"schemas":["a"]}
        BootstrapGoal       | "schemas":["a"],
        BootstrapGoal       | schemas:["a"]
        BootstrapKeyArn     | alias/ours
        BootstrapOnDeploy   | yes
        """)
    void areRefused(String parameter, String value) {
        assertThat(TEMPLATE.accepts(parameter, value)).isFalse();
    }

    @Test
    void haveDefaultsThatTheyAdmit() {
        TEMPLATE.body().at("/Parameters").forEachEntry((name, rules) -> {
            if (rules.has("Default")) {
                assertThat(TEMPLATE.accepts(name, rules.path("Default").asText()))
                        .as(name)
                        .isTrue();
            }
        });
    }

    @Test
    void areAllDescribedAndGroupedAndLabelled() {
        List<String> parameters = keys(TEMPLATE.body().at("/Parameters"));
        JsonNode face = TEMPLATE.body().at("/Metadata/AWS::CloudFormation::Interface");

        assertThat(face.path("ParameterGroups").findValues("Parameters").stream()
                        .flatMap(JsonNode::valueStream)
                        .map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(parameters);
        assertThat(keys(face.path("ParameterLabels"))).containsExactlyInAnyOrderElementsOf(parameters);
        assertThat(TEMPLATE.body().at("/Parameters").valueStream())
                .allMatch(rules -> rules.path("Description").asText().endsWith("."));
    }

    @Test
    void becomeABindingOfSourceAndTargetGroup() throws IOException {
        assertThat(binding(Map.of())).isEqualTo(json("""
            {"name": "orders", "source": "%s", "targetGroupArn": "%s"}
            """.formatted(SOURCE, GROUP)));
    }

    @Test
    void becomeABindingWithPortAndRecord() throws IOException {
        Map<String, String> more =
                Map.of("Port", "6432", "RecordZoneId", "Z0123", "RecordName", "orders-db.internal.example");

        assertThat(binding(more)).isEqualTo(json("""
            {"name": "orders", "source": "%s", "port": 6432, "targetGroupArn": "%s",
             "record": {"zoneId": "Z0123", "name": "orders-db.internal.example", "ttlSeconds": 30}}
            """.formatted(SOURCE, GROUP)));
    }

    @Test
    void becomeABindingWithAllThatIsNotTheDefault() throws IOException {
        assertThat(binding(Map.of("Foreign", "keep", "Empty", "writer", "Paused", "true")))
                .isEqualTo(json("""
                    {"name": "orders", "source": "%s", "targetGroupArn": "%s",
                     "foreign": "keep", "empty": "writer", "paused": true}
                    """.formatted(SOURCE, GROUP)));
    }

    @Test
    void becomeTheSettingsOfAFleet() {
        JsonNode variables = variables(Map.of("Fleet", "ssm:/db/*", "Identity", "tls"));

        assertThat(variables.path("REPOINT_BINDINGS").asText()).isEqualTo("ssm:/db/*");
        assertThat(variables.path("REPOINT_IDENTITY").asText()).isEqualTo("tls");
        assertThat(variables.path("REPOINT_MEMORY").asText()).isEqualTo("/repoint/orders");
    }

    private static JsonNode binding(Map<String, String> more) throws IOException {
        Map<String, String> parameters = new HashMap<>(REQUIRED);
        parameters.putAll(more);
        JsonNode bindings = json(variables(parameters).path("REPOINT_BINDINGS").asText());
        assertThat(bindings).hasSize(1);
        return bindings.path(0);
    }

    private static JsonNode variables(Map<String, String> parameters) {
        return TEMPLATE.with(parameters).properties("RemediatorFunction").at("/Environment/Variables");
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static List<String> keys(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }
}
