package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.repoint.bootstrap.Action;
import dev.repoint.bootstrap.BootstrapReport.Outcome;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What wakes the BootstrapFunction, and what it says then. */
final class BootstrapFunctionTest {
    private static final String DEFAULTS = """
        {"action": "apply", "source": "instance:orders", "passwordSecret": "repoint/orders"}
        """;

    private final BootstrapInvocation bootstrap = new BootstrapInvocation();

    @ParameterizedTest
    @CsvSource({"check, CHECK, READY", "plan, PLAN, CHANGES_NEEDED", "apply, APPLY, IN_PROGRESS"})
    void doesWhatItIsAskedByHand(String word, Action action, Outcome outcome) throws IOException {
        bootstrap.outcome = outcome;

        String result = bootstrap.invoke("""
            {"action": "%s", "source": "instance:orders", "passwordSecret": "repoint/orders"}
            """.formatted(word));

        assertThat(bootstrap.runs).singleElement().satisfies(run -> {
            assertThat(run.action()).isEqualTo(action);
            assertThat(run.goal()).isEqualTo(Goals.with(""));
        });
        assertThat(result).isEqualTo(JsonText.write(BootstrapReportJson.of(BootstrapReports.of(action, outcome))));
    }

    @Test
    void logsTheResultInOneLineAndThenForPeople() throws IOException {
        bootstrap.outcome = Outcome.CHANGES_NEEDED;

        String result = bootstrap.invoke(JsonText.write(Goals.LEAST));

        assertThat(bootstrap.log().getFirst()).isEqualTo(result);
        assertThat(bootstrap.log().subList(1, bootstrap.log().size()))
                .isEqualTo(BootstrapReportText.lines(BootstrapReports.of(Action.CHECK, Outcome.CHANGES_NEEDED)));
    }

    @Test
    void keepsTimeForALookThatBeganJustBeforeTheEnd() throws IOException {
        bootstrap.invoke(JsonText.write(Goals.LEAST));

        assertThat(bootstrap.runs.getFirst().deadline())
                .isEqualTo(BootstrapInvocation.NOW
                        .plus(BootstrapInvocation.REMAINING)
                        .minus(Duration.ofMinutes(1)));
    }

    @Test
    void takesFromItsVariableWhatARequestLeavesOut() throws IOException {
        bootstrap.variables.put("REPOINT_BOOTSTRAP", DEFAULTS);

        bootstrap.invoke("{\"action\": \"plan\", \"user\": \"pipe\"}");
        bootstrap.invoke("{}");

        assertThat(bootstrap.runs)
                .extracting(BootstrapInvocation.Run::action)
                .containsExactly(Action.PLAN, Action.APPLY);
        assertThat(bootstrap.runs).extracting(run -> run.goal().user()).containsExactly("pipe", "clickpipes_user");
    }

    @Test
    void endsInAnErrorThatNamesWhatBlocks() {
        bootstrap.outcome = Outcome.BLOCKED;

        assertThatExceptionOfType(BootstrapFailed.class)
                .isThrownBy(() -> bootstrap.invoke(JsonText.write(Goals.LEAST)))
                .withMessage("instance:orders is blocked: managed-by-tool (Terraform manages the database);"
                        + " step parameters (why parameters)");
        assertThat(bootstrap.log().getFirst()).contains("\"outcome\":\"blocked\"");
    }

    @ParameterizedTest
    @CsvSource({
        "instance:orders, DB Instance, db:orders",
        "instance:orders, DB Instance, db:ORDERS",
        "cluster:orders, DB Cluster, cluster:orders",
        "cluster:orders, DB Instance, db:orders-instance-1"
    })
    void goesOnWhenSomethingHappensToItsDatabase(String source, String kind, String resource) throws IOException {
        bootstrap.variables.put("REPOINT_BOOTSTRAP", DEFAULTS.replace("instance:orders", source));

        String result = bootstrap.invoke(event(kind, resource));

        assertThat(result).contains("\"action\":\"apply\"");
        assertThat(bootstrap.runs)
                .singleElement()
                .satisfies(run -> assertThat(run.goal().source()).hasToString(source));
    }

    @ParameterizedTest
    @CsvSource({
        "instance:orders, DB Instance, db:stock, 'instance stock, not of instance:orders'",
        "instance:orders, DB Cluster, cluster:orders, 'cluster orders, not of instance:orders'",
        "cluster:orders, DB Cluster, cluster:stock, 'cluster stock, not of cluster:orders'",
        "cluster:orders, DB Parameter Group, pg:orders, 'other orders, not of cluster:orders'",
        "instance:orders, Blue Green Deployment, deployment:orders, 'blue-green-deployment orders, not of"
                + " instance:orders'"
    })
    void doesNothingAboutOtherDatabases(String source, String kind, String resource, String said) throws IOException {
        bootstrap.variables.put("REPOINT_BOOTSTRAP", DEFAULTS.replace("instance:orders", source));

        assertNothingDone(event(kind, resource), "the event is of " + said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "plan"})
    void doesNothingAboutEventsUnlessItsVariableSaysApply(String action) throws IOException {
        bootstrap.variables.put("REPOINT_BOOTSTRAP", DEFAULTS.replace("apply", action));

        assertNothingDone(event("DB Instance", "db:orders"), "the settings say " + action);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                                  | the event is not a JSON object",
                "{                                                   | malformed JSON",
                "{}                                                  | action: is missing",
                "{\"action\": \"revoke\"}                            | action: \"revoke\" is not \"check\", \"plan\""
                        + " or \"apply\"",
                "{\"detail-type\": \"x\", \"source\": \"aws.ec2\"}   | source: \"aws.ec2\" is not expected",
                "{\"Records\": []}                                   | Records: is not known here"
            })
    void refusesAnythingElse(String event, String problem) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> bootstrap.invoke(event))
                .satisfies(refused -> assertThat(refused.getMessage()).contains(problem));
        assertThat(bootstrap.runs).isEmpty();
    }

    @Test
    void refusesBadSettings() {
        bootstrap.variables.put("REPOINT_BOOTSTRAP", "[]");
        bootstrap.variables.put("REPOINT_RESOLVERS", "dns");

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> bootstrap.invoke(JsonText.write(Goals.LEAST)))
                .withMessageContainingAll("REPOINT_BOOTSTRAP: ", "REPOINT_RESOLVERS: ");
        assertThat(bootstrap.runs).isEmpty();
    }

    @Test
    void isMadeByLambdaWithoutReadingAnything() {
        assertThat(new BootstrapFunction()).isNotNull();
    }

    private void assertNothingDone(String event, String said) throws IOException {
        String result = bootstrap.invoke(event);

        assertThat(result).startsWith("{\"note\":").contains(said);
        assertThat(bootstrap.log()).containsExactly(result);
        assertThat(bootstrap.runs).isEmpty();
    }

    private static String event(String kind, String resource) {
        return """
            {"detail-type": "RDS %s Event", "source": "aws.rds", "time": "2026-03-14T09:26:53Z",
             "detail": {"SourceArn": "arn:aws:rds:eu-west-1:123456789012:%s"}}
            """.formatted(kind, resource);
    }
}
