package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events wake the remediator: those of its database that may move an address, and of AWS alone. */
final class DatabaseEventRuleTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Template TEMPLATE = Template.ofProject();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RDS DB Snapshot Event",
                "RDS DB Cluster Snapshot Event",
                "RDS DB Parameter Group Event",
                "RDS DB Security Group Event",
                "RDS DB Proxy Event",
                "RDS Zero ETL Event"
            })
    void leavesEventsThatMoveNoAddress(String detailType) throws IOException {
        assertThat(takes(failover("detail-type", detailType))).isFalse();
    }

    @Test
    void leavesSendersThatOnlyCallThemselvesSo() throws IOException {
        assertThat(takes(failover("source", "custom.aws.rds"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "instance:orders, DB Instance, db:orders, true",
        "instance:Orders, DB Instance, db:orders, true",
        "instance:orders, DB Instance, db:orders-2, false",
        "instance:orders, DB Cluster, cluster:orders, false",
        "instance:orders, Blue Green Deployment, deployment:bgd-1, true",
        "instance:arn:aws:rds:eu-west-1:123456789012:db:arn-orders, DB Instance, db:arn-orders, true",
        "instance:arn:aws:rds:eu-west-1:123456789012:db:arn-orders, DB Instance, db:orders, false",
        "cluster:orders, DB Cluster, cluster:orders, true",
        "cluster:orders, DB Cluster, cluster:orders-2, false",
        "cluster:orders, DB Instance, db:member-1, true",
        "cluster:orders, Blue Green Deployment, deployment:bgd-1, true",
        "readers:arn:aws:rds:eu-west-1:123456789012:cluster:Orders, DB Cluster, cluster:orders, true",
        "readers:arn:aws:rds:eu-west-1:123456789012:cluster:orders, DB Cluster, cluster:billing, false",
        "orders.example.com, DB Instance, db:any, true",
        "'', DB Cluster, cluster:any, true"
    })
    void takesWhatMayBeAboutTheSource(String source, String kind, String resource, boolean isTaken) {
        String event = """
            {"detail-type": "RDS %s Event", "source": "aws.rds",
             "resources": ["arn:aws:rds:eu-west-1:123456789012:%s"]}
            """.formatted(kind, resource);

        assertThat(takes(Map.of("Source", source), event)).isEqualTo(isTaken);
    }

    private static String failover(String field, String value) throws IOException {
        ObjectNode event = (ObjectNode) JSON.readTree(EventSamples.text("instance-failover-started"));
        return event.put(field, value).toString();
    }

    private static boolean takes(String event) {
        return takes(Map.of(), event);
    }

    private static boolean takes(Map<String, String> parameters, String event) {
        return new EventRule(TEMPLATE.with(parameters), "DatabaseEventRule").takes(event);
    }
}
