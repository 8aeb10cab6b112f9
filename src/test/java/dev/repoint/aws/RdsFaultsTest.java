package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.drill.Disturbance;
import dev.repoint.drill.Disturbance.Delay;
import dev.repoint.drill.Disturbance.Fail;
import dev.repoint.drill.Disturbance.Hang;
import dev.repoint.remediation.Inventory;
import dev.repoint.remediation.Inventory.Cluster;
import dev.repoint.remediation.Inventory.Instance;
import dev.repoint.remediation.Inventory.Member;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import dev.repoint.remediation.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the RDS API says in between, which moto has no way to say. */
@Timeout(60)
final class RdsFaultsTest {
    private static final String DESCRIBE_INSTANCES = "DescribeDBInstances";
    private static final String DESCRIBE_CLUSTERS = "DescribeDBClusters";
    private static final Fail NO_NAME = new Fail(400, "InvalidParameterValue", "not a valid identifier");

    private final AwsGateway rds = AwsGateway.before(URI.create("http://127.0.0.1:9"));
    private final AwsGateway gateway = AwsGateway.before(rds.endpoint());
    private final SdkEnvironment environment = SdkEnvironment.with(gateway.endpoint());
    private final AwsClients clients = new AwsClients();
    private final RdsDatabases databases = new RdsDatabases(clients);

    @AfterEach
    void stop() {
        environment.close();
        gateway.close();
        rds.close();
    }

    @Test
    void describesAnInstanceThatIsBeingCreated() {
        instances("<DBInstance><DBInstanceIdentifier>orders</DBInstanceIdentifier></DBInstance>");

        assertThat(databases.describe(Set.of("orders"), Set.of()))
                .isEqualTo(new Reply.Given<>(
                        new Inventory(List.of(new Instance("orders", "", "", Optional.empty())), List.of())));
    }

    @Test
    void keepsAMemberThatIsListedButNotDescribed() {
        clusters("""
            <DBCluster><DBClusterIdentifier>shop</DBClusterIdentifier><Status>failing-over</Status><DBClusterMembers>\
            <DBClusterMember><DBInstanceIdentifier>shop-1</DBInstanceIdentifier><IsClusterWriter>true</IsClusterWriter>\
            </DBClusterMember>\
            <DBClusterMember><DBInstanceIdentifier>shop-2</DBInstanceIdentifier></DBClusterMember>\
            </DBClusterMembers></DBCluster>\
            """);
        instances("""
            <DBInstance><DBInstanceIdentifier>Shop-2</DBInstanceIdentifier><DBInstanceArn>an-arn</DBInstanceArn>\
            <DBInstanceStatus>rebooting</DBInstanceStatus><Endpoint><Address>shop-2.example</Address></Endpoint>\
            </DBInstance>\
            """);

        assertThat(databases.describe(Set.of(), Set.of("shop")))
                .isEqualTo(new Reply.Given<>(new Inventory(
                        List.of(),
                        List.of(new Cluster(
                                "shop",
                                "",
                                "failing-over",
                                Optional.empty(),
                                List.of(
                                        new Member(new Instance("shop-1", "", "", Optional.empty()), true),
                                        new Member(
                                                new Instance(
                                                        "shop-2", "an-arn", "rebooting", Optional.of("shop-2.example")),
                                                false)))))));
    }

    @Test
    void looksForTheNameThatTheApiDoesNotTakeAndKeepsTheOthers() {
        instances("<DBInstance><DBInstanceIdentifier>a</DBInstanceIdentifier></DBInstance>");
        gateway.disturb(DESCRIBE_INSTANCES::equals, NO_NAME, new Disturbance.None(), NO_NAME);

        assertThat(databases.describe(Set.of("a", "b"), Set.of()))
                .isEqualTo(new Reply.Given<>(
                        new Inventory(List.of(new Instance("a", "", "", Optional.empty())), List.of())));
        assertThat(gateway.calls())
                .extracting(Call::body)
                .satisfiesExactly(
                        body -> assertThat(body).contains("Value.1=a").contains("Value.2=b"),
                        body -> assertThat(body).contains("Value.1=a").doesNotContain("Value.2"),
                        body -> assertThat(body).contains("Value.1=b").doesNotContain("Value.2"));
    }

    @Test
    void takesAnUnknownClusterForMissing() {
        gateway.disturb(DESCRIBE_CLUSTERS::equals, new Fail(404, "DBClusterNotFoundFault", "no such cluster"));

        assertThat(databases.describe(Set.of(), Set.of("absent"))).isEqualTo(new Reply.Given<>(Inventory.NONE));
    }

    @Test
    void givesNoHalfOfAnInventory() {
        instances("");
        gateway.disturb(DESCRIBE_CLUSTERS::equals, new Fail(403, "AccessDenied", "no such right"));

        assertThat(databases.describe(Set.of("orders"), Set.of("shop")))
                .isEqualTo(new Reply.Refused<>(
                        new Refusal(Verdict.FAILED, "DescribeDBClusters was refused: AccessDenied, no such right")));
    }

    @Test
    void doesNotTurnPagesForever() {
        instances(" ", "<Marker>once more</Marker>");

        assertThat(databases.describe(Set.of("orders"), Set.of()))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).contains("more than 200 pages"));
        assertThat(gateway.calls()).hasSize(200);
    }

    @Test
    void endsAtItsDeadlineWhenEachPageIsSlow() {
        instances(" ", "<Marker>once more</Marker>");
        gateway.disturbAlways(_ -> true, new Delay(Duration.ofMillis(300)));

        assertThat(new RdsDatabases(clients, Duration.ofSeconds(1)).describe(Set.of("orders"), Set.of()))
                .isEqualTo(new Reply.Refused<>(
                        new Refusal(Verdict.RETRY, "the RDS API did not describe all databases within 1 seconds")));
        assertThat(gateway.calls()).hasSizeLessThan(5);
    }

    @Test
    void endsWhenThePassIsEnded() throws Exception {
        gateway.disturbAlways(_ -> true, new Hang());
        var reply = new CompletableFuture<Reply<Inventory>>();
        Thread pass = Thread.ofVirtual().start(() -> {
            reply.complete(databases.describe(Set.of("orders"), Set.of()));
        });
        gateway.awaitCalls(_ -> true, 1, Duration.ofSeconds(30));

        pass.interrupt();

        assertThat(reply.get(2, TimeUnit.SECONDS))
                .isEqualTo(new Reply.Refused<>(new Refusal(
                        Verdict.RETRY, "the RDS API did not describe all databases before the pass was ended")));
    }

    private void instances(String... described) {
        rds.disturbAlways(DESCRIBE_INSTANCES::equals, document(DESCRIBE_INSTANCES, "DBInstances", described));
    }

    private void clusters(String... described) {
        rds.disturbAlways(DESCRIBE_CLUSTERS::equals, document(DESCRIBE_CLUSTERS, "DBClusters", described));
    }

    /** The first part goes into the list, the others behind it. */
    private static Disturbance document(String action, String list, String... parts) {
        String others = String.join("", List.of(parts).subList(1, parts.length));
        return ElbWire.document(action, "<%1$s>%2$s</%1$s>%3$s".formatted(list, parts[0], others));
    }
}
