package dev.repoint.outside;

import static dev.repoint.drill.DnsReply.a;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repoint.drill.Disturbance;
import dev.repoint.drill.DnsReply;
import dev.repoint.drill.LambdaRuntime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The ordinary failures in which other tools that keep a target group in step lose the database, or stay stale, or report a
 * success; each was run with their unmodified handlers.
 */
final class FailureModesIT {

    private final Stage stage = new Stage();

    @AfterEach
    void clear() {
        stage.close();
    }

    /** Others: one early look, and the group stays stale for good. */
    @Test
    void repairsAtTheNextTickWhatNoEventToldOf() throws Exception {
        String group = stage.boundGroup("10.0.1.5");
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));
        LambdaRuntime function = stage.start();

        Stage.report(function.invoke(Stage.tick()));

        assertThat(stage.registered(group)).containsExactly("10.0.2.7");
    }

    /** Others: only the ids and categories they know of wake them. */
    @ParameterizedTest
    @ValueSource(strings = {"RDS-EVENT-0013", "RDS-EVENT-0015", "RDS-EVENT-0385", "RDS-EVENT-9999"})
    void looksWhateverTheEventIsCalled(String id) throws Exception {
        String group = stage.boundGroup("10.0.1.5");
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));

        Stage.report(stage.start().invoke(Stage.failover(id, Instant.now())));

        assertThat(stage.registered(group)).containsExactly("10.0.2.7");
    }

    /** Others: an empty group, five of them with success reported. */
    @ParameterizedTest
    @ValueSource(strings = {"Throttling", "AccessDenied", "InvalidTarget"})
    void neverRemovesWhileRegisteringIsRefused(String code) throws Exception {
        String group = stage.boundGroup("10.0.1.5");
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));
        stage.aws.disturbAlways("RegisterTargets"::equals, new Disturbance.Fail(400, code, "not now"));

        String error = Stage.error(stage.start().invoke(Stage.tick(), Duration.ofSeconds(50)));

        assertThat(stage.registered(group)).containsExactly("10.0.1.5");
        assertThat(stage.writes()).containsOnly("RegisterTargets");
        assertThat(error).contains("orders").contains(code);
    }

    /** Others: "up to date", or the live one removed, because the wanted address still drains. */
    @Test
    void registersAgainWhatStillDrains() throws Exception {
        String group = stage.boundGroup("10.0.2.7");
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.1.5"));
        String draining = TargetHealthXml.of("10.0.1.5 draining", "10.0.2.7 healthy");
        stage.aws.disturb("DescribeTargetHealth"::equals, TargetHealthXml.reply(draining));

        JsonNode report = Stage.report(stage.start().invoke(Stage.tick()));

        assertThat(Stage.texts(report.at("/bindings/0/registered"))).containsExactly("10.0.1.5");
        assertThat(stage.registered(group)).containsExactly("10.0.1.5");
    }

    static java.util.List<DnsReply> failingReplies() {
        return java.util.List.of(
                DnsReply.servfail(), DnsReply.refused(), DnsReply.garbage((byte) 1), DnsReply.silence());
    }

    /** Others: a status code in a successful result; no metric, no alarm. */
    @ParameterizedTest
    @MethodSource("failingReplies")
    void failsLoudlyAndChangesNothingWithoutAUsableReply(DnsReply reply) throws Exception {
        String group = stage.boundGroup("10.0.1.5");
        stage.dns.answer(Stage.ENDPOINT, reply);
        Instant start = Instant.now();

        String error = Stage.error(stage.start().invoke(Stage.tick()));

        assertThat(error).contains("orders: no usable reply");
        assertThat(stage.writes()).isEmpty();
        assertThat(stage.registered(group)).containsExactly("10.0.1.5");
        assertThat(Stage.since(start)).isLessThan(Duration.ofSeconds(15));
    }

    static java.util.List<DnsReply> doubtfulReplies() {
        return java.util.List.of(
                DnsReply.nxdomain(), DnsReply.nodata(), a(5, "52.1.2.3"), a(5, "10.0.2.7", "52.1.2.3"));
    }

    /** Others: a public answer goes to RegisterTargets; an empty one empties the group. */
    @ParameterizedTest
    @MethodSource("doubtfulReplies")
    void holdsOnDoubt(DnsReply reply) throws Exception {
        String group = stage.boundGroup("10.0.1.5");
        stage.dns.answer(Stage.ENDPOINT, reply);

        JsonNode report = Stage.report(stage.start().invoke(Stage.tick()));

        assertThat(report.at("/bindings/0/outcome").asText()).isEqualTo("held");
        assertThat(stage.writes()).isEmpty();
        assertThat(stage.registered(group)).containsExactly("10.0.1.5");
    }

    /** Others: the new target is taken for good before it is healthy; the old one goes at once. */
    @Test
    void keepsTheUnhealthyOldTargetUntilTheNewOneIsHealthy() throws Exception {
        String group = stage.boundGroup("10.0.1.5");
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));
        stage.aws.disturbAlways(
                "DescribeTargetHealth"::equals,
                TargetHealthXml.reply(TargetHealthXml.of("10.0.1.5 unhealthy", "10.0.2.7 initial")));

        JsonNode report = Stage.report(stage.start().invoke("{\"bindings\":[\"orders\"]}"));

        assertThat(Stage.texts(report.at("/bindings/0/waiting"))).containsExactly("10.0.1.5");
        assertThat(stage.registered(group)).contains("10.0.1.5");
        assertThat(stage.writes()).doesNotContain("DeregisterTargets");
    }

    /** Others: one of two addresses is taken, and the next run takes the other. */
    @Test
    void registersEveryAddressThatDnsGives() throws Exception {
        String group = stage.boundGroup("10.0.1.5");
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.1.5", "10.0.2.7"));

        Stage.report(stage.start().invoke(Stage.tick()));

        assertThat(stage.registered(group)).containsExactly("10.0.1.5", "10.0.2.7");
    }

    /** Others: 0 of 9 updated because of one. */
    @Test
    void servesTheOthersWhenOneDatabaseIsGone() throws Exception {
        String gone = stage.boundGroup("10.0.1.5");
        String other = stage.group("10.0.1.6");
        stage.bind("billing", "billing.abc123.eu-west-1.rds.amazonaws.com", other);
        stage.dns.answer(Stage.ENDPOINT, DnsReply.silence());
        stage.dns.answer("billing.abc123.eu-west-1.rds.amazonaws.com", a(0, "10.0.2.8"));

        JsonNode report = Stage.report(stage.start().invoke(Stage.tick()));

        assertThat(stage.registered(other)).containsExactly("10.0.2.8");
        assertThat(stage.registered(gone)).containsExactly("10.0.1.5");
        assertThat(report.at("/bindings/0/outcome").asText()).isEqualTo("failed");
        assertThat(report.at("/bindings/1/outcome").asText()).isEqualTo("realigned");
    }

    /** Others: 30 seconds and then "success", or the time-out of Lambda. */
    @Test
    void endsInTimeWhenAwsHangs() throws Exception {
        stage.boundGroup("10.0.1.5");
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));
        stage.aws.disturbAlways(_ -> true, new Disturbance.Hang());
        Instant start = Instant.now();

        String error = Stage.error(stage.start().invoke(Stage.tick(), Duration.ofSeconds(60)));

        assertThat(error).contains("orders: DescribeTargetHealth got no answer");
        assertThat(Stage.since(start)).isLessThan(Duration.ofSeconds(45));
    }

    /** Before the alignment its check of zones waits for AWS as well; nobody takes the answer here. */
    @Test
    void endsADeploymentInTimeWhenAwsHangs() throws Exception {
        stage.boundGroup("10.0.1.5");
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));
        stage.aws.disturbAlways(_ -> true, new Disturbance.Hang());
        LambdaRuntime function = stage.start(stage.function().env("REPOINT_RESPONSE_HOSTS", "127.0.0.1"));
        Instant start = Instant.now();

        LambdaRuntime.Result result = function.invoke("""
            {"RequestType":"Create","ResponseURL":"http://127.0.0.1:9/stack","StackId":"stack","RequestId":"1",
             "LogicalResourceId":"FirstAlignment","ResourceType":"Custom::FirstAlignment",
             "ResourceProperties":{"Zones":"refuse"}}
            """, Duration.ofSeconds(90));

        assertThat(Stage.since(start)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(45));
        assertThat(Stage.error(result)).startsWith("CloudFormation's answer could not be put");
        assertThat(result.log())
                .anySatisfy(line -> assertThat(line)
                        .contains("orders", "could not be checked: the ELBv2 API did not describe the load balancer")
                        .contains("DescribeTargetHealth got no answer"));
    }

    /** The time that Lambda leaves is the outermost bound. */
    @Test
    void reportsBeforeLambdaEndsIt() throws Exception {
        stage.boundGroup("10.0.1.5");
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));
        stage.aws.disturbAlways(_ -> true, new Disturbance.Hang());

        String error = Stage.error(stage.start().invoke(Stage.tick(), Duration.ofSeconds(6)));

        assertThat(error).contains("orders: the invocation's time ran out");
    }
}
