package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.repoint.template.Grants;
import dev.repoint.template.Template;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every operation of AWS that the program calls is granted to one of the functions, and none that it doesn't call. */
final class PermittedCallsTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.repoint.aws");

    /** The SDK's clients, and what IAM calls their services. */
    private static final Map<String, String> SERVICES = Map.of(
            "ElasticLoadBalancingV2Client", "elasticloadbalancing",
            "RdsClient", "rds",
            "ResourceGroupsTaggingApiClient", "tag",
            "Route53Client", "route53",
            "SecretsManagerClient", "secretsmanager",
            "SsmClient", "ssm");

    /** What isn't made of a client's calls. */
    private static final Set<String> OTHERS = Set.of("kms", "logs", "rds-db", "sqs");

    private static final Map<String, String> WIDEST = Map.of(
            "Fleet", "tags", "FleetZoneIds", "Z1", "Bootstrap", "apply", "BootstrapPasswordSecret", "repoint/orders");

    @Test
    void areAllThatAreCalled() {
        assertThat(granted()).isEqualTo(called());
    }

    private static Set<String> granted() {
        return Stream.of("instance:orders", "cluster:orders")
                .flatMap(source ->
                        Stream.of("tags", "ssm:bindings", "ssm:/bindings/*").map(fleet -> with(source, fleet)))
                .flatMap(parameters -> Stream.of("RemediatorRole", "BootstrapRole")
                        .flatMap(role -> Grants.of(Template.ofProject().with(parameters), role)
                                .actions()))
                .filter(action -> !OTHERS.contains(action.split(":", 2)[0]))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> with(String source, String fleet) {
        Map<String, String> parameters = new HashMap<>(WIDEST);
        parameters.put("BootstrapSource", source);
        parameters.put("Fleet", fleet);
        return parameters;
    }

    private static Set<String> called() {
        return MAIN.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> SERVICES.containsKey(call.getTargetOwner().getSimpleName()))
                .filter(call -> call.getName()
                        .matches("(describe|list|get|put|create|copy|modify|reboot|register|deregister|change)[A-Z].*"))
                .map(PermittedCallsTest::action)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String action(JavaMethodCall call) {
        String operation = call.getName();
        return SERVICES.getOrDefault(call.getTargetOwner().getSimpleName(), "") + ":"
                + Character.toUpperCase(operation.charAt(0)) + operation.substring(1);
    }
}
