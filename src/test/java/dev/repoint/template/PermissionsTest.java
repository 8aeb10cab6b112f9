package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the remediator may do: what the chosen sources need, and nothing else. */
final class PermissionsTest {
    private static final Template TEMPLATE = Template.ofProject();
    private static final String ALL_INSTANCES = "rds:DescribeDBInstances on arn:aws:rds:eu-west-1:123456789012:db:*";
    private static final String ALL_CLUSTERS = "rds:DescribeDBClusters on arn:aws:rds:eu-west-1:123456789012:cluster:*";
    private static final String PARAMETERS = " on arn:aws:ssm:eu-west-1:123456789012:parameter";
    private static final String GROUPS = " on arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/";

    @Test
    void coverOneDatabaseFollowedThroughDnsAlone() {
        assertThat(ofDatabase("orders.example.com", Map.of()))
                .containsExactlyInAnyOrder(
                        "logs:CreateLogStream on RemediatorLog.Arn",
                        "logs:PutLogEvents on RemediatorLog.Arn",
                        "sqs:ReceiveMessage on EventQueue.Arn",
                        "sqs:DeleteMessage on EventQueue.Arn",
                        "sqs:GetQueueAttributes on EventQueue.Arn",
                        "sqs:SendMessage on FailedCalls.Arn",
                        "elasticloadbalancing:DescribeTargetGroups on *",
                        "elasticloadbalancing:DescribeTargetHealth on *",
                        "elasticloadbalancing:DescribeTargetGroupAttributes on *",
                        "elasticloadbalancing:DescribeLoadBalancers on *",
                        "elasticloadbalancing:DescribeLoadBalancerAttributes on *",
                        "elasticloadbalancing:RegisterTargets on the-target-group",
                        "elasticloadbalancing:DeregisterTargets on the-target-group");
        assertThat(TEMPLATE.with(Map.of()).properties("RemediatorRole").has("ManagedPolicyArns"))
                .isFalse();
    }

    @Test
    void haveNoResourceOnlyWhereAwsKnowsNone() {
        assertThat(of(Map.of("Fleet", "tags", "FleetZoneIds", "Z1")).onEverything())
                .containsExactly("ReadTargets", "FindTaggedGroups");
    }

    @ParameterizedTest
    @ValueSource(strings = {"instance:orders", "instance:arn:aws:rds:eu-west-1:123456789012:db:orders"})
    void coverInstancesForAnInstance(String source) {
        assertThat(ofDatabase(source, Map.of())).hasSize(14).contains(ALL_INSTANCES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cluster:orders", "readers:orders", "readers:arn:aws:rds:eu-west-1:123456789012:cluster:orders"})
    void coverClustersAndTheirMembersForACluster(String source) {
        assertThat(ofDatabase(source, Map.of())).hasSize(15).contains(ALL_INSTANCES, ALL_CLUSTERS);
    }

    /** RDS's own names carry what they belong to, and at deploy its zones are looked up. */
    @ParameterizedTest
    @CsvSource({
        "orders.abc123.eu-west-1.rds.amazonaws.com, true, true, false",
        "orders.cluster-abc123.eu-west-1.rds.amazonaws.com, true, true, true",
        "orders.abc123.eu-west-1.rds.amazonaws.com, false, false, false",
        "orders.cluster-abc123.eu-west-1.rds.amazonaws.com, false, false, false",
        "orders.example.com, true, false, false"
    })
    void coverWhatAHostNameBelongsToOnlyWhereItsZonesAreChecked(
            String source, String alignOnDeploy, boolean readsInstances, boolean readsClusters) {
        List<String> grants = ofDatabase(source, Map.of("AlignOnDeploy", alignOnDeploy));

        assertThat(grants.contains(ALL_INSTANCES)).isEqualTo(readsInstances);
        assertThat(grants.contains(ALL_CLUSTERS)).isEqualTo(readsClusters);
        assertThat(grants.contains("elasticloadbalancing:DescribeLoadBalancers on *"))
                .isEqualTo(Boolean.parseBoolean(alignOnDeploy));
    }

    @Test
    void coverTheMemoryOfOwnTargetsWhereTheirsAreKept() {
        assertThat(ofDatabase("orders.example.com", Map.of("Foreign", "keep")))
                .hasSize(15)
                .contains(
                        "ssm:GetParameter" + PARAMETERS + "/repoint/orders/*",
                        "ssm:PutParameter" + PARAMETERS + "/repoint/orders/*");
    }

    @Test
    void coverOneRecordWhenOneIsAsked() {
        Map<String, String> record = Map.of("RecordZoneId", "Z1", "RecordName", "db.example");

        assertThat(ofDatabase("orders.example.com", record))
                .hasSize(15)
                .contains(
                        "route53:ListResourceRecordSets on arn:aws:route53:::hostedzone/Z1",
                        "route53:ChangeResourceRecordSets on arn:aws:route53:::hostedzone/Z1");
        assertThat(conditionOf("KeepRecord", record)).isEqualTo("""
            {"Null":{"route53:ChangeResourceRecordSetsNormalizedRecordNames":"false"},\
            "ForAllValues:StringEquals":{\
            "route53:ChangeResourceRecordSetsNormalizedRecordNames":["db.example"],\
            "route53:ChangeResourceRecordSetsRecordTypes":["A","AAAA"],\
            "route53:ChangeResourceRecordSetsActions":["UPSERT"]}}\
            """);
    }

    @Test
    void coverATaggedFleetAndNoGroupWithoutTheTag() {
        Map<String, String> fleet = Map.of("Fleet", "tags", "FleetTargetGroups", "db-*");

        assertThat(grants(fleet))
                .hasSize(15)
                .contains(
                        "tag:GetResources on *",
                        "elasticloadbalancing:RegisterTargets" + GROUPS + "db-*/*",
                        "elasticloadbalancing:DeregisterTargets" + GROUPS + "db-*/*",
                        "ssm:PutParameter" + PARAMETERS + "/repoint/orders/*",
                        ALL_INSTANCES,
                        ALL_CLUSTERS);
        assertThat(conditionOf("MoveTargets", fleet))
                .isEqualTo("{\"Null\":{\"aws:ResourceTag/repoint:source\":\"false\"}}");
    }

    @ParameterizedTest
    @CsvSource({
        "ssm:bindings, ssm:GetParameter, /bindings",
        "ssm:/db/bindings, ssm:GetParameter, /db/bindings",
        "ssm:/db/*, ssm:GetParametersByPath, /db",
        "ssm:/db/of/ours/*, ssm:GetParametersByPath, /db/of/ours"
    })
    void coverTheParametersThatHoldAFleet(String fleet, String action, String parameter) {
        assertThat(grants(Map.of("Fleet", fleet)))
                .hasSize(15)
                .contains(
                        action + PARAMETERS + parameter,
                        "elasticloadbalancing:RegisterTargets" + GROUPS + "*/*",
                        ALL_INSTANCES,
                        ALL_CLUSTERS);
        assertThat(conditionOf("MoveTargets", Map.of("Fleet", fleet))).isEmpty();
    }

    @Test
    void coverTheZonesOfAFleet() {
        Map<String, String> fleet = Map.of("Fleet", "tags", "FleetZoneIds", "Z1,Z2");

        assertThat(of(fleet).statements().stream()
                        .filter(statement -> statement.path("Action").asText().startsWith("route53:"))
                        .map(statement -> statement.path("Sid").asText() + " on " + statement.path("Resource")))
                .containsExactly(
                        "ReadRecords on [\"arn:*:route53:::hostedzone/Z1\",\"arn:*:route53:::hostedzone/Z2\"]",
                        "KeepRecords on [\"arn:*:route53:::hostedzone/Z1\",\"arn:*:route53:::hostedzone/Z2\"]");
        assertThat(conditionOf("KeepRecords", fleet)).isEqualTo("""
            {"Null":{"route53:ChangeResourceRecordSetsRecordTypes":"false"},\
            "ForAllValues:StringEquals":{\
            "route53:ChangeResourceRecordSetsRecordTypes":["A","AAAA"],\
            "route53:ChangeResourceRecordSetsActions":["UPSERT"]}}\
            """);
    }

    @Test
    void coverAKeyForQueuesOnly() {
        Grants grants = of(Map.of("KeyArn", "the-key"));

        assertThat(grants.onResources()).contains("kms:Decrypt on the-key", "kms:GenerateDataKey on the-key");
        assertThat(grants.statement("UseKeyOfQueues").path("Condition").toString())
                .isEqualTo("{\"StringEquals\":{\"kms:ViaService\":\"sqs.eu-west-1.amazonaws.com\"}}");
    }

    @Test
    void areThoseOfTheRoleThatIsBrought() {
        Stack stack = TEMPLATE.with(
                Map.of("RoleArn", "arn:aws:iam::123456789012:role/db/ours", "PermissionsBoundaryArn", "the-boundary"));

        assertThat(stack.has("RemediatorRole")).isFalse();
        assertThat(stack.properties("RemediatorFunction").path("Role").asText())
                .isEqualTo("arn:aws:iam::123456789012:role/db/ours");
    }

    @Test
    void areBoundedWhereABoundaryIsGiven() {
        assertThat(boundary(Map.of())).isEmpty();
        assertThat(boundary(Map.of("PermissionsBoundaryArn", "the-boundary"))).isEqualTo("the-boundary");
    }

    private static String boundary(Map<String, String> parameters) {
        Stack stack = TEMPLATE.with(parameters);
        assertThat(stack.has("RemediatorRole")).isTrue();
        assertThat(stack.properties("RemediatorFunction").path("Role").asText()).isEqualTo("RemediatorRole.Arn");
        return stack.properties("RemediatorRole").path("PermissionsBoundary").asText();
    }

    private static List<String> ofDatabase(String source, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("Source", source);
        parameters.put("TargetGroupArn", "the-target-group");
        return grants(parameters);
    }

    private static List<String> grants(Map<String, String> parameters) {
        return of(parameters).onResources();
    }

    private static String conditionOf(String sid, Map<String, String> parameters) {
        return of(parameters).statement(sid).path("Condition").toString();
    }

    private static Grants of(Map<String, String> parameters) {
        return Grants.of(TEMPLATE.with(parameters), "RemediatorRole");
    }
}
