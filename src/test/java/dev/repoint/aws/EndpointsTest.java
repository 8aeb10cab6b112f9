package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.elasticloadbalancingv2.endpoints.ElasticLoadBalancingV2EndpointParams;
import software.amazon.awssdk.services.rds.endpoints.RdsEndpointParams;
import software.amazon.awssdk.services.resourcegroupstaggingapi.endpoints.ResourceGroupsTaggingApiEndpointParams;
import software.amazon.awssdk.services.route53.endpoints.Route53EndpointParams;
import software.amazon.awssdk.services.secretsmanager.endpoints.SecretsManagerEndpointParams;
import software.amazon.awssdk.services.ssm.endpoints.SsmEndpointParams;

/**
 * Where the SDK sends a request is made of what the environment says. Nothing of the request itself has a say: no ARN of
 * another Region or account, which a binding may hold, no bucket, no account.
 */
final class EndpointsTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                ElasticLoadBalancingV2EndpointParams.class,
                RdsEndpointParams.class,
                ResourceGroupsTaggingApiEndpointParams.class,
                Route53EndpointParams.class,
                SecretsManagerEndpointParams.class,
                SsmEndpointParams.class
            })
    void areMadeOfTheEnvironmentAlone(Class<?> parameters) {
        assertThat(Arrays.stream(parameters.getDeclaredMethods())
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .filter(method -> method.getParameterCount() == 0 && !method.isBridge())
                        .map(Method::getName))
                .containsExactlyInAnyOrder("region", "useDualStack", "useFips", "endpoint", "toBuilder");
    }
}
