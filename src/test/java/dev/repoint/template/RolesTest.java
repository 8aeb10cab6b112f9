package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two roles, with all that is ever granted to them. */
final class RolesTest {
    private static final Template TEMPLATE = Template.ofProject();
    private static final String REMEDIATOR = "RemediatorRole";
    private static final String BOOTSTRAP = "BootstrapRole";
    private static final String ARN = "arn:aws:%s:eu-west-1:123456789012:%s";

    /** Each brings statements that the others don't. */
    private static final Set<Map<String, String>> CHOICES = Set.of(
            Map.of("Source", "cluster:orders", "Foreign", "keep", "RecordZoneId", "Z1", "RecordName", "db.example"),
            Map.of("TargetGroupArn", ARN.formatted("elasticloadbalancing", "targetgroup/orders/0123456789abcdef")),
            Map.of("BalancerSubnetIds", "subnet-1,subnet-2"),
            Map.of("Fleet", "tags", "FleetZoneIds", "Z1,Z2"),
            Map.of("Fleet", "ssm:bindings"),
            Map.of("Fleet", "ssm:/db/*"),
            Map.of("SubnetIds", "subnet-1", "SecurityGroupIds", "sg-1"),
            Map.of("BootstrapSource", "instance:orders"),
            Map.of("BootstrapSource", "cluster:orders", "BootstrapAdmin", "iam:repoint"),
            Map.of(
                    "BootstrapAdmin",
                    "ours/admin",
                    "BootstrapPasswordSecret",
                    ARN.formatted("secretsmanager", "secret:a-x")),
            Map.of("BootstrapSubnetIds", "subnet-1", "BootstrapSecurityGroupIds", "sg-1"));

    private static final Map<String, String> ALWAYS = Map.of(
            "Bootstrap",
            "apply",
            "BootstrapPasswordSecret",
            "repoint/orders",
            "KeyArn",
            ARN.formatted("kms", "key/1"),
            "BootstrapKeyArn",
            ARN.formatted("kms", "key/2"));

    @Test
    void areTwoAndHaveOnePolicyEach() {
        assertThat(TEMPLATE.resourcesOf("AWS::IAM::Role")).containsExactly(REMEDIATOR, BOOTSTRAP);
        assertThat(TEMPLATE.resourcesOf("AWS::IAM::Policy")).isEmpty();
        assertThat(TEMPLATE.resourcesOf("AWS::IAM::ManagedPolicy")).isEmpty();
        assertThat(TEMPLATE.resourcesOf("AWS::IAM::RolePolicy")).isEmpty();
        assertThat(Stream.of(REMEDIATOR, BOOTSTRAP))
                .allMatch(role -> TEMPLATE.body()
                                .at("/Resources/" + role + "/Properties/Policies")
                                .size()
                        == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {REMEDIATOR, BOOTSTRAP})
    void grantEachActionOnResourcesThatItTakes(String role) {
        Set<String> grants = stacks().flatMap(stack -> Grants.of(stack, role).onResources().stream())
                .collect(Collectors.toSet());
        Actions actions = Actions.of(Grants.ever(TEMPLATE, role).collect(Collectors.toSet()), PythonTools.find());

        assertThat(grants).isNotEmpty();
        assertThat(grants.stream().filter(grant -> !actions.fit(grant))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {REMEDIATOR, BOOTSTRAP})
    void haveNoStatementThatWasNotLookedAt(String role) {
        assertThat(stacks().flatMap(stack -> Grants.of(stack, role).statements().stream())
                        .map(statement -> statement.path("Sid").asText()))
                .containsAll(TEMPLATE.body().at("/Resources/" + role).findValuesAsText("Sid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {REMEDIATOR, BOOTSTRAP})
    void leaveTheNetworkToLambda(String role) {
        assertThat(stacks().map(stack -> Grants.of(stack, role).statements().stream()
                                .filter(statement ->
                                        !statement.path("Effect").asText().equals("Allow"))
                                .map(Object::toString)
                                .toList()
                        + " " + stack.properties(role).path("ManagedPolicyArns").size()))
                .containsOnly("[] 0", """
                    [{"Sid":"LeaveNetworkToLambda","Effect":"Deny","Action":"ec2:*","Resource":"*",\
                    "Condition":{"Null":{"lambda:SourceFunctionArn":"false"}}}] 1\
                    """);
    }

    private static Stream<Stack> stacks() {
        return CHOICES.stream().map(choice -> {
            Map<String, String> parameters = new HashMap<>(ALWAYS);
            parameters.putAll(choice);
            return TEMPLATE.with(parameters);
        });
    }
}
