package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.rds.LocalRds;
import dev.repoint.remediation.Inventory;
import dev.repoint.remediation.Reply;
import dev.repoint.remediation.Source;
import dev.repoint.remediation.SubnetGroup;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The adapter against moto and against the local RDS, which so have to agree. */
@Timeout(400)
@ParameterizedClass
@EnumSource
final class RdsSubnetGroupsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final RdsAccount account;
    private final SdkEnvironment environment;
    private final AwsClients clients = new AwsClients();
    private final RdsSubnetGroups groups = new RdsSubnetGroups(clients);

    RdsSubnetGroupsIT(RdsAccount.Cloud cloud) {
        this.account = cloud.open();
        this.environment = SdkEnvironment.with(account.endpoint());
    }

    @AfterEach
    void stop() {
        environment.close();
        account.close();
    }

    @Test
    void areThoseOfAnInstance() {
        account.createInstance("orders");
        account.createInstance("pets");

        assertThat(of(new Source.Instance("Orders"))).isEqualTo(databases());
        assertThat(of(new Source.HostName(instance("orders").hostName().orElseThrow())))
                .isEqualTo(databases());
    }

    @Test
    void areThoseOfAClustersInstances() {
        account.createCluster("shop", "shop-1", "shop-2");

        assertThat(of(new Source.Writer("shop"))).isEqualTo(databases());
        assertThat(of(new Source.Readers("shop", Source.WhenNone.KEEP))).isEqualTo(databases());
        assertThat(of(new Source.HostName(cluster("shop").hostName().orElseThrow())))
                .isEqualTo(databases());
    }

    @Test
    void areNotThoseOfANamesakeInAnotherAccountOrRegion() {
        account.createInstance("orders");
        account.createCluster("shop", "shop-1");

        assertThat(of(new Source.HostName("orders.elsewhere.us-east-1.rds.amazonaws.com")))
                .isEqualTo("the RDS API names no instance of orders.elsewhere.us-east-1.rds.amazonaws.com"
                        + " in this account and region");
        assertThat(of(new Source.HostName("shop.cluster-elsewhere.us-east-1.rds.amazonaws.com")))
                .isEqualTo("the RDS API names no instance of shop.cluster-elsewhere.us-east-1.rds.amazonaws.com"
                        + " in this account and region");
    }

    @Test
    void areUnknownOfWhatIsNotThereOrHasNoInstance() {
        account.createCluster("empty");

        assertThat(of(new Source.Instance("absent")))
                .isEqualTo("the RDS API names no instance of instance:absent in this account and region");
        assertThat(of(new Source.Writer("empty")))
                .isEqualTo("the RDS API names no instance of cluster:empty in this account and region");
    }

    private static SubnetGroup databases() {
        return new SubnetGroup(LocalRds.SUBNET_GROUP, LocalRds.ZONES);
    }

    private Inventory.Instance instance(String identifier) {
        return inventory(Set.of(identifier), Set.of()).instance(identifier).orElseThrow();
    }

    private Inventory.Cluster cluster(String identifier) {
        return inventory(Set.of(), Set.of(identifier)).cluster(identifier).orElseThrow();
    }

    private Inventory inventory(Set<String> instances, Set<String> clusters) {
        return switch (new RdsDatabases(clients).describe(instances, clusters)) {
            case Reply.Given<Inventory>(Inventory inventory) -> inventory;
            case Reply.Refused<Inventory>(var refusal) -> throw new AssertionError(refusal.reason());
        };
    }

    /** The group, or why there is none. */
    private Object of(Source source) {
        return switch (groups.of(source, LIMIT)) {
            case Reply.Given<SubnetGroup>(SubnetGroup group) -> group;
            case Reply.Refused<SubnetGroup>(var refusal) -> refusal.reason();
        };
    }
}
