package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Action;
import dev.repoint.bootstrap.BootstrapReport;
import dev.repoint.bootstrap.BootstrapReport.Line;
import dev.repoint.bootstrap.BootstrapReport.Outcome;
import dev.repoint.bootstrap.Finding;
import dev.repoint.bootstrap.Finding.Severity;
import dev.repoint.bootstrap.FindingId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The report as people read it. */
final class BootstrapReportTextTest {

    @Test
    void alignsItsColumns() {
        BootstrapReport report = BootstrapReports.of(
                Action.PLAN,
                Outcome.BLOCKED,
                List.of(BootstrapReports.line("parameter-group", "in-place"), BootstrapReports.line("user", "needed")),
                BootstrapReports.MANAGED,
                BootstrapReports.TOKENS);

        assertThat(String.join("\n", BootstrapReportText.lines(report))).isEqualTo("""
            plan instance:orders: blocked
              parameter-group  in-place  why parameter-group
              user             needed    why user
              blocking  managed-by-tool     Terraform manages the database
                                            mend: resource "aws_db_parameter_group" {
                                              family = "postgres16"
                                            }
              notice    iam-authentication  it is off\
            """);
    }

    @Test
    void staysInItsLineWhateverATableIsCalled() {
        Finding finding =
                new Finding(FindingId.DOTTED_NAMES, Severity.WARNING, "a\n{\"outcome\":\"ready\"}\u2028\u001b[2J", "");
        BootstrapReport report = BootstrapReports.of(
                Action.CHECK, Outcome.READY, List.of(new Line("user", "in-place", "b\r\nc\u0085")), finding);

        assertThat(BootstrapReportText.lines(report))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028]"));
    }

    @Test
    void namesWhatBlocks() {
        assertThat(BootstrapReportText.blocking(BootstrapReports.of(Action.APPLY, Outcome.BLOCKED)))
                .isEqualTo("managed-by-tool (Terraform manages the database); step parameters (why parameters)");
    }

    @Test
    void namesWhatIsYetToCome() {
        assertThat(BootstrapReportText.outstanding(BootstrapReports.of(Action.APPLY, Outcome.IN_PROGRESS)))
                .isEqualTo("step reboot (why reboot); step user (why user)");
    }
}
