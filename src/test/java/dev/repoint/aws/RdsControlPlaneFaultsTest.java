package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.repoint.bootstrap.Attempt;
import dev.repoint.bootstrap.Database.ApplyStatus;
import dev.repoint.bootstrap.DatabaseId;
import dev.repoint.bootstrap.Setting;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.Disturbance;
import dev.repoint.drill.Disturbance.Fail;
import dev.repoint.drill.Disturbance.FailAfterEffect;
import dev.repoint.drill.Disturbance.Hang;
import dev.repoint.drill.Disturbance.Reset;
import dev.repoint.drill.rds.LocalRds;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the RDS API says or doesn't: a change is an attempt, a description that can't be had an exception that says why. */
@Timeout(60)
final class RdsControlPlaneFaultsTest {
    private static final DatabaseId ORDERS = new DatabaseId.Instance("orders");
    private static final DatabaseId SHOP = new DatabaseId.Cluster("shop");

    private final LocalRds local = LocalRds.start();
    private final AwsGateway gateway = AwsGateway.before(local.endpoint());
    private final SdkEnvironment environment = SdkEnvironment.with(gateway.endpoint());
    private final AwsClients clients = new AwsClients();
    private final RdsControlPlane rds = new RdsControlPlane(clients);

    /** A change that a port makes, by its last call's name. */
    enum Changing {
        CREATE("CreateDBParameterGroup"),
        COPY("CopyDBParameterGroup"),
        SET("ModifyDBParameterGroup"),
        ATTACH("ModifyDBInstance"),
        REBOOT("RebootDBInstance"),
        CREATE_FOR_CLUSTERS("CreateDBClusterParameterGroup"),
        COPY_FOR_CLUSTERS("CopyDBClusterParameterGroup"),
        SET_FOR_CLUSTERS("ModifyDBClusterParameterGroup"),
        ATTACH_TO_CLUSTER("ModifyDBCluster"),
        REBOOT_CLUSTER("RebootDBCluster");

        private final String operation;

        Changing(String operation) {
            this.operation = operation;
        }

        Attempt by(RdsControlPlane rds) {
            List<Setting> settings = List.of(new Setting("log_statement", "ddl", false));
            return switch (this) {
                case CREATE -> rds.create(ORDERS, "new", "postgres16", "Repoint");
                case COPY -> rds.copy(ORDERS, "first", "new", "Repoint");
                case SET -> rds.set(ORDERS, "first", settings);
                case ATTACH -> rds.attach(ORDERS, "first");
                case REBOOT -> rds.reboot(ORDERS, false);
                case CREATE_FOR_CLUSTERS -> rds.create(SHOP, "new", "postgres16", "Repoint");
                case COPY_FOR_CLUSTERS -> rds.copy(SHOP, "first", "new", "Repoint");
                case SET_FOR_CLUSTERS -> rds.set(SHOP, "first", settings);
                case ATTACH_TO_CLUSTER -> rds.attach(SHOP, "first");
                case REBOOT_CLUSTER -> rds.reboot(SHOP, false);
            };
        }
    }

    RdsControlPlaneFaultsTest() {
        local.instance("orders");
        local.multiAz("shop", "shop-1", "shop-2", "shop-3");
        local.group("first", "postgres16");
        local.clusterGroup("first", "postgres16");
    }

    @AfterEach
    void stop() {
        environment.close();
        gateway.close();
        local.close();
    }

    @ParameterizedTest
    @EnumSource
    void makesEachChange(Changing change) {
        assertThat(change.by(rds)).isEqualTo(new Attempt.Done());
        assertThat(gateway.calls().getLast().action()).isEqualTo(change.operation);
    }

    @Test
    void namesADatabaseAsRdsKeepsIt() {
        rds.attach(new DatabaseId.Instance("arn:aws:rds:eu-west-1:123456789012:db:Orders"), "first");

        assertThat(gateway.calls().getLast().body()).contains("DBInstanceIdentifier=orders&");
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedForGood(Changing change) {
        gateway.disturbAlways(change.operation::equals, new Fail(403, "AccessDenied", "no right"));

        assertThat(change.by(rds))
                .isEqualTo(new Attempt.Refused(change.operation + " was refused: AccessDenied, no right"));
    }

    @ParameterizedTest
    @EnumSource
    void goesOnLaterWhenAwsIsBusy(Changing change) {
        gateway.disturbAlways(change.operation::equals, new Fail(400, "Throttling", "slowly"));

        assertThat(change.by(rds)).isEqualTo(new Attempt.NotNow(change.operation + " was refused: Throttling, slowly"));
        assertThat(gateway.calls(change.operation)).hasSize(3);
    }

    static Stream<Disturbance> breakdowns() {
        return Stream.of(
                new Reset(), new Fail(500, "InternalFailure", "sorry"), new FailAfterEffect(503, "Unavailable"));
    }

    @ParameterizedTest
    @MethodSource("breakdowns")
    void doesNotKnowWhatBecameOfAChangeWithoutAnswer(Disturbance breakdown) {
        gateway.disturbAlways("CreateDBParameterGroup"::equals, breakdown);

        assertThat(Changing.CREATE.by(rds))
                .isInstanceOfSatisfying(
                        Attempt.NotNow.class,
                        attempt -> assertThat(attempt.why()).startsWith("CreateDBParameterGroup"));
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidDBInstanceState, true",
        "InvalidDBClusterStateFault, true",
        "InvalidDBParameterGroupState, true",
        "DBParameterGroupAlreadyExists, true",
        "DBParameterGroupQuotaExceeded, false",
        "InvalidParameterValue, false",
        "InvalidParameterCombination, false",
        "DBInstanceNotFound, false",
    })
    void tellsNotNowFromNever(String code, boolean isLater) {
        gateway.disturbAlways("ModifyDBInstance"::equals, new Fail(400, code, "said"));
        String why = "ModifyDBInstance was refused: " + code + ", said";

        assertThat(Changing.ATTACH.by(rds)).isEqualTo(isLater ? new Attempt.NotNow(why) : new Attempt.Refused(why));
    }

    @ParameterizedTest
    @CsvSource({
        "DescribeDBInstances, instance",
        "DescribeDBInstances, cluster",
        "DescribeDBClusters, cluster",
        "DescribeDBParameterGroups, group",
        "DescribeDBParameters, group",
        "DescribeDBInstances, group",
        "DescribeDBClusterParameterGroups, group of clusters",
        "DescribeDBClusterParameters, group of clusters",
        "DescribeDBClusters, group of clusters",
    })
    void saysWhatItCouldNotRead(String operation, String what) {
        gateway.disturbAlways(operation::equals, new Fail(403, "AccessDenied", "no right"));

        assertThatIllegalStateException()
                .isThrownBy(() -> {
                    switch (what) {
                        case "instance" -> rds.database(ORDERS);
                        case "cluster" -> rds.database(SHOP);
                        case "group" -> rds.parameterGroup(ORDERS, "first");
                        default -> rds.parameterGroup(SHOP, "first");
                    }
                })
                .withMessage(operation + " was refused: AccessDenied, no right");
    }

    @Test
    void endsAtItsDeadlineWhenTheEndpointHangs() {
        gateway.disturbAlways(_ -> true, new Hang());
        var impatient = new RdsControlPlane(clients, Duration.ofSeconds(1));

        assertThatIllegalStateException()
                .isThrownBy(() -> impatient.database(ORDERS))
                .withMessage("the RDS API did not give instance:orders within 1 seconds");
        assertThatIllegalStateException()
                .isThrownBy(() -> impatient.parameterGroup(ORDERS, "first"))
                .withMessage("the RDS API did not give parameter group first within 1 seconds");
    }

    @Test
    void takesAPartOfTheParametersForNothing() {
        gateway.disturb("DescribeDBParameters"::equals, new Disturbance.None());
        gateway.disturbAlways("DescribeDBParameters"::equals, new Fail(400, "InvalidParameterValue", "no such marker"));

        assertThatIllegalStateException().isThrownBy(() -> rds.parameterGroup(ORDERS, "first"));
    }

    @ParameterizedTest
    @CsvSource({
        "in-sync, IN_SYNC",
        "pending-reboot, PENDING_REBOOT",
        "applying, APPLYING",
        "pending-database-upgrade, APPLYING",
        "failed-to-apply, FAILED",
        "something-new, UNKNOWN",
    })
    void knowsEachApplyStatus(String word, ApplyStatus status) {
        instance("""
            <DBParameterGroups><DBParameterGroup><DBParameterGroupName>first</DBParameterGroupName>\
            <ParameterApplyStatus>%s</ParameterApplyStatus></DBParameterGroup></DBParameterGroups>\
            """.formatted(word));

        assertThat(rds.database(ORDERS).orElseThrow().applyStatus()).isEqualTo(status);
    }

    @Test
    void describesAnInstanceThatIsBeingMade() {
        instance("<Endpoint><Port>5432</Port></Endpoint><DBInstanceStatus>creating</DBInstanceStatus>");

        assertThat(rds.database(ORDERS)).hasValueSatisfying(database -> {
            assertThat(database.status()).isEqualTo("creating");
            assertThat(database.host()).isEmpty();
            assertThat(database.adminSecret()).isEmpty();
            assertThat(database.parameterGroup()).isEmpty();
            assertThat(database.applyStatus()).isEqualTo(ApplyStatus.UNKNOWN);
            assertThat(database.tags()).isEmpty();
        });
    }

    private void instance(String described) {
        gateway.disturbAlways(
                "DescribeDBInstances"::equals, ElbWire.document("DescribeDBInstances", """
                    <DBInstances><DBInstance><DBInstanceIdentifier>orders</DBInstanceIdentifier>%s</DBInstance>\
                    </DBInstances>\
                    """.formatted(described)));
    }
}
