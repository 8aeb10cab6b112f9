package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events let the bootstrap go on: those that may be of its database. */
final class BootstrapEventRuleTest {

    @ParameterizedTest
    @CsvSource({
        "instance:orders, DB Instance, db:orders, true",
        "instance:orders, DB Instance, db:orders-2, false",
        "instance:orders, DB Cluster, cluster:orders, false",
        "cluster:orders, DB Cluster, cluster:orders, true",
        "cluster:orders, DB Instance, db:member-1, true",
        "cluster:orders, DB Parameter Group, pg:orders, false",
        "cluster:orders, DB Cluster Snapshot, cluster-snapshot:orders, false"
    })
    void takesWhatMayBeAboutTheSource(String source, String kind, String resource, boolean isTaken) {
        assertThat(takes(source, """
            {"detail-type": "RDS %s Event", "source": "aws.rds",
             "resources": ["arn:aws:rds:eu-west-1:123456789012:%s"]}
            """.formatted(kind, resource))).isEqualTo(isTaken);
    }

    @Test
    void mayWakeTheFunction() {
        Stack stack = stack("instance:orders");

        assertThat(stack.properties("BootstrapEventRule").at("/Targets/0/Arn").asText())
                .isEqualTo("BootstrapFunction.Arn");
        assertThat(stack.properties("BootstrapEventPermission")
                        .path("FunctionName")
                        .asText())
                .isEqualTo("BootstrapFunction");
        assertThat(stack.properties("BootstrapEventPermission")
                        .path("SourceArn")
                        .asText())
                .isEqualTo("BootstrapEventRule.Arn");
    }

    private static Stack stack(String source) {
        return Template.ofProject()
                .with(Map.of("Bootstrap", "apply", "BootstrapSource", source, "BootstrapOnEvents", "true"));
    }

    private static boolean takes(String source, String event) {
        return new EventRule(stack(source), "BootstrapEventRule").takes(event);
    }
}
