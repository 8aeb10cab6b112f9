package dev.repoint.drill;

import static dev.repoint.drill.AwsGateway.UNANSWERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.drill.Disturbance.Body;
import dev.repoint.drill.Disturbance.Delay;
import dev.repoint.drill.Disturbance.Fail;
import dev.repoint.drill.Disturbance.FailAfterEffect;
import dev.repoint.drill.Disturbance.HalfBody;
import dev.repoint.drill.Disturbance.Hang;
import dev.repoint.drill.Disturbance.None;
import dev.repoint.drill.Disturbance.Reset;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TooManyTargetsException;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;

@Timeout(30)
class AwsGatewayTest {
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final String HEALTH = """
        <DescribeTargetHealthResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/">\
        <DescribeTargetHealthResult><TargetHealthDescriptions><member><Target><Id>10.0.1.5</Id><Port>5432</Port>\
        </Target><TargetHealth><State>healthy</State></TargetHealth></member></TargetHealthDescriptions>\
        </DescribeTargetHealthResult></DescribeTargetHealthResponse>\
        """;

    private final List<String> seenByAws = new CopyOnWriteArrayList<>();
    private final LoopbackHttp aws = LoopbackHttp.start("aws", exchange -> {
        seenByAws.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        String caller = exchange.getRequestHeaders().getFirst("Authorization");
        exchange.getResponseHeaders().set("x-amzn-RequestId", "for " + caller);
        LoopbackHttp.answer(exchange, 200, HEALTH.getBytes(StandardCharsets.UTF_8));
    });
    private final AwsGateway gateway = AwsGateway.before(aws.uri());
    private final AwsAccount account = AwsAccount.at(gateway.endpoint());
    private final HttpClient http = LoopbackHttp.client();

    @AfterEach
    void stop() {
        http.close();
        account.close();
        gateway.close();
        aws.close();
    }

    @Test
    void passesCallsAndWritesThemDown() {
        Instant before = Instant.now();

        assertThat(describe()).containsExactly("10.0.1.5:5432 healthy");

        assertThat(gateway.calls()).singleElement().satisfies(call -> {
            assertThat(call.action()).isEqualTo("DescribeTargetHealth");
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.body()).contains("TargetGroupArn=arn").isEqualTo(seenByAws.getFirst());
            assertThat(call.at()).isBetween(before, call.returnedAt());
            assertThat(call.returnedAt()).isBefore(Instant.now());
        });
    }

    @Test
    void passesHeadersBothWays() throws Exception {
        assertThat(post("DescribeTargetHealth").headers().firstValue("x-amzn-RequestId"))
                .hasValue("for the caller");
    }

    @Test
    void failsWithTheErrorThatTheClientKnows() {
        gateway.disturb("DescribeTargetHealth"::equals, new Fail(400, "TooManyTargets", "no room"));

        assertThatExceptionOfType(TooManyTargetsException.class)
                .isThrownBy(this::describe)
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("no room"));
        assertThat(seenByAws).isEmpty();
        assertThat(gateway.calls()).extracting(Call::status).containsExactly(400);
        assertThat(describe()).hasSize(1);
    }

    @Test
    void speaksRoute53sDialectToo() {
        gateway.disturb(
                action -> action.startsWith("GET ") && action.endsWith("/rrset"),
                new Fail(404, "NoSuchHostedZone", "no such zone"));

        assertThatExceptionOfType(NoSuchHostedZoneException.class)
                .isThrownBy(() -> account.route53().listResourceRecordSets(request -> request.hostedZoneId("Z1")))
                .withMessageContaining("no such zone");
        assertThat(gateway.calls("GET /2013-04-01/hostedzone/Z1/rrset")).hasSize(1);
    }

    @Test
    void countsARetryAsACallOfItsOwn() {
        gateway.disturb(
                AwsGatewayTest::any,
                new Fail(400, "Throttling", "Rate exceeded"),
                new Fail(503, "ServiceUnavailable", ""));

        assertThat(describe()).hasSize(1);
        assertThat(gateway.calls()).extracting(Call::status).containsExactly(400, 503, 200);
    }

    @Test
    void disturbsOnlyWhatMatchesInOrderAndThenNoMore() throws Exception {
        gateway.disturb("RegisterTargets"::equals, new None(), new Fail(400, "Fault", ""));

        assertThat(post("DescribeTargetHealth").statusCode()).isEqualTo(200);
        assertThat(post("RegisterTargets").statusCode()).isEqualTo(200);
        assertThat(post("RegisterTargets").statusCode()).isEqualTo(400);
        assertThat(post("RegisterTargets").statusCode()).isEqualTo(200);
    }

    @Test
    void disturbsForEverUntilItIsCalmed() throws Exception {
        gateway.disturbAlways(AwsGatewayTest::any, new Fail(400, "Fault", ""));
        assertThat(post("RegisterTargets").statusCode()).isEqualTo(400);
        assertThat(post("RegisterTargets").statusCode()).isEqualTo(400);

        gateway.calm();
        gateway.forgetCalls();
        assertThat(post("RegisterTargets").statusCode()).isEqualTo(200);
        assertThat(gateway.calls()).hasSize(1);
    }

    @Test
    void failsAfterTheEffect() throws Exception {
        gateway.disturb(AwsGatewayTest::any, new FailAfterEffect(500, "InternalFailure"));

        HttpResponse<String> told = post("RegisterTargets");
        assertThat(told.statusCode()).isEqualTo(500);
        assertThat(told.body()).contains("<Code>InternalFailure</Code>");
        assertThat(seenByAws).hasSize(1);
    }

    @Test
    void hangsUntilTheCallerGivesUp() {
        gateway.disturb(AwsGatewayTest::any, new Hang());

        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> post("RegisterTargets", Duration.ofMillis(150)));
        assertThat(gateway.calls()).extracting(Call::status).containsExactly(UNANSWERED);
        assertThat(seenByAws).isEmpty();
    }

    @Test
    void closingEndsWhatHangs() throws InterruptedException {
        gateway.disturb(AwsGatewayTest::any, new Hang());
        var hanging = http.sendAsync(request("RegisterTargets", CALL), BodyHandlers.ofString());
        gateway.awaitCalls("RegisterTargets"::equals, 1, CALL);

        gateway.close();
        assertThat(hanging).failsWithin(CALL);
    }

    @Test
    void closesTheConnectionWithoutAnAnswer() {
        gateway.disturb(AwsGatewayTest::any, new Reset());

        assertThat(catchThrowable(() -> post("RegisterTargets"))).isInstanceOf(IOException.class);
        assertThat(seenByAws).isEmpty();
    }

    @Test
    void writesDownTheCallThatAwsDidNotAnswer() {
        aws.close();

        assertThat(catchThrowable(() -> post("RegisterTargets"))).isInstanceOf(IOException.class);
        assertThat(gateway.calls()).extracting(Call::status).containsExactly(UNANSWERED);
    }

    @Test
    void breaksOffInTheMiddleOfTheAnswer() {
        gateway.disturb(AwsGatewayTest::any, new HalfBody());

        assertThat(catchThrowable(() -> post("DescribeTargetHealth"))).isInstanceOf(IOException.class);
        assertThat(seenByAws).hasSize(1);
        assertThat(gateway.calls()).extracting(Call::status).containsExactly(200);
    }

    @Test
    void saysWhatItIsGiven() throws Exception {
        gateway.disturb(AwsGatewayTest::any, new Body(200, "text/html", "<html>".getBytes(StandardCharsets.UTF_8)));

        HttpResponse<String> told = post("DescribeTargetHealth");
        assertThat(told.body()).isEqualTo("<html>");
        assertThat(told.headers().firstValue("Content-Type")).hasValue("text/html");
    }

    @Test
    void delaysOneCallAndSlowsDownAll() throws Exception {
        gateway.disturb(AwsGatewayTest::any, new Delay(Duration.ofMillis(100)));
        post("DescribeTargetHealth");
        gateway.latency(Duration.ofMillis(60));
        post("DescribeTargetHealth");

        assertThat(gateway.calls())
                .extracting(
                        call -> Duration.between(call.at(), call.returnedAt()).toMillis())
                .satisfiesExactly(
                        first -> assertThat(first).isGreaterThanOrEqualTo(100),
                        second -> assertThat(second).isGreaterThanOrEqualTo(60));
    }

    private static boolean any(String action) {
        return !action.isEmpty();
    }

    private List<String> describe() {
        return account.targetGroups().states("arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/t/1");
    }

    private HttpResponse<String> post(String action) throws IOException, InterruptedException {
        return post(action, CALL);
    }

    private HttpResponse<String> post(String action, Duration within) throws IOException, InterruptedException {
        return http.send(request(action, within), BodyHandlers.ofString());
    }

    private HttpRequest request(String action, Duration within) {
        return HttpRequest.newBuilder(gateway.endpoint())
                .timeout(within)
                .header("Authorization", "the caller")
                .POST(BodyPublishers.ofString("Version=2015-12-01&Action=" + action))
                .build();
    }
}
