package dev.repoint.function;

import static dev.repoint.drill.DnsReply.a;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.Disturbance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deployment looks whether the load balancer serves the database's zones, before anything is changed. */
@Timeout(60)
final class ZonesInvocationTest {
    private static final String OFF = "orders: cross-zone load balancing is off";
    private static final String UNCOVERED =
            "orders: load balancer orders-nlb serves eu-west-1a, but not eu-west-1b, where subnet group databases";

    private final LoopbackCloud cloud = new LoopbackCloud();
    private final ResponseBucket bucket = new ResponseBucket(200);
    private final Map<String, Disturbance> answers = new LinkedHashMap<>();

    @BeforeEach
    void drift() {
        cloud.dns.answer(LoopbackCloud.ORDERS, a(0, "10.0.2.7"));
        say("DescribeTargetHealth", "<TargetHealthDescriptions></TargetHealthDescriptions>");
        say("RegisterTargets", "");
        say("DescribeTargetGroups", """
            <TargetGroups><member><LoadBalancerArns><member>an-arn</member></LoadBalancerArns></member></TargetGroups>\
            """);
        say("DescribeTargetGroupAttributes", "<Attributes></Attributes>");
        balancer("true", "eu-west-1a", "eu-west-1b");
        say("DescribeDBInstances", """
            <DBInstances><DBInstance><DBInstanceIdentifier>orders</DBInstanceIdentifier>\
            <Endpoint><Address>%s</Address></Endpoint><DBSubnetGroup><DBSubnetGroupName>databases</DBSubnetGroupName>\
            <Subnets>%s%s</Subnets></DBSubnetGroup></DBInstance></DBInstances>\
            """.formatted(LoopbackCloud.ORDERS, subnet("eu-west-1a"), subnet("eu-west-1b")));
    }

    @AfterEach
    void stop() {
        bucket.close();
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Create", "Update"})
    void goesOnWhereAllZonesAreServed(String type) throws IOException {
        JsonNode report = deploy(type, "refuse");

        assertThat(report.path("zones")).isEmpty();
        assertThat(report.path("zones").isArray()).isTrue();
        assertThat(report.at("/bindings/0/registered/0").asText()).isEqualTo("10.0.2.7");
        assertThat(answer().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(answer().at("/Data/zones").asText()).isEqualTo("each zone of the database is served, across zones");
        assertThat(actions().subList(0, 5))
                .containsExactly(
                        "DescribeTargetGroups",
                        "DescribeTargetGroupAttributes",
                        "DescribeLoadBalancers",
                        "DescribeLoadBalancerAttributes",
                        "DescribeDBInstances");
        assertThat(report.path("awsCalls").asInt()).isEqualTo(actions().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Create", "Update"})
    void isRefusedWithAllThatWasFoundBeforeAnythingIsChanged(String type) throws IOException {
        balancer("false", "eu-west-1a");

        assertThatExceptionOfType(DeploymentRefused.class)
                .isThrownBy(() -> deploy(type, "refuse"))
                .withMessageStartingWith("the deployment is refused, and nothing was changed: " + OFF)
                .withMessageContaining(UNCOVERED)
                .withMessageEndingWith("Zones \"report\" lets it go on all the same");

        assertThat(answer().path("Status").asText()).isEqualTo("FAILED");
        assertThat(answer().path("Reason").asText()).contains(OFF, UNCOVERED);
        assertThat(actions()).allMatch(action -> action.startsWith("Describe"));
        assertThat(cloud.dns.questions()).isEmpty();
        assertThat(cloud.log()).singleElement().satisfies(line -> {
            assertThat(json(line).path("bindings")).isEmpty();
            assertThat(json(line).findValuesAsText("finding")).containsExactly("cross-zone-off", "zones-uncovered");
        });
    }

    /** Where nothing was made nothing is to be taken away. */
    @Test
    void isUnmadeWhenItIsRefused() throws IOException {
        balancer("false", "eu-west-1a", "eu-west-1b");

        assertThatExceptionOfType(DeploymentRefused.class).isThrownBy(() -> deploy("Create", "refuse"));

        assertThat(answer().path("PhysicalResourceId").asText()).isEqualTo("repoint-FirstAlignment-unmade");
    }

    @Test
    void goesOnWhereItIsOnlyToBeReported() throws IOException {
        balancer("false", "eu-west-1a");

        JsonNode report = deploy("Create", "report");

        assertThat(report.at("/bindings/0/registered/0").asText()).isEqualTo("10.0.2.7");
        assertThat(report.findValuesAsText("finding")).containsExactly("cross-zone-off", "zones-uncovered");
        assertThat(report.findValuesAsText("mend")).allMatch(mend -> mend.contains("load balancer orders-nlb"));
        assertThat(answer().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(answer().at("/Data/outcome").asText()).isEqualTo("realigned");
        assertThat(answer().at("/Data/zones").asText()).contains(OFF, UNCOVERED);
    }

    @Test
    void refusesNothingInADryRun() throws IOException {
        cloud.variables.put("REPOINT_MODE", "dry-run");
        balancer("false", "eu-west-1a");

        JsonNode report = deploy("Create", "refuse");

        assertThat(report.path("mode").asText()).isEqualTo("dry-run");
        assertThat(report.findValuesAsText("finding")).hasSize(2);
        assertThat(answer().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(actions()).allMatch(action -> action.startsWith("Describe"));
    }

    /** A role of one's own may lack the permission, and a VPC the way. */
    @ParameterizedTest
    @ValueSource(strings = {"DescribeLoadBalancers", "DescribeTargetGroupAttributes", "DescribeDBInstances"})
    void goesOnWhereItMayNotLook(String action) throws IOException {
        answers.put(action, new Disturbance.Fail(403, "AccessDenied", "no right"));

        JsonNode report = deploy("Create", "refuse");

        assertThat(report.at("/bindings/0/outcome").asText()).isEqualTo("realigned");
        assertThat(report.findValuesAsText("finding")).containsExactly("unchecked");
        assertThat(answer().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(answer().at("/Data/zones").asText())
                .startsWith("orders: could not be checked: " + action + " was refused: AccessDenied, no right");
    }

    @Test
    void goesOnWhereNoLoadBalancerUsesTheGroupYet() throws IOException {
        say("DescribeTargetGroups", "<TargetGroups><member></member></TargetGroups>");

        assertThat(deploy("Create", "refuse").findValuesAsText("finding")).containsExactly("no-load-balancer");
        assertThat(answer().path("Status").asText()).isEqualTo("SUCCESS");
    }

    /** As it was before there was a check, and as others call it. */
    @Test
    void looksAtNothingWithoutTheProperty() throws IOException {
        balancer("false", "eu-west-1a");

        JsonNode report = invoke(Requests.event("Create", bucket.url()));

        assertThat(report.has("zones")).isFalse();
        assertThat(answer().path("Data").has("zones")).isFalse();
        assertThat(answer().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(actions())
                .isSubsetOf("DescribeTargetHealth", "RegisterTargets")
                .contains("RegisterTargets");
    }

    @ParameterizedTest
    @ValueSource(strings = {LoopbackCloud.TICK, "{\"bindings\":[\"orders\"]}"})
    void isNotLookedAtOtherwise(String event) throws IOException {
        balancer("false", "eu-west-1a");

        assertThat(invoke(event).has("zones")).isFalse();
        assertThat(actions()).isSubsetOf("DescribeTargetHealth", "RegisterTargets");
    }

    @Test
    void isNotLookedAtWhenTheStackGoes() throws IOException {
        balancer("false", "eu-west-1a");

        deploy("Delete", "refuse");

        assertThat(answer().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(actions()).isEmpty();
    }

    @Test
    void takesNoOtherWord() throws IOException {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> deploy("Create", "ignore"))
                .withMessageContaining("Zones: \"ignore\" is not \"refuse\" or \"report\"");
        assertThat(answer().path("Status").asText()).isEqualTo("FAILED");
        assertThat(actions()).isEmpty();
    }

    private JsonNode deploy(String type, String zones) throws IOException {
        return invoke(Requests.event(type, bucket.url(), zones));
    }

    private JsonNode invoke(String event) throws IOException {
        answers.forEach((action, answer) -> cloud.aws.disturbAlways(action::equals, answer));
        return json(cloud.invoke(event));
    }

    private List<String> actions() {
        return cloud.aws.calls().stream().map(AwsGateway.Call::action).toList();
    }

    private void balancer(String crossZone, String... zones) {
        say("DescribeLoadBalancers", """
            <LoadBalancers><member><LoadBalancerName>orders-nlb</LoadBalancerName><AvailabilityZones>%s\
            </AvailabilityZones></member></LoadBalancers>\
            """.formatted(Stream.of(zones)
                .map(zone -> "<member><ZoneName>" + zone + "</ZoneName></member>")
                .collect(Collectors.joining())));
        say("DescribeLoadBalancerAttributes", """
            <Attributes><member><Key>load_balancing.cross_zone.enabled</Key><Value>%s</Value></member></Attributes>\
            """.formatted(crossZone));
    }

    private static String subnet(String zone) {
        return "<Subnet><SubnetAvailabilityZone><Name>" + zone + "</Name></SubnetAvailabilityZone></Subnet>";
    }

    private void say(String action, String result) {
        String document = "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, result);
        answers.put(action, new Disturbance.Body(200, "text/xml", document.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode answer() throws IOException {
        assertThat(bucket.bodies()).hasSize(1);
        return json(bucket.bodies().getFirst());
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
