package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.repoint.bootstrap.Attempt;
import dev.repoint.bootstrap.Database;
import dev.repoint.bootstrap.Database.ApplyStatus;
import dev.repoint.bootstrap.DatabaseId;
import dev.repoint.bootstrap.Host;
import dev.repoint.bootstrap.ParameterGroup;
import dev.repoint.bootstrap.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The adapter against moto and against the local RDS, which so have to agree. Where they don't, {@code MotoRdsDifferencesIT}
 * says what moto does, and {@code LocalRdsTest} and {@link RdsControlPlaneTest} what the local RDS does.
 */
@Timeout(400)
@ParameterizedClass
@EnumSource
final class RdsControlPlaneIT {
    private static final DatabaseId ORDERS = new DatabaseId.Instance("orders");
    private static final DatabaseId SHOP = new DatabaseId.Cluster("shop");
    private static final Setting LOGICAL = new Setting("rds.logical_replication", "1", true);
    private static final Setting TIMEOUT = new Setting("wal_sender_timeout", "0", false);

    private final RdsAccount account;
    private final SdkEnvironment environment;
    private final RdsControlPlane rds;

    RdsControlPlaneIT(RdsAccount.Cloud cloud) {
        this.account = cloud.open();
        this.environment = SdkEnvironment.with(account.endpoint());
        this.rds = new RdsControlPlane(new AwsClients());
    }

    @AfterEach
    void stop() {
        environment.close();
        account.close();
    }

    @Test
    void describesAnInstance() {
        account.createInstance("orders");

        Database found = database(ORDERS);

        assertThat(found.id()).isEqualTo(ORDERS);
        assertThat(found.arn()).startsWith("arn:aws:rds:eu-west-1:").endsWith(":db:orders");
        assertThat(found.resourceId()).startsWith("db-");
        assertThat(found.engine() + " " + found.version() + " " + found.status())
                .isEqualTo("postgres 16.9 available");
        assertThat(found.host())
                .hasValueSatisfying(host -> assertThat(host.name() + " " + host.port())
                        .startsWith("orders.")
                        .endsWith(".rds.amazonaws.com 5432"));
        assertThat(found.adminUser()).isEqualTo(RdsAccount.ADMIN);
        assertThat(found.adminSecret())
                .hasValueSatisfying(arn -> assertThat(arn).startsWith("arn:aws:secretsmanager:eu-west-1:"));
        assertThat(found.hasTokens()).isTrue();
        assertThat(found.parameterGroup()).isEqualTo("default.postgres16");
        assertThat(found.applyStatus()).isEqualTo(ApplyStatus.IN_SYNC);
        assertThat(found.hasStandby()).isFalse();
        assertThat(found.tags()).isEqualTo(Map.of("team", "shop"));
    }

    @Test
    void describesACluster() {
        account.createCluster("shop", "shop-1", "shop-2");

        Database found = database(SHOP);

        assertThat(found.id()).isEqualTo(SHOP);
        assertThat(found.arn()).startsWith("arn:aws:rds:eu-west-1:").endsWith(":cluster:shop");
        assertThat(found.resourceId()).startsWith("cluster-");
        assertThat(found.engine() + " " + found.version() + " " + found.status())
                .isEqualTo("aurora-postgresql 16.9 available");
        assertThat(found.host())
                .hasValueSatisfying(host -> assertThat(host.name()).startsWith("shop.cluster-"));
        assertThat(found.adminUser()).isEqualTo(RdsAccount.ADMIN);
        assertThat(found.adminSecret()).isPresent();
        assertThat(found.hasTokens()).isTrue();
        assertThat(found.parameterGroup()).startsWith("default.aurora");
        assertThat(found.applyStatus()).isEqualTo(ApplyStatus.IN_SYNC);
        assertThat(found.hasStandby()).isFalse();
        assertThat(found.tags()).isEqualTo(Map.of("team", "shop"));
    }

    @Test
    void takesNamesInAnyCaseAndArns() {
        account.createInstance("orders");
        account.createCluster("shop", "shop-1");

        assertThat(database(new DatabaseId.Instance("Orders")).id()).isEqualTo(ORDERS);
        assertThat(database(new DatabaseId.Instance(database(ORDERS).arn())).id())
                .isEqualTo(ORDERS);
        assertThat(database(new DatabaseId.Cluster("SHOP")).id()).isEqualTo(SHOP);
        assertThat(database(new DatabaseId.Cluster(database(SHOP).arn())).id()).isEqualTo(SHOP);
    }

    @Test
    void findsNothingWhereThereIsNone() {
        assertThat(rds.database(ORDERS)).isEmpty();
        assertThat(rds.database(SHOP)).isEmpty();
        assertThat(rds.parameterGroup(ORDERS, "absent")).isEmpty();
        assertThat(rds.parameterGroup(SHOP, "absent")).isEmpty();
    }

    @Test
    void asksForTheClusterOfAMember() {
        account.createCluster("shop", "shop-1");

        assertThatIllegalStateException()
                .isThrownBy(() -> rds.database(new DatabaseId.Instance("shop-1")))
                .withMessage("instance:shop-1 is a member of cluster:shop, which has to be named instead");
    }

    @Test
    void makesAnInstanceReady() {
        account.createInstance("orders");
        account.createInstance("pets");

        assertThat(rds.create(ORDERS, "orders-repoint", RdsAccount.FAMILY, "Repoint"))
                .isEqualTo(new Attempt.Done());
        makesReady(ORDERS, RdsAccount.FAMILY);

        assertThat(rds.attach(new DatabaseId.Instance("pets"), "orders-repoint"))
                .isEqualTo(new Attempt.Done());
        assertThat(group(ORDERS, "orders-repoint").users()).containsExactly("orders", "pets");
    }

    @Test
    void makesAClusterReady() {
        account.createCluster("shop", "shop-1", "shop-2");
        account.createCluster("other", "other-1");

        assertThat(rds.create(SHOP, "shop-repoint", RdsAccount.AURORA_FAMILY, "Repoint"))
                .isEqualTo(new Attempt.Done());
        makesReady(SHOP, RdsAccount.AURORA_FAMILY);

        assertThat(rds.attach(new DatabaseId.Cluster("other"), "shop-repoint")).isEqualTo(new Attempt.Done());
        assertThat(group(SHOP, "shop-repoint").users()).containsExactly("other", "shop");
    }

    private void makesReady(DatabaseId id, String family) {
        String name = id.id() + "-repoint";
        assertThat(group(id, name).family()).isEqualTo(family);
        assertThat(group(id, name).users()).isEmpty();

        assertThat(rds.set(id, name, List.of(LOGICAL, TIMEOUT))).isEqualTo(new Attempt.Done());
        assertThat(value(id, name, "rds.logical_replication")).isEqualTo("1");
        assertThat(value(id, name, "wal_sender_timeout")).isEqualTo("0");

        assertThat(rds.attach(id, name)).isEqualTo(new Attempt.Done());
        assertThat(database(id).parameterGroup()).isEqualTo(name);
        assertThat(group(id, name).users()).containsExactly(id.id());
        awaitAvailable(id);
        assertThat(rds.reboot(id, false)).isEqualTo(new Attempt.Done());
    }

    /** The local RDS goes on with each call. */
    private void awaitAvailable(DatabaseId id) {
        for (int looks = 0; looks < 20 && !database(id).status().equals("available"); looks++) {
            assertThat(database(id).status()).isEqualTo("modifying");
        }
    }

    @Test
    void copiesWhatWasSet() {
        for (DatabaseId id : List.of(ORDERS, SHOP)) {
            String family = id.equals(ORDERS) ? RdsAccount.FAMILY : RdsAccount.AURORA_FAMILY;
            rds.create(id, "first", family, "of the test");
            rds.set(id, "first", List.of(LOGICAL, new Setting("log_statement", "ddl", false)));

            assertThat(rds.copy(id, "first", "second", "Repoint")).isEqualTo(new Attempt.Done());

            assertThat(group(id, "second").family()).isEqualTo(family);
            assertThat(value(id, "second", "log_statement")).isEqualTo("ddl");
            assertThat(value(id, "second", "rds.logical_replication")).isEqualTo("1");
            assertThat(rds.copy(id, "first", "second", "Repoint"))
                    .isInstanceOfSatisfying(
                            Attempt.NotNow.class,
                            attempt -> assertThat(attempt.why()).contains("DBParameterGroupAlreadyExists"));
            assertThat(rds.copy(id, "absent", "third", "Repoint"))
                    .isInstanceOfSatisfying(
                            Attempt.Refused.class,
                            attempt -> assertThat(attempt.why()).contains("DBParameterGroupNotFound"));
        }
    }

    @Test
    void makesAGroupOnce() {
        for (DatabaseId id : List.of(ORDERS, SHOP)) {
            assertThat(rds.create(id, "first", RdsAccount.FAMILY, "Repoint")).isEqualTo(new Attempt.Done());

            assertThat(rds.create(id, "first", RdsAccount.FAMILY, "Repoint"))
                    .isInstanceOfSatisfying(
                            Attempt.NotNow.class,
                            attempt -> assertThat(attempt.why())
                                    .startsWith("CreateDB")
                                    .contains("was refused: DBParameterGroupAlreadyExists"));
        }
    }

    @Test
    void makesTokensWithoutACall() {
        var clients = new AwsClients();
        String token = new RdsControlPlane(clients)
                .token(new Host("orders.example", 5433), "admin")
                .value();

        assertThat(token)
                .startsWith("orders.example:5433/?")
                .contains("DBUser=admin", "Action=connect", "X-Amz-Expires=900", "eu-west-1%2Frds-db%2Faws4_request");
        assertThat(clients.requests()).isZero();
    }

    private Database database(DatabaseId id) {
        return rds.database(id).orElseThrow();
    }

    private ParameterGroup group(DatabaseId id, String name) {
        return rds.parameterGroup(id, name).orElseThrow();
    }

    private String value(DatabaseId id, String group, String parameter) {
        return group(id, group).parameters().values().stream()
                .filter(each -> each.name().equals(parameter))
                .flatMap(each -> each.value().stream())
                .findFirst()
                .orElse("no value");
    }
}
