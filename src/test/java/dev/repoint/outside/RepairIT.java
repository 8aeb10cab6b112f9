package dev.repoint.outside;

import static dev.repoint.drill.DnsReply.a;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repoint.drill.DnsReply;
import dev.repoint.drill.LambdaRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.RRType;

/** The main job on real input: event JSON in, a repaired target group behind the real SDK. */
final class RepairIT {

    private final Stage stage = new Stage();

    @AfterEach
    void clear() {
        stage.close();
    }

    @Test
    void repairsDriftInFourCalls() throws Exception {
        String group = stage.boundGroup("10.0.1.5");
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));

        JsonNode report = Stage.report(stage.start().invoke(Stage.tick()));

        assertThat(stage.registered(group)).containsExactly("10.0.2.7");
        assertThat(stage.actions())
                .containsExactly(
                        "DescribeTargetHealth", "RegisterTargets", "DescribeTargetHealth", "DeregisterTargets");
        assertThat(report.at("/awsCalls").asInt()).isEqualTo(4);
        JsonNode orders = report.at("/bindings/0");
        assertThat(orders.at("/outcome").asText()).isEqualTo("realigned");
        assertThat(Stage.texts(orders.at("/before"))).containsExactly("10.0.1.5");
        assertThat(Stage.texts(orders.at("/registered"))).containsExactly("10.0.2.7");
        assertThat(Stage.texts(orders.at("/deregistered"))).containsExactly("10.0.1.5");
    }

    @Test
    void asksOnceAndWritesNothingWithoutDrift() throws Exception {
        stage.boundGroup("10.0.2.7");
        stage.dns.answer(Stage.ENDPOINT, a(5, "10.0.2.7"));

        JsonNode report = Stage.report(stage.start().invoke(Stage.tick()));

        assertThat(report.at("/bindings/0/outcome").asText()).isEqualTo("aligned");
        assertThat(report.at("/bindings/0/looks").asInt()).isEqualTo(1);
        assertThat(stage.actions()).containsExactly("DescribeTargetHealth");
        assertThat(stage.dns.questions()).hasSize(1);
    }

    @Test
    void keepsLookingAfterAnEventUntilTheAddressHasMoved() throws Exception {
        String group = stage.boundGroup("10.0.1.5");
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.1.5"));
        LambdaRuntime function = stage.start();

        var watching = function.invokeAsync(Stage.failover("RDS-EVENT-0013", Instant.now()), Duration.ofSeconds(60));
        stage.dns.awaitQuestions(Stage.ENDPOINT, 3, Duration.ofSeconds(20));
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));
        JsonNode report = Stage.report(watching.get(60, TimeUnit.SECONDS));

        assertThat(stage.registered(group)).containsExactly("10.0.2.7");
        assertThat(report.at("/trigger").asText()).isEqualTo("rds-event");
        assertThat(report.at("/bindings/0/looks").asInt()).isGreaterThan(3);
        assertThat(report.at("/awsCalls").asInt()).isEqualTo(4);
    }

    @Test
    void drainsABacklogOfOldEventsAtOnce() throws Exception {
        stage.boundGroup("10.0.2.7");
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));

        Instant old = Instant.now().minus(Duration.ofMinutes(30));
        JsonNode report = Stage.report(stage.start().invoke(Stage.failover("RDS-EVENT-0049", old)));

        assertThat(report.at("/bindings/0/looks").asInt()).isEqualTo(1);
    }

    @Test
    void followsAnIpv6GroupByItsOwnFamily() throws Exception {
        String group = stage.account.targetGroups().createForIpv6(Stage.PORT);
        stage.account.targetGroups().register(group, "[fd00::5]:5432");
        stage.bind("orders", Stage.ENDPOINT, group);
        stage.dns.answer(Stage.ENDPOINT, DnsReply.addresses(0, "10.0.1.5", "fd00::7"));

        LambdaRuntime function = stage.start(stage.function().env("REPOINT_ALLOWED_CIDRS", "fd00::/8"));
        Stage.report(function.invoke(Stage.tick()));

        assertThat(stage.registered(group)).containsExactly("fd00::7");
    }

    /** Which addresses are somebody's own is known for IPv4 only. */
    @Test
    void holdsAnIpv6AnswerUntilItsRangesAreGiven() throws Exception {
        String group = stage.account.targetGroups().createForIpv6(Stage.PORT);
        stage.account.targetGroups().register(group, "[fd00::5]:5432");
        stage.bind("orders", Stage.ENDPOINT, group);
        stage.dns.answer(Stage.ENDPOINT, DnsReply.aaaa(0, "fd00::7"));

        JsonNode report = Stage.report(stage.start().invoke(Stage.tick()));

        assertThat(report.at("/bindings/0/outcome").asText()).isEqualTo("held");
        assertThat(report.at("/bindings/0/reason").asText()).contains("fd00::7 is not within the allowed ranges");
        assertThat(stage.writes()).isEmpty();
    }

    @Test
    void keepsTheRecordEqualToTheAgreedAnswer() throws Exception {
        String group = stage.group("10.0.1.5");
        String zone = stage.account.hostedZones().create("internal.example");
        stage.account.hostedZones().put(zone, RRType.A, "orders-db.internal.example", 30, "10.0.1.5");
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));
        stage.dns.answer("orders-db.internal.example", a(0, "10.0.1.5"));

        LambdaRuntime function =
                stage.start(stage.function().env("REPOINT_BINDINGS", """
                    [{"name":"orders","source":"%s","targetGroupArn":"%s",
                      "record":{"zoneId":"%s","name":"orders-db.internal.example","ttlSeconds":30}}]\
                    """.formatted(Stage.ENDPOINT, group, zone)));
        JsonNode report = Stage.report(function.invoke(Stage.tick()));

        assertThat(report.at("/bindings/0/record").asText()).isEqualTo("updated");
        assertThat(stage.account.hostedZones().addresses(zone, RRType.A, "orders-db.internal.example"))
                .containsExactly("10.0.2.7");
        assertThat(stage.actions())
                .filteredOn(action -> action.equals("DescribeTargetGroups"))
                .hasSize(1);
    }

    @Test
    void changesNothingInADryRunAndSaysWhatItWould() throws Exception {
        String group = stage.boundGroup("10.0.1.5");
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));

        JsonNode report = Stage.report(stage.start().invoke("{\"mode\":\"dry-run\"}"));

        assertThat(stage.writes()).isEmpty();
        assertThat(stage.registered(group)).containsExactly("10.0.1.5");
        assertThat(report.at("/mode").asText()).isEqualTo("dry-run");
        assertThat(Stage.texts(report.at("/bindings/0/registered"))).containsExactly("10.0.2.7");
        assertThat(Stage.texts(report.at("/bindings/0/deregistered"))).containsExactly("10.0.1.5");
    }

    @Test
    void printsReportAndMetricsAsOneLineEach() throws Exception {
        stage.boundGroup("10.0.2.7");
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));

        LambdaRuntime.Result result = stage.start().invoke("{}");

        assertThat(result.log()).hasSize(2);
        assertThat(Stage.json(result.log().get(0))).isEqualTo(Stage.report(result));
        assertThat(Stage.json(result.log().get(1)).at("/Binding").asText()).isEqualTo("orders");
    }
}
