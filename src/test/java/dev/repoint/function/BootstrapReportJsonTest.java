package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Action;
import dev.repoint.bootstrap.BootstrapReport.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The report's JSON is a contract: these members, in this order, and these words. */
final class BootstrapReportJsonTest {

    @Test
    void hasExactlyTheMembersOfTheContract() {
        assertThat(JsonText.write(BootstrapReportJson.of(BootstrapReports.of(Action.APPLY, Outcome.BLOCKED))))
                .isEqualTo("""
                    {"action":"apply","source":"instance:orders","outcome":"blocked",\
                    "steps":[{"step":"parameters","state":"blocked","detail":"why parameters"}],\
                    "findings":[{"id":"managed-by-tool","severity":"blocking","detail":"Terraform manages the database",\
                    "mend":"resource \\"aws_db_parameter_group\\" {\\n  family = \\"postgres16\\"\\n}"},\
                    {"id":"reboot-pending","severity":"warning","detail":"without a reboot there is no logical WAL",\
                    "mend":"reboot"}]}\
                    """);
    }

    @ParameterizedTest
    @CsvSource({
        "CHECK, READY, check, ready",
        "PLAN, CHANGES_NEEDED, plan, changes-needed",
        "APPLY, IN_PROGRESS, apply, in-progress",
        "REVOKE, BLOCKED, revoke, blocked"
    })
    void spellsActionAndOutcome(Action action, Outcome outcome, String actionWord, String outcomeWord) {
        assertThat(JsonText.write(BootstrapReportJson.of(BootstrapReports.of(action, outcome, List.of()))))
                .isEqualTo("""
                    {"action":"%s","source":"instance:orders","outcome":"%s","steps":[],"findings":[]}\
                    """.formatted(actionWord, outcomeWord));
    }
}
