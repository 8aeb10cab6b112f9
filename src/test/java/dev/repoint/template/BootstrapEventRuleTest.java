package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.event.ruler.Machine;

/** Which events let the bootstrap go on, by AWS's own matcher. */
final class BootstrapEventRuleTest {

    @Test
    void takesTheEventsOfItsInstanceAndNoOtherSample() throws Exception {
        List<String> taken = new ArrayList<>();
        for (String name : EventSamples.namesOfBootstrap()) {
            if (takes("instance:orders", EventSamples.text(name))) {
                taken.add(name);
            }
        }

        assertThat(taken).containsExactly("bootstrap/event-instance-restarted");
    }

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
    void takesWhatMayBeAboutTheSource(String source, String kind, String resource, boolean isTaken) throws Exception {
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

    private static boolean takes(String source, String event) throws Exception {
        JsonNode pattern = stack(source).properties("BootstrapEventRule").path("EventPattern");
        Machine rule = Machine.builder().build();
        rule.addRule("rule", pattern.toString());
        return rule.rulesForJSONEvent(event).equals(List.of("rule"));
    }
}
