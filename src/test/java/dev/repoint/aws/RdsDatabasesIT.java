package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.remediation.Inventory;
import dev.repoint.remediation.Inventory.Cluster;
import dev.repoint.remediation.Inventory.Instance;
import dev.repoint.remediation.Inventory.Member;
import dev.repoint.remediation.Reply;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The adapter against an RDS that somebody else wrote. */
@Timeout(400)
final class RdsDatabasesIT {
    private static final String DESCRIBE_INSTANCES = "DescribeDBInstances";
    private static final String DESCRIBE_CLUSTERS = "DescribeDBClusters";

    @RegisterExtension
    final MotoCloud cloud = new MotoCloud();

    private final Owner owner = Owner.of(cloud.endpoint());
    private final AwsGateway gateway = cloud.gateway();
    private final AwsClients clients = cloud.clients();
    private final RdsDatabases databases = new RdsDatabases(clients);

    @AfterEach
    void stop() {
        owner.close();
    }

    @Test
    void describesInstancesByIdentifierAndByArnInOneCall() {
        owner.createInstance("orders");
        String pets = owner.createInstance("pets");
        owner.createInstance("somebody-elses");

        Inventory found = describe(Set.of("Orders", pets), Set.of());

        assertThat(found.instances()).extracting(Instance::identifier).containsExactly("orders", "pets");
        assertThat(found.instance("pets")).hasValueSatisfying(instance -> {
            assertThat(instance.arn()).isEqualTo(pets);
            assertThat(instance.status()).isEqualTo("available");
            assertThat(instance.hostName())
                    .hasValueSatisfying(
                            host -> assertThat(host).startsWith("pets.").endsWith(".eu-west-1.rds.amazonaws.com"));
        });
        assertThat(found.instance(pets)).isEqualTo(found.instance("PETS"));
        assertThat(gateway.calls()).extracting(Call::action).containsExactly(DESCRIBE_INSTANCES);
        assertThat(clients.requests()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatIsNotThere() {
        owner.createInstance("orders");

        Inventory found = describe(Set.of("orders", "absent"), Set.of("absent"));

        assertThat(found.instances()).hasSize(1);
        assertThat(found.instance("absent")).isEmpty();
        assertThat(found.cluster("absent")).isEmpty();
    }

    @Test
    void asksForOneHundredAtATime() {
        Set<String> names = new HashSet<>(Owner.names("orders", 230));
        names.forEach(owner::createInstance);

        Inventory found = describe(names, Set.of());

        assertThat(found.instances())
                .hasSize(230)
                .extracting(Instance::identifier)
                .containsAll(names);
        assertThat(gateway.calls(DESCRIBE_INSTANCES)).hasSize(3);
    }

    @Test
    void describesAClusterWithItsMembers() {
        String arn = owner.createCluster("shop", 3);
        owner.createInstance("shop-4");
        owner.rds.deleteDBInstance(request -> request.dbInstanceIdentifier("shop-2"));

        Inventory found = describe(Set.of(), Set.of(arn));

        assertThat(found.instances()).isEmpty();
        assertThat(found.cluster("shop")).isEqualTo(found.cluster(arn)).hasValueSatisfying(cluster -> {
            assertThat(cluster.status()).isEqualTo("available");
            assertThat(cluster.hostName())
                    .hasValueSatisfying(host -> assertThat(host).startsWith("shop.cluster-"));
            assertThat(cluster.members())
                    .allSatisfy(
                            member -> assertThat(member.instance().hostName()).isPresent())
                    .extracting(member -> member.instance().identifier() + " " + member.isWriter())
                    .containsExactly("shop-1 true", "shop-3 false");
        });
        assertThat(gateway.calls()).extracting(Call::action).containsExactly(DESCRIBE_CLUSTERS, DESCRIBE_INSTANCES);
    }

    @Test
    void seesAnotherWriterAfterAFailover() {
        owner.createCluster("shop", 2);
        owner.rds.failoverDBCluster(
                request -> request.dbClusterIdentifier("shop").targetDBInstanceIdentifier("shop-2"));

        assertThat(describe(Set.of(), Set.of("shop"))
                        .cluster("shop")
                        .orElseThrow()
                        .members())
                .filteredOn(Member::isWriter)
                .extracting(member -> member.instance().identifier())
                .containsExactly("shop-2");
    }

    @Test
    void turnsThePagesOfManyMembers() {
        Set<String> clusters = new HashSet<>(Owner.names("shop", 8));
        clusters.forEach(name -> owner.createCluster(name, 15));

        Inventory found = describe(Set.of(), clusters);

        assertThat(found.clusters())
                .hasSize(8)
                .flatExtracting(Cluster::members)
                .hasSize(120)
                .allSatisfy(member -> assertThat(member.instance().hostName()).isPresent());
        assertThat(gateway.calls(DESCRIBE_INSTANCES)).hasSize(2);
    }

    @Test
    void asksNothingWhenNothingIsWanted() {
        assertThat(describe(Set.of(), Set.of())).isEqualTo(Inventory.NONE);
        assertThat(clients.requests()).isZero();
    }

    private Inventory describe(Set<String> instances, Set<String> clusters) {
        return switch (databases.describe(instances, clusters)) {
            case Reply.Given<Inventory>(Inventory inventory) -> inventory;
            case Reply.Refused<Inventory>(var refusal) -> throw new AssertionError(refusal.reason());
        };
    }
}
