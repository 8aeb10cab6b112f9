package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which parameters are refused together, before anything is deployed. */
final class RulesTest {
    private static final Template TEMPLATE = Template.ofProject();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Source=a TargetGroupArn=b
        Source=a TargetGroupArn=b Port=1 Foreign=keep Empty=writer Paused=true
        Source=a TargetGroupArn=b RecordZoneId=Z1 RecordName=a.b
        Source=a TargetGroupArn=b SubnetIds=c SecurityGroupIds=d
        Source=a TargetGroupArn=b SubnetIds=c SecurityGroupIds=d Identity=tcp
        Source=a TargetGroupArn=b SubnetIds=c SecurityGroupIds=d Identity=tls CaBundleLayerArn=e
        Fleet=tags
        Fleet=tags FleetZoneIds=Z1 FleetTargetGroups=db-*
        Fleet=tags Bootstrap=check BootstrapSource=instance:a BootstrapPasswordSecret=b CaBundleLayerArn=c
        Source=a TargetGroupArn=b Bootstrap=apply BootstrapSource=cluster:a BootstrapPasswordSecret=b BootstrapOnDeploy=true \
        BootstrapOnEvents=true BootstrapSubnetIds=c BootstrapSecurityGroupIds=d BootstrapAdmin=e BootstrapGoal=f BootstrapKeyArn=g
        Fleet=tags RoleArn=a KeyArn=b EventSubscription=true ReservedConcurrency=5
        Fleet=tags PermissionsBoundaryArn=a AlarmTopicArn=b
        Fleet=tags AlarmEmail=a
        Source=a VpcId=b BalancerSubnetIds=c Port=1
        Source=a VpcId=b BalancerSubnetIds=c Port=1 EndpointService=true EndpointRegions=d DatabaseSecurityGroupId=e
        Source=a TargetGroupArn=b Port=1 DatabaseSecurityGroupId=c BalancerSecurityGroupId=d
        Source=a TargetGroupArn=b Port=1 DatabaseSecurityGroupId=c IngressCidrs=d ClickPipesRegion=eu-west-1
        Fleet=tags RoleArn=a Bootstrap=check BootstrapSource=b BootstrapPasswordSecret=c PermissionsBoundaryArn=d
        Fleet=tags PermissionsBoundaryArn=a Bootstrap=check BootstrapSource=b BootstrapPasswordSecret=c BootstrapRoleArn=d
        """)
    void takeWhatGoesTogether(String parameters) {
        assertThat(broken(parameters)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Mode=apply                                                                | OneDatabaseOrAFleet
        Source=a                                                                  | OneDatabaseOrAFleet
        TargetGroupArn=b                                                          | OneDatabaseOrAFleet
        Source=a TargetGroupArn=b Fleet=tags                                      | OneDatabaseOrAFleet
        Source=a Fleet=tags                                                       | OneDatabaseOrAFleet
        TargetGroupArn=b Fleet=tags                                               | OneDatabaseOrAFleet
        Fleet=tags Port=1                                                         | FleetSaysItself
        Fleet=tags Foreign=keep                                                   | FleetSaysItself
        Fleet=tags Empty=writer                                                   | FleetSaysItself
        Fleet=tags Paused=true                                                    | FleetSaysItself
        Fleet=tags RecordZoneId=Z1 RecordName=a.b                                 | FleetSaysItself
        Source=a TargetGroupArn=b FleetZoneIds=Z1                                 | ScopeIsOfAFleet
        Source=a TargetGroupArn=b FleetTargetGroups=db-*                          | ScopeIsOfAFleet
        Source=a TargetGroupArn=b Identity=tcp                                    | ProofReachesTheDatabase
        Source=a TargetGroupArn=b SubnetIds=c SecurityGroupIds=d CaBundleLayerArn=e | CertificatesAreForTls
        Source=a TargetGroupArn=b RecordZoneId=Z1                                 | RecordIsWhole
        Source=a TargetGroupArn=b RecordName=a.b                                  | RecordIsWhole
        Source=a TargetGroupArn=b SubnetIds=c                                     | NetworkIsWhole
        Source=a TargetGroupArn=b SecurityGroupIds=d                              | NetworkIsWhole
        Fleet=tags CaBundleLayerArn=e                                             | CertificatesAreForTls
        Fleet=tags Bootstrap=check BootstrapSource=a                              | BootstrapIsWhole
        Fleet=tags Bootstrap=plan BootstrapPasswordSecret=a                       | BootstrapIsWhole
        Fleet=tags BootstrapSource=a                                              | BootstrapIsAskedFor
        Fleet=tags BootstrapPasswordSecret=a                                      | BootstrapIsAskedFor
        Fleet=tags BootstrapAdmin=a                                               | BootstrapIsAskedFor
        Fleet=tags BootstrapGoal=a                                                | BootstrapIsAskedFor
        Fleet=tags BootstrapKeyArn=a                                              | BootstrapIsAskedFor
        Fleet=tags BootstrapSubnetIds=a BootstrapSecurityGroupIds=b               | BootstrapIsAskedFor
        Fleet=tags BootstrapRoleArn=a                                             | BootstrapIsAskedFor
        Fleet=tags RoleArn=a PermissionsBoundaryArn=b                             | BoundaryBounds
        Fleet=tags AlarmTopicArn=a AlarmEmail=b                                   | AlarmsGoOneWay
        VpcId=a BalancerSubnetIds=b Port=1                                        | OneDatabaseOrAFleet
        Source=a TargetGroupArn=b VpcId=c BalancerSubnetIds=d Port=1              | OneDatabaseOrAFleet
        Source=a VpcId=b Port=1                                                   | BalancerIsWhole
        Source=a VpcId=b BalancerSubnetIds=c                                      | BalancerIsWhole
        Source=a TargetGroupArn=b BalancerSubnetIds=c Port=1                      | BalancerIsWhole
        Source=a TargetGroupArn=b EndpointService=true                            | EndpointHasABalancer
        Source=a VpcId=b BalancerSubnetIds=c Port=1 EndpointRegions=d             | EndpointIsAskedFor
        Source=a TargetGroupArn=b IngressCidrs=c                                  | IngressHasADatabase
        Source=a TargetGroupArn=b ClickPipesRegion=eu-west-1                      | IngressHasADatabase
        Source=a TargetGroupArn=b BalancerSecurityGroupId=c                       | IngressHasADatabase
        Source=a TargetGroupArn=b DatabaseSecurityGroupId=c Port=1                | IngressIsWhole
        Source=a TargetGroupArn=b DatabaseSecurityGroupId=c IngressCidrs=d        | IngressIsWhole
        Source=a VpcId=b BalancerSubnetIds=c Port=1 DatabaseSecurityGroupId=d BalancerSecurityGroupId=e | BalancerHasOneGroup
        Fleet=tags RoleArn=a PermissionsBoundaryArn=b Bootstrap=check BootstrapSource=c BootstrapPasswordSecret=d \
        BootstrapRoleArn=e | BoundaryBounds
        Fleet=tags BootstrapOnDeploy=true                                         | BootstrapAppliesByItself
        Fleet=tags BootstrapOnEvents=true                                         | BootstrapAppliesByItself
        Fleet=tags Bootstrap=plan BootstrapSource=a BootstrapPasswordSecret=b BootstrapOnDeploy=true | BootstrapAppliesByItself
        Fleet=tags Bootstrap=plan BootstrapSource=a BootstrapPasswordSecret=b BootstrapSubnetIds=c | BootstrapNetworkIsWhole
        Fleet=tags Bootstrap=plan BootstrapSource=a BootstrapPasswordSecret=b BootstrapSecurityGroupIds=c | BootstrapNetworkIsWhole
        """)
    void refuseWhatDoesNot(String parameters, String rule) {
        assertThat(broken(parameters)).containsExactly(rule);
    }

    @Test
    void sayWhatIsWrong() {
        assertThat(TEMPLATE.body().at("/Rules").findValuesAsText("AssertDescription"))
                .hasSameSizeAs(TEMPLATE.body().at("/Rules"))
                .allMatch(description -> description.endsWith("."));
    }

    private static List<String> broken(String parameters) {
        Map<String, String> given = new HashMap<>();
        Arrays.stream(parameters.split(" "))
                .map(each -> each.split("=", 2))
                .forEach(each -> given.put(each[0], each[1]));
        return TEMPLATE.brokenBy(given);
    }
}
