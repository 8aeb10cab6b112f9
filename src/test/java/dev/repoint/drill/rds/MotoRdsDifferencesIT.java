package dev.repoint.drill.rds;

import static dev.repoint.drill.rds.AccountRds.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.repoint.drill.MotoServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.RdsException;

/**
 * Where moto's RDS is known to differ from AWS, as far as a source is made ready: the one list of it. Each test states what
 * moto 5.2.1 does, its comment what AWS does, and {@link LocalRdsTest} and {@link LocalGroupsTest} that the local RDS does so. A test that fails here is
 * good news.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/parameter-groups-overview.html">Parameter groups</a>
 */
@Timeout(400)
class MotoRdsDifferencesIT {
    private final AccountRds rds = AccountRds.at(MotoServer.shared().endpoint());

    @BeforeEach
    void fill() {
        MotoServer.shared().reset();
        rds.client()
                .createDBInstance(instance -> instance.dbInstanceIdentifier("orders")
                        .dbInstanceClass("db.t4g.micro")
                        .engine("postgres")
                        .engineVersion("16.9")
                        .allocatedStorage(20)
                        .masterUsername("owner")
                        .masterUserPassword("of-the-test"));
        rds.createGroup("orders-pg", "postgres16");
    }

    @AfterEach
    void stop() {
        rds.close();
    }

    /** AWS: some hundred, with the engine's defaults. */
    @Test
    void listsOnlyParametersThatWereSet() {
        rds.set(immediate("wal_sender_timeout", "0"));

        assertThat(rds.client()
                        .describeDBParameters(request -> request.dbParameterGroupName("orders-pg"))
                        .parameters())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.parameterName()).isEqualTo("wal_sender_timeout");
                    assertThat(found.applyType()).isNull();
                    assertThat(found.source()).isNull();
                    assertThat(found.isModifiable()).isNull();
                });
    }

    /** AWS: InvalidParameterCombination. */
    @Test
    void setsAStaticParameterAtOnce() {
        assertThatCode(() -> rds.set(immediate("rds.logical_replication", "1"))).doesNotThrowAnyException();
    }

    /** AWS: InvalidParameterValue. */
    @Test
    void setsAnyParameterToAnything() {
        assertThatCode(() -> rds.set(immediate("no_such_parameter", "?"))).doesNotThrowAnyException();
    }

    /** AWS: at most 20. */
    @Test
    void setsAnyNumberAtOnce() {
        assertThatCode(() -> rds.set(
                        "orders-pg",
                        IntStream.range(0, 21)
                                .mapToObj(number -> immediate("p" + number, "1"))
                                .toList()))
                .doesNotThrowAnyException();
    }

    /** AWS: neither can be changed nor copied. */
    @Test
    void changesAndCopiesADefaultGroup() {
        rds.client().describeDBInstances();

        assertThatCode(() -> rds.set("default.postgres16", List.of(immediate("wal_sender_timeout", "0"))))
                .doesNotThrowAnyException();
        assertThatCode(() -> rds.copyGroup("default.postgres16")).doesNotThrowAnyException();
    }

    /** AWS: each family has one. */
    @Test
    void hasADefaultGroupOnlyWhereAnInstanceUsesIt() {
        assertThat(rds.client()
                        .describeDBParameterGroups(request -> request.dbParameterGroupName("default.postgres15"))
                        .dbParameterGroups())
                .isEmpty();
    }

    /** AWS: DBParameterGroupNotFound. */
    @Test
    void listsNothingForAnAbsentGroup() {
        assertThat(rds.client()
                        .describeDBParameterGroups(request -> request.dbParameterGroupName("absent"))
                        .dbParameterGroups())
                .isEmpty();
    }

    /** AWS: InvalidParameterCombination. */
    @Test
    void attachesAGroupOfAnotherFamily() {
        rds.createGroup("old", "postgres12");

        assertThatCode(() -> rds.attach("old")).doesNotThrowAnyException();
    }

    /** AWS: {@code modifying} and {@code applying}, then {@code pending-reboot}. */
    @Test
    void isInSyncWithAnotherGroupAtOnce() {
        rds.attach("orders-pg");

        assertThat(rds.state()).isEqualTo("available in-sync");
    }

    /** AWS: {@code rebooting} first, and only with a standby. */
    @Test
    void rebootsInNoTimeAndFailsOverWithoutAStandby() {
        rds.reboot(true);

        assertThat(rds.state()).isEqualTo("available in-sync");
    }

    /** AWS: reboots a Multi-AZ DB cluster. */
    @Test
    void cannotRebootAMultiAzCluster() {
        assertThatExceptionOfType(RdsException.class)
                .isThrownBy(() -> rds.client().rebootDBCluster(request -> request.dbClusterIdentifier("cars")));
    }

    /** Which says so to any parameter. */
    private static Parameter immediate(String name, String value) {
        return parameter(name, value, "immediate");
    }
}
