package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.repoint.bootstrap.Action;
import dev.repoint.bootstrap.BootstrapReport.Outcome;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A database as a custom resource: applied, answered whatever happens, and revoked only if that was asked for. */
@Timeout(60)
final class BootstrapStackTest {
    private static final Json.Obj PROPERTIES = Goals.object("""
        {"ServiceToken": "arn:aws:lambda:x", "ServiceTimeout": "960", "Revision": "7",
         "source": "instance:orders", "passwordSecret": "repoint/orders",
         "publication": {"viaPartitionRoot": "false"}, "parameters": {"wal_sender_timeout": "300000"}}
        """);

    private final BootstrapInvocation bootstrap = new BootstrapInvocation();
    private final ResponseBucket bucket = new ResponseBucket(200);

    @AfterEach
    void stop() {
        bucket.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Create", "Update"})
    void isApplied(String type) throws IOException {
        String result = bootstrap.invoke(event(type, PROPERTIES));

        assertThat(bootstrap.runs).singleElement().satisfies(run -> {
            assertThat(run.action()).isEqualTo(Action.APPLY);
            assertThat(run.goal()).isEqualTo(Goals.with("""
                "publication": {"viaPartitionRoot": false}, "parameters": {"wal_sender_timeout": 300000}
                """));
        });
        assertThat(result).startsWith("{\"action\":\"apply\"");
        assertThat(answer("Status")).isEqualTo("SUCCESS");
        assertThat(data("outcome")).isEqualTo("ready");
        assertThat(answer("PhysicalResourceId")).isEqualTo("repoint-FirstAlignment");
    }

    @Test
    void takesFromTheVariableWhatItsPropertiesLeaveOut() throws IOException {
        bootstrap.variables.put(
                "REPOINT_BOOTSTRAP", "{\"action\": \"check\", \"user\": \"pipe\", \"source\": \"instance:stock\"}");

        bootstrap.invoke(event("Create", PROPERTIES));

        assertThat(bootstrap.runs).singleElement().satisfies(run -> {
            assertThat(run.action()).isEqualTo(Action.APPLY);
            assertThat(run.goal().user()).isEqualTo("pipe");
            assertThat(run.goal().source()).hasToString("instance:orders");
        });
    }

    @Test
    void keepsItsIdWhenItIsUpdated() throws IOException {
        bootstrap.invoke(event("Update", PROPERTIES, "made-before"));

        assertThat(answer("PhysicalResourceId")).isEqualTo("made-before");
    }

    /** It must not roll a stack back. */
    @Test
    void succeedsWhileItIsInProgress() throws IOException {
        bootstrap.outcome = Outcome.IN_PROGRESS;

        bootstrap.invoke(event("Create", PROPERTIES));

        assertThat(answer("Status")).isEqualTo("SUCCESS");
        assertThat(data("outcome")).isEqualTo("in-progress");
        assertThat(data("reason")).contains("step reboot (why reboot)", "step user (why user)");
    }

    @Test
    void failsWhenItIsBlocked() {
        bootstrap.outcome = Outcome.BLOCKED;

        assertThatExceptionOfType(BootstrapFailed.class)
                .isThrownBy(() -> bootstrap.invoke(event("Update", PROPERTIES, "made-before")));
        assertThat(answer("Status")).isEqualTo("FAILED");
        assertThat(answer("Reason")).contains("managed-by-tool", "step parameters");
        assertThat(data("outcome")).isEqualTo("blocked");
        assertThat(answer("PhysicalResourceId")).isEqualTo("made-before");
    }

    @Test
    void isAnsweredBeforeBadSettingsEndTheInvocation() {
        bootstrap.variables.put("REPOINT_RESOLVERS", "dns");

        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> bootstrap.invoke(event("Create", PROPERTIES)));
        assertThat(answer("Status")).isEqualTo("FAILED");
        assertThat(answer("Reason")).contains("REPOINT_RESOLVERS");
    }

    @Test
    void isAnsweredWhenItsPropertiesAreBad() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> bootstrap.invoke(event("Create", PROPERTIES.with("Source", "instance:orders"))));
        assertThat(answer("Reason")).contains("Source: is not known here");
    }

    @Test
    void isAnsweredBeforeASurpriseEndsTheInvocation() {
        BootstrapInvocation broken = new BootstrapInvocation(_ -> (_, _, _) -> {
            throw new IllegalStateException("RDS refused DescribeDBInstances: AccessDenied");
        });
        broken.variables.put("REPOINT_RESPONSE_HOSTS", "127.0.0.1");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> broken.invoke(event("Create", PROPERTIES)));
        assertThat(answer("Reason")).isEqualTo("RDS refused DescribeDBInstances: AccessDenied");
        assertThat(answer("PhysicalResourceId")).isEqualTo("repoint-FirstAlignment");
    }

    @Test
    void appliesAndNothingElse() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> bootstrap.invoke(event("Create", PROPERTIES.with("action", "check"))))
                .withMessageStartingWith("action: ");
        assertThat(answer("Status")).isEqualTo("FAILED");
        assertThat(bootstrap.runs).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"onDelete\": \"keep\"}", "{\"onDelete\": \"REVOKE\"}", "{\"onDelete\": 7}"})
    void leavesTheDatabaseAloneWhenItIsDeleted(String onDelete) throws IOException {
        String result = bootstrap.invoke(event("Delete", Goals.object(onDelete).over(PROPERTIES)));

        assertThat(bootstrap.runs).isEmpty();
        assertThat(result).startsWith("{\"note\":");
        assertThat(answer("Status")).isEqualTo("SUCCESS");
    }

    /** A goal that can't be read was never applied, so it must not hold up the deletion of what failed with it. */
    @Test
    void isDeletedWithSettingsThatCanNotBeRead() throws IOException {
        bootstrap.variables.put("REPOINT_BOOTSTRAP", "{");
        bootstrap.variables.put("REPOINT_RESOLVERS", "dns");

        bootstrap.invoke(event("Delete", Goals.object("{\"source\": 7}")));

        assertThat(answer("Status")).isEqualTo("SUCCESS");
    }

    @Test
    void isRevokedIfThatWasAskedFor() throws IOException {
        bootstrap.invoke(event("Delete", PROPERTIES.with("onDelete", "revoke"), "made-before"));

        assertThat(bootstrap.runs).extracting(BootstrapInvocation.Run::action).containsExactly(Action.REVOKE);
        assertThat(answer("Status")).isEqualTo("SUCCESS");
        assertThat(answer("PhysicalResourceId")).isEqualTo("made-before");
    }

    @Test
    void isRevokedIfTheVariableAskedForIt() throws IOException {
        bootstrap.variables.put("REPOINT_BOOTSTRAP", "{\"onDelete\": \"revoke\"}");

        bootstrap.invoke(event("Delete", PROPERTIES, "made-before"));

        assertThat(bootstrap.runs).hasSize(1);
    }

    /** Nobody would go on with it, and the user would stay. */
    @ParameterizedTest
    @CsvSource({"IN_PROGRESS, false", "BLOCKED, true"})
    void isNotDeletedWhileItsUserIsThere(Outcome outcome, boolean isError) {
        bootstrap.outcome = outcome;
        boolean failed = false;
        try {
            bootstrap.invoke(event("Delete", PROPERTIES.with("onDelete", "revoke"), "made-before"));
        } catch (BootstrapFailed | IOException blocked) {
            failed = blocked instanceof BootstrapFailed;
        }

        assertThat(failed).isEqualTo(isError);
        assertThat(answer("Status")).isEqualTo("FAILED");
    }

    /** CloudFormation deletes what it couldn't create: that must not take away a user who was there before. */
    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"BLOCKED", "READY"})
    void revokesNothingAfterACreationThatChangedNothing(Outcome outcome) throws IOException {
        Json.Obj revoking = PROPERTIES.with("onDelete", "revoke");
        bootstrap.outcome = outcome;
        if (outcome == Outcome.READY) {
            bootstrap.variables.put("REPOINT_RESOLVERS", "dns");
        }
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> bootstrap.invoke(event("Create", revoking)));
        String id = answer("PhysicalResourceId");
        bootstrap.runs.clear();
        bucket.bodies().clear();

        bootstrap.invoke(event("Delete", revoking, id));

        assertThat(id).isEqualTo("repoint-FirstAlignment-unmade");
        assertThat(bootstrap.runs).isEmpty();
        assertThat(answer("Status")).isEqualTo("SUCCESS");
        assertThat(answer("PhysicalResourceId")).isEqualTo(id);
    }

    @Test
    void isAnsweredNowhereElse() {
        bootstrap.variables.remove("REPOINT_RESPONSE_HOSTS");

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> bootstrap.invoke(event("Delete", PROPERTIES)))
                .withMessageStartingWith("ResponseURL: an answer may not go to 127.0.0.1");
        assertThat(bucket.requests()).isEmpty();
        assertThat(bootstrap.runs).isEmpty();
    }

    private String event(String type, Json.Obj properties) {
        return JsonText.write(Goals.object(Requests.event(type, bucket.url())).with("ResourceProperties", properties));
    }

    private String event(String type, Json.Obj properties, String id) {
        return JsonText.write(Goals.object(event(type, properties)).with("PhysicalResourceId", id));
    }

    private String answer(String member) {
        assertThat(bucket.bodies()).hasSize(1);
        return Goals.object(bucket.bodies().getFirst()).text(member).orElse("");
    }

    private String data(String member) {
        assertThat(bucket.bodies()).hasSize(1);
        return Goals.object(bucket.bodies().getFirst())
                .object("Data")
                .flatMap(data -> data.text(member))
                .orElse("");
    }
}
