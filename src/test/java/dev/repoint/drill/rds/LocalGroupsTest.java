package dev.repoint.drill.rds;

import static dev.repoint.drill.rds.AccountRds.outcome;
import static dev.repoint.drill.rds.AccountRds.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.rds.model.Parameter;

/**
 * The local RDS's parameter groups, where they have to do what AWS's documents say and moto's don't.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBParameterGroup.html">
 *     ModifyDBParameterGroup</a>
 */
@Timeout(60)
class LocalGroupsTest {
    private final LocalRds local = LocalRds.start();
    private final AccountRds rds = AccountRds.at(local.endpoint());
    private final LocalInstance orders = local.instance("orders");
    private final LocalGroup group = local.group("orders-pg", "postgres16");

    @AfterEach
    void stop() {
        rds.close();
        local.close();
    }

    @ParameterizedTest
    @CsvSource({
        "rds.logical_replication, 1,   immediate,      InvalidParameterCombination",
        "rds.logical_replication, on,  pending-reboot, InvalidParameterValue",
        "max_replication_slots,   4,   pending-reboot, InvalidParameterValue",
        "max_replication_slots,   5,   pending-reboot, ok",
        "max_slot_wal_keep_size,  -1,  immediate,      ok",
        "max_slot_wal_keep_size,  -2,  immediate,      InvalidParameterValue",
        "wal_sender_timeout,      0,   pending-reboot, ok",
        "wal_sender_timeout,      0,   never,          InvalidParameterValue",
        "log_statement,           ddl, immediate,      ok",
        "listen_addresses,        *,   pending-reboot, InvalidParameterValue",
        "no_such_parameter,       1,   immediate,      InvalidParameterValue",
    })
    void takeWhatTheEngineAllows(String name, String value, String method, String answer) {
        assertThat(outcome(() -> rds.set(parameter(name, value, method)))).isEqualTo(answer);
        assertThat(group.setByUser()).isEqualTo(answer.equals("ok") ? Map.of(name, value) : Map.of());
    }

    @Test
    void takeAllOfACallOrNothing() {
        assertThat(outcome(() -> rds.set(
                        parameter("log_statement", "ddl", "immediate"),
                        parameter("rds.logical_replication", "1", "immediate"))))
                .isEqualTo("InvalidParameterCombination");
        assertThat(group.setByUser()).isEmpty();
    }

    @Test
    void takeTwentyParametersAtMost() {
        List<Parameter> parameters = EngineParameters.all().values().stream()
                .filter(each -> each.isModifiable() && each.allowed().isEmpty() && !each.isStatic())
                .limit(21)
                .map(each -> parameter(each.name(), "1", "immediate"))
                .toList();

        assertThat(outcome(() -> rds.set("orders-pg", parameters))).isEqualTo("InvalidParameterValue");
        rds.set("orders-pg", parameters.subList(0, 20));
        assertThat(group.setByUser()).hasSize(20);
    }

    @Test
    void stayAsTheyAreIfTheyAreDefaultOnes() {
        List<Parameter> parameters = List.of(parameter("log_statement", "ddl", "immediate"));

        assertThat(outcome(() -> rds.set("default.postgres16", parameters))).isEqualTo("InvalidParameterValue");
        assertThat(outcome(() -> rds.copyGroup("default.postgres16"))).isEqualTo("InvalidParameterValue");
        assertThat(outcome(() -> rds.createGroup("default.postgres15", "postgres15")))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void areThereForEachFamilyByDefault() {
        assertThat(rds.client()
                        .describeDBParameterGroups(request -> request.dbParameterGroupName("default.postgres15"))
                        .dbParameterGroups())
                .singleElement()
                .satisfies(found -> assertThat(found.dbParameterGroupFamily()).isEqualTo("postgres15"));
        assertThat(outcome(() ->
                        rds.client().describeDBParameterGroups(request -> request.dbParameterGroupName("absent"))))
                .isEqualTo("DBParameterGroupNotFound");
    }

    @ParameterizedTest
    @CsvSource({"a, ok", "a--b, InvalidParameterValue", "1a, InvalidParameterValue", "a-, InvalidParameterValue"})
    void haveProperNames(String name, String answer) {
        assertThat(outcome(() -> rds.createGroup(name, "postgres16"))).isEqualTo(answer);
    }

    @Test
    void haveAQuota() {
        IntStream.rangeClosed(2, 50).forEach(number -> rds.createGroup("group-" + number, "postgres16"));

        assertThat(outcome(() -> rds.createGroup("one-more", "postgres16"))).isEqualTo("DBParameterGroupQuotaExceeded");
    }

    @Test
    void haveToBeOfTheEnginesFamily() {
        local.group("old", "postgres15");
        assertThat(outcome(() -> rds.attach("old"))).isEqualTo("InvalidParameterCombination");

        orders.version("15.13");
        assertThat(rds.orders().dbParameterGroups().getFirst().dbParameterGroupName())
                .isEqualTo("default.postgres15");
        assertThat(outcome(() -> rds.attach("old"))).isEqualTo("ok");
    }
}
