package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The load balancer that is made, the service that offers it, and the first alignment. */
final class BalancerTest {
    private static final Template TEMPLATE = Template.ofProject();
    private static final List<String> RESOURCES =
            List.of("Balancer", "BalancerSecurityGroup", "BalancerTargetGroup", "BalancerListener");

    /** What a description of EC2 may hold (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html). */
    private static final Pattern DESCRIPTION = Pattern.compile("[a-zA-Z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]{1,255}");

    @Test
    void isMadeOnlyWhenAsked() {
        Stack existing = TEMPLATE.with(Map.of("Source", "instance:orders", "TargetGroupArn", "the-target-group"));

        assertThat(RESOURCES).noneMatch(existing::has);
        assertThat(RESOURCES).allMatch(stack(Map.of())::has);
        assertThat(List.of("BalancerEndpoint", "BalancerEndpointPermissions"))
                .noneMatch(stack(Map.of())::has)
                .allMatch(stack(Map.of("EndpointService", "true"))::has);
    }

    @Test
    void servesAllZonesAndTrafficByPrivateLink() {
        JsonNode balancer = stack(Map.of()).properties("Balancer");

        assertThat(balancer.path("Type").asText()).isEqualTo("network");
        assertThat(balancer.path("Scheme").asText()).isEqualTo("internal");
        assertThat(balancer.path("Subnets").toString()).isEqualTo("[\"subnet-1\",\"subnet-2\"]");
        assertThat(attributes(balancer.path("LoadBalancerAttributes")))
                .isEqualTo(Map.of("load_balancing.cross_zone.enabled", "true"));
        assertThat(balancer.path("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic")
                        .asText())
                .isEqualTo("off");
    }

    @Test
    void hasATargetGroupThatABootstrapFindsNothingIn() {
        JsonNode group = stack(Map.of()).properties("BalancerTargetGroup");

        assertThat(group.path("TargetType").asText()).isEqualTo("ip");
        assertThat(group.path("Protocol").asText()).isEqualTo("TCP");
        assertThat(group.path("Port").asText()).isEqualTo("5432");
        assertThat(group.path("HealthCheckIntervalSeconds").asInt()).isEqualTo(5);
        assertThat(group.path("HealthCheckTimeoutSeconds").asInt()).isLessThan(5);
        assertThat(group.path("HealthyThresholdCount").asInt()).isEqualTo(2);
        assertThat(attributes(group.path("TargetGroupAttributes")))
                .isEqualTo(Map.of(
                        "preserve_client_ip.enabled", "false",
                        "deregistration_delay.timeout_seconds", "120",
                        "deregistration_delay.connection_termination.enabled", "true"));
    }

    @Test
    void forwardsItsPortUntouched() {
        JsonNode listener = stack(Map.of()).properties("BalancerListener");

        assertThat(listener.path("Protocol").asText()).isEqualTo("TCP");
        assertThat(listener.path("Port").asText()).isEqualTo("5432");
        assertThat(listener.at("/DefaultActions/0/TargetGroupArn").asText()).isEqualTo("BalancerTargetGroup");
    }

    @Test
    void mayTalkToTheDatabaseAlone() {
        JsonNode toGroup = stack(Map.of("DatabaseSecurityGroupId", "sg-1"))
                .properties("BalancerSecurityGroup")
                .path("SecurityGroupEgress");

        assertThat(toGroup).hasSize(1);
        assertThat(toGroup.at("/0/DestinationSecurityGroupId").asText()).isEqualTo("sg-1");
        assertThat(toGroup.at("/0/FromPort").asText()).isEqualTo("5432");
        assertThat(stack(Map.of())
                        .properties("BalancerSecurityGroup")
                        .at("/SecurityGroupEgress/0/ToPort")
                        .asText())
                .isEqualTo("5432");
    }

    @Test
    void describesItsRulesAsEc2Takes() {
        Stack stack = stack(Map.of("DatabaseSecurityGroupId", "sg-1", "ClickPipesRegion", "eu-west-1"));

        assertThat(stack.properties("BalancerSecurityGroup")
                        .path("GroupDescription")
                        .asText())
                .matches(DESCRIPTION);
        assertThat(TEMPLATE.resourcesOf("AWS::EC2::SecurityGroupIngress"))
                .hasSize(7)
                .map(rule -> stack.properties(rule).path("Description").asText())
                .allMatch(description -> DESCRIPTION.matcher(description).matches());
    }

    @Test
    void isTheGroupThatTheFunctionsServe() {
        Stack stack =
                stack(Map.of("Bootstrap", "check", "BootstrapSource", "instance:a", "BootstrapPasswordSecret", "b"));

        assertThat(stack.properties("RemediatorFunction")
                        .at("/Environment/Variables/REPOINT_BINDINGS")
                        .asText())
                .contains("\"targetGroupArn\":\"BalancerTargetGroup\"");
        assertThat(stack.properties("BootstrapFunction")
                        .at("/Environment/Variables/REPOINT_BOOTSTRAP")
                        .asText())
                .contains("\"targetGroupArn\":\"BalancerTargetGroup\"");
        assertThat(Grants.of(stack, "RemediatorRole")
                        .statement("MoveTargets")
                        .path("Resource")
                        .asText())
                .isEqualTo("BalancerTargetGroup");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"``, ``", "us-east-2, `[\"eu-west-1\",\"us-east-2\"]`"})
    void isOfferedInTheRegionsThatAreAskedFor(String regions, String supported) {
        Stack stack = stack(Map.of("EndpointService", "true", "EndpointRegions", regions));

        assertThat(stack.properties("BalancerEndpoint").path("SupportedRegions").toString())
                .isEqualTo(supported);
    }

    @Test
    void isOfferedToClickPipesAndAcceptedByHandUnlessToldOtherwise() {
        Stack byDefault = stack(Map.of("EndpointService", "true"));
        Stack told = stack(
                Map.of("EndpointService", "true", "EndpointPrincipals", "one,two", "EndpointAcceptance", "false"));

        assertThat(byDefault
                        .properties("BalancerEndpointPermissions")
                        .path("AllowedPrincipals")
                        .toString())
                .isEqualTo("[\"arn:aws:iam::072088201116:root\"]");
        assertThat(byDefault
                        .properties("BalancerEndpoint")
                        .path("AcceptanceRequired")
                        .asText())
                .isEqualTo("true");
        assertThat(told.properties("BalancerEndpointPermissions")
                        .path("AllowedPrincipals")
                        .toString())
                .isEqualTo("[\"one\",\"two\"]");
        assertThat(told.properties("BalancerEndpoint")
                        .path("AcceptanceRequired")
                        .asText())
                .isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Source", "Port", "Mode", "BalancerSubnetIds"})
    void isAlignedBeforeTheStackIsFinishedAndWhenItChanges(String parameter) {
        JsonNode before = stack(Map.of()).properties("FirstAlignment");
        JsonNode after = stack(Map.of(parameter, "other")).properties("FirstAlignment");

        assertThat(before.path("ServiceToken").asText()).isEqualTo("RemediatorFunction.Arn");
        assertThat(before.path("ServiceTimeout").asInt()).isBetween(60, 900);
        assertThat(before.path("Revision").asText()).contains(" BalancerListener ", " Balancer ");
        assertThat(after.path("Revision")).isNotEqualTo(before.path("Revision"));
        assertThat(TEMPLATE.body().at("/Resources/FirstAlignment/DependsOn").asText())
                .isEqualTo("RemediatorFunctionDatabaseEvents");
    }

    @Test
    void isRefusedByDefaultWhereItsZonesAreNotServed() {
        assertThat(stack(Map.of()).properties("FirstAlignment").path("Zones").asText())
                .isEqualTo("refuse");
        assertThat(stack(Map.of("Zones", "report"))
                        .properties("FirstAlignment")
                        .path("Zones")
                        .asText())
                .isEqualTo("report");
        assertThat(TEMPLATE.accepts("Zones", "ignore")).isFalse();
    }

    @Test
    void isNotAlignedAtDeployOfAFleetOrWhenNotWanted() {
        assertThat(stack(Map.of()).has("FirstAlignment")).isTrue();
        assertThat(stack(Map.of("AlignOnDeploy", "false")).has("FirstAlignment"))
                .isFalse();
        assertThat(TEMPLATE.with(Map.of("Fleet", "tags")).has("FirstAlignment")).isFalse();
    }

    private static Stack stack(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "Source",
                "instance:orders",
                "VpcId",
                "vpc-1",
                "BalancerSubnetIds",
                "subnet-1,subnet-2",
                "Port",
                "5432"));
        parameters.putAll(more);
        return TEMPLATE.with(parameters);
    }

    private static Map<String, String> attributes(JsonNode list) {
        Map<String, String> attributes = new TreeMap<>();
        list.forEach(each ->
                attributes.put(each.path("Key").asText(), each.path("Value").asText()));
        return attributes;
    }
}
