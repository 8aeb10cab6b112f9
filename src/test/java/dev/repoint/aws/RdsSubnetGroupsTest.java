package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.Disturbance.Fail;
import dev.repoint.drill.Disturbance.Hang;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import dev.repoint.remediation.Reply;
import dev.repoint.remediation.Source;
import dev.repoint.remediation.SubnetGroup;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the RDS API says of subnets that moto has no way to say. */
@Timeout(60)
final class RdsSubnetGroupsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Source ORDERS = new Source.Instance("orders");
    private static final String HERE = "<AvailabilityZone>eu-west-1a</AvailabilityZone>";

    private final AwsGateway rds = AwsGateway.before(URI.create("http://127.0.0.1:9"));
    private final SdkEnvironment environment = SdkEnvironment.with(rds.endpoint());
    private final RdsSubnetGroups groups = new RdsSubnetGroups(new AwsClients());

    @AfterEach
    void stop() {
        environment.close();
        rds.close();
    }

    /** What isn't active takes no database; where one is counts whatever is said. */
    @ParameterizedTest
    @CsvSource({"Active, eu-west-1a eu-west-1b", "'', eu-west-1a eu-west-1b", "Inactive, eu-west-1a"})
    void countASubnetUnlessItIsNotActive(String status, String zones) {
        instance(HERE + subnets(subnet("eu-west-1a", "Inactive") + subnet("eu-west-1b", status)));

        assertThat(groups.of(ORDERS, LIMIT)).isEqualTo(given("databases", zones.split(" ", -1)));
    }

    @Test
    void countTheStandbysZone() {
        instance(HERE + "<SecondaryAvailabilityZone>eu-west-1c</SecondaryAvailabilityZone>");

        assertThat(groups.of(ORDERS, LIMIT)).isEqualTo(given("without a name", "eu-west-1a", "eu-west-1c"));
    }

    @Test
    void areUnknownWhileTheInstanceIsBeingCreated() {
        instance("");

        assertThat(groups.of(ORDERS, LIMIT))
                .isEqualTo(new Reply.Refused<>(new Refusal(
                        Verdict.FAILED,
                        "the RDS API names no instance of instance:orders in this account and region")));
    }

    @Test
    void saysWhatWasRefused() {
        rds.disturbAlways(_ -> true, new Fail(403, "AccessDenied", "no right"));

        assertThat(groups.of(ORDERS, LIMIT))
                .isEqualTo(new Reply.Refused<>(
                        new Refusal(Verdict.FAILED, "DescribeDBInstances was refused: AccessDenied, no right")));
    }

    @Test
    void endsInTimeWhenTheEndpointHangs() {
        rds.disturbAlways(_ -> true, new Hang());

        assertThat(groups.of(ORDERS, Duration.ofSeconds(1)))
                .isEqualTo(new Reply.Refused<>(
                        new Refusal(Verdict.RETRY, "the RDS API did not describe instance:orders within 1 seconds")));
    }

    private static Reply<SubnetGroup> given(String name, String... zones) {
        return new Reply.Given<>(new SubnetGroup(name, new TreeSet<>(List.of(zones))));
    }

    private static String subnets(String subnets) {
        return "<DBSubnetGroup><DBSubnetGroupName>databases</DBSubnetGroupName><Subnets>" + subnets
                + "</Subnets></DBSubnetGroup>";
    }

    private static String subnet(String zone, String status) {
        return "<Subnet><SubnetAvailabilityZone><Name>" + zone + "</Name></SubnetAvailabilityZone>"
                + (status.isEmpty() ? "" : "<SubnetStatus>" + status + "</SubnetStatus>") + "</Subnet>";
    }

    private void instance(String described) {
        rds.disturbAlways(
                "DescribeDBInstances"::equals,
                ElbWire.document(
                        "DescribeDBInstances",
                        "<DBInstances><DBInstance><DBInstanceIdentifier>orders</DBInstanceIdentifier>" + described
                                + "</DBInstance></DBInstances>"));
    }
}
