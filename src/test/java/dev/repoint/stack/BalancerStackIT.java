package dev.repoint.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResource;

/** The stack with everything in it that a template of this kind can have: a load balancer, an endpoint service, rules, the bootstrap. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BalancerStackIT {

    /** Of these LocalStack has none without an account. */
    private static final Set<String> NOT_IN_LOCALSTACK = Set.of(
            "AWS::CloudWatch::Dashboard",
            "AWS::EC2::SecurityGroupIngress",
            "AWS::EC2::VPCEndpointService",
            "AWS::EC2::VPCEndpointServicePermissions",
            "AWS::ElasticLoadBalancingV2::Listener",
            "AWS::ElasticLoadBalancingV2::LoadBalancer",
            "AWS::ElasticLoadBalancingV2::TargetGroup",
            "AWS::Logs::QueryDefinition",
            "AWS::RDS::EventSubscription");

    /** They are made by a function, which LocalStack doesn't run; here, because their parameters are off. */
    private static final Set<String> MADE_BY_FUNCTIONS = Set.of("Custom::FirstAlignment", "Custom::ReadySource");

    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("Source", "instance:orders"),
            Map.entry("VpcId", "vpc-12345678"),
            Map.entry("BalancerSubnetIds", "subnet-12345678,subnet-23456789"),
            Map.entry("Port", "5432"),
            Map.entry("EndpointService", "true"),
            Map.entry("DatabaseSecurityGroupId", "sg-12345678"),
            Map.entry("ClickPipesRegion", "eu-west-1"),
            Map.entry("IngressCidrs", "10.0.0.0/16,10.1.0.0/16,10.2.0.0/16,10.3.0.0/16,10.4.0.0/16"),
            Map.entry("EventSubscription", "true"),
            Map.entry("AlarmEmail", "on-call@example.com"),
            Map.entry("Bootstrap", "apply"),
            Map.entry("BootstrapSource", "instance:orders"),
            Map.entry("BootstrapPasswordSecret", "repoint/orders/pipe"),
            Map.entry("BootstrapOnEvents", "true"),
            Map.entry("AlignOnDeploy", "false"));

    private final TransformedTemplate template = TransformedTemplate.with(PARAMETERS)
            .referringTo(
                    "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/orders/0123456789abcdef",
                    "BalancerTargetGroup");
    private final DeployedStack stack = new DeployedStack("balancer");

    @BeforeAll
    void deploy() {
        stack.create(template, PARAMETERS);
    }

    @AfterAll
    void delete() {
        stack.close();
    }

    @Test
    void isCompleteInEveryResource() {
        assertThat(stack.resources())
                .extracting(StackResource::resourceStatus)
                .containsOnly(ResourceStatus.CREATE_COMPLETE);
        assertThat(stack.typesPassedOver()).containsExactlyInAnyOrderElementsOf(NOT_IN_LOCALSTACK);
    }

    @Test
    void hasEveryTypeOfResourceThatTheTemplateHas() {
        Set<String> types = new TreeSet<>(MADE_BY_FUNCTIONS);
        stack.resources().forEach(resource -> types.add(resource.resourceType()));

        assertThat(types).containsExactlyElementsOf(template.types());
    }
}
