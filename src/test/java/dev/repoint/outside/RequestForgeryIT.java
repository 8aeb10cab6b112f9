package dev.repoint.outside;

import static dev.repoint.drill.DnsReply.a;
import static dev.repoint.drill.DnsReply.addresses;
import static dev.repoint.drill.DnsReply.nodata;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repoint.drill.LambdaRuntime;
import dev.repoint.drill.LoopbackHttp;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Type;

/** Nobody makes the jar connect to where it has no business: not by an event, a binding, an answer of DNS or one of AWS. */
final class RequestForgeryIT {

    private final Stage stage = new Stage();
    private final Honeypot honeypot = new Honeypot();

    @BeforeEach
    void startAnew() {
        stage.startAnew();
    }

    @AfterEach
    void clear() {
        stage.close();
        honeypot.close();
    }

    /** SNS asks its subscribers to visit SubscribeURL, and to check what it signed with what SigningCertURL gives. */
    @Test
    void asksForNoUrlOfAMessage() throws Exception {
        stage.boundGroup("10.0.2.7");
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));
        String url = "http://" + honeypot.authority() + "/latest/meta-data/";
        LambdaRuntime function = stage.start();
        List<String> messages = List.of(
                notification("Notification", url, Stage.tick().replace("\"", "\\\"")),
                notification("Notification", url, "{}"),
                notification("SubscriptionConfirmation", url, "You have chosen to subscribe to " + url),
                notification("UnsubscribeConfirmation", url, url),
                Stage.failover(url, Instant.EPOCH),
                Stage.failover("RDS-EVENT-0013", Instant.EPOCH).replace("\"...\"", "\"" + url + "\""),
                Stage.failover(url, "RDS-EVENT-0013", Instant.EPOCH),
                url,
                "{\"source\":\"" + url + "\"}");

        for (String message : messages) {
            function.invoke(message);
            function.invoke("{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":" + message + "}]}");
        }
        Stage.report(function.invoke(Stage.batch(messages)));

        assertThat(honeypot.visits()).isZero();
        assertThat(stage.actions()).isNotEmpty().containsOnly("DescribeTargetHealth");
        assertThat(stage.dns.questions())
                .isNotEmpty()
                .allSatisfy(question -> assertThat(question.name()).hasToString(Stage.ENDPOINT + "."));
    }

    private static String notification(String type, String url, String message) {
        return """
            {"Type":"%s","MessageId":"1","TopicArn":"arn:aws:sns:eu-west-1:123456789012:%s","Message":"%s",\
            "SubscribeURL":"%2$s","UnsubscribeURL":"%2$s","SigningCertURL":"%2$s","UnsubscribeUrl":"%2$s",\
            "SigningCertUrl":"%2$s","Signature":"x","SignatureVersion":"1","Token":"x"}\
            """.formatted(type, url, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {Stage.HANDLER, Source.HANDLER})
    void answersNobodyWhoIsNotNamed(String handler) throws Exception {
        LambdaRuntime function = stage.start(LambdaRuntime.of(handler)
                .env(stage.account.environment())
                .env("AWS_ENDPOINT_URL", stage.aws.endpoint().toString())
                .env("REPOINT_RESOLVERS", stage.dns.address())
                .env("REPOINT_RESPONSE_HOSTS", "127.0.0.1,*,*.s3.amazonaws.com"));
        String port = ":" + honeypot.port() + "/";
        List<String> urls = List.of(
                "http://" + honeypot.authority() + "/",
                "https://" + honeypot.authority() + "/",
                "https://b.s3.amazonaws.com@" + honeypot.authority() + "/",
                "https://b.s3.amazonaws.com:443@" + honeypot.authority() + "/",
                "http://127.0.0.1@" + honeypot.authority() + "/",
                "http://" + honeypot.authority() + "/?b.s3.amazonaws.com",
                "http://" + honeypot.authority() + "#b.s3.amazonaws.com/",
                "http://" + honeypot.authority() + "\\\\@b.s3.amazonaws.com/",
                "https://127.2" + port,
                "https://2130706434" + port,
                "https://0x7f000002" + port,
                "https://0177.0.0.2" + port,
                "https://[::ffff:127.0.0.2]" + port,
                "https://[::ffff:7f00:2]" + port,
                "http://[::ffff:127.0.0.2]" + port,
                "file:///proc/self/environ",
                "jar:http://" + honeypot.authority() + "/x.jar!/");

        for (String url : urls) {
            assertThat(Stage.error(function.invoke(create(url)))).as(url).startsWith("ResponseURL: ");
        }

        assertThat(honeypot.visits()).isZero();
        assertThat(stage.actions()).isEmpty();
        assertThat(stage.dns.questions()).isEmpty();
    }

    /** Neither AWS, whose requests have credentials, nor where the answer goes. */
    @Test
    void isSentOnByNobody() throws Exception {
        var status = new AtomicInteger();
        try (var elsewhere = LoopbackHttp.start("elsewhere", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://" + honeypot.authority() + "/");
            LoopbackHttp.answer(exchange, status.get(), new byte[0]);
        })) {
            stage.boundGroup("10.0.1.5");
            stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));
            LambdaRuntime function = stage.start(stage.function()
                    .env("AWS_ENDPOINT_URL", elsewhere.uri().toString())
                    .env("REPOINT_RESPONSE_HOSTS", "127.0.0.1"));

            for (int each : new int[] {301, 302, 303, 307, 308}) {
                status.set(each);
                assertThat(Stage.error(function.invoke(create(elsewhere.uri() + "/answer"))))
                        .startsWith("CloudFormation's answer could not be put");
                assertThat(Stage.error(function.invoke(Stage.tick())))
                        .contains("DescribeTargetHealth got an answer that can't be read, status " + each);
            }
            assertThat(honeypot.visits()).isZero();
        }
    }

    @Test
    void followsNoSourceThatIsNoHostName() throws Exception {
        List<String> sources = List.of(
                "http://" + honeypot.authority() + "/",
                honeypot.authority(),
                Honeypot.ADDRESS,
                "127.2",
                "2130706434",
                "0x7f000002",
                "[::ffff:127.0.0.2]",
                "::ffff:127.0.0.2",
                "169.254.169.254",
                "fd00:ec2::254",
                "fe80::1%eth0",
                "localhost",
                "orders.example@" + honeypot.authority(),
                "orders.example/../..",
                "orders.example\\u0000.attacker.example",
                "orders\\n.example",
                "instance:../../latest",
                "instance:http://" + honeypot.authority(),
                "cluster:arn:aws:rds:eu-west-1@" + Honeypot.ADDRESS + ":123456789012:cluster:shop");
        String arn = stage.group("10.0.1.5");
        IntStream.range(0, sources.size())
                .forEach(i -> stage.account
                        .parameters()
                        .put("/fleet/source" + i, Stage.binding("source" + i, sources.get(i), arn)));
        List<String> records = List.of("../../2013-04-01/hostedzone", "Z1/rrset", "Z1?x=", "//" + Honeypot.ADDRESS);
        IntStream.range(0, records.size())
                .forEach(i -> stage.account
                        .parameters()
                        .put(
                                "/fleet/record" + i,
                                Stage.binding("record" + i, Stage.ENDPOINT, arn)
                                        .replace(
                                                "}",
                                                ",\"record\":{\"zoneId\":\"" + records.get(i)
                                                        + "\",\"name\":\"a.b\"}}")));
        LambdaRuntime function = stage.start(stage.function().env("REPOINT_BINDINGS", "ssm:/fleet/*"));

        String error = Stage.error(function.invoke(Stage.tick()));

        assertThat(error).contains("source0.source: ", "record3.record.zoneId: ");
        assertThat(error.split("/fleet/", -1)).hasSize(1 + sources.size() + records.size());
        assertThat(stage.dns.questions()).isEmpty();
        assertThat(stage.actions()).containsOnly("GetParametersByPath");
        assertThat(honeypot.visits()).isZero();
    }

    /** The last is within the ranges, and so the one that is knocked at: what the others don't show, the honeypot sees. */
    @ParameterizedTest
    @CsvSource({
        "tcp, 127.0.0.2, 10.0.0.0/8, 0",
        "tls, ::ffff:127.0.0.2, '10.0.0.0/8,::/0', 0",
        "tcp, 127.0.0.2, 127.0.0.2/32, 1"
    })
    void knocksOnlyWithinTheRanges(String identity, String address, String ranges, int visits) throws Exception {
        String arn = stage.group();
        boolean isOfIpv6 = address.contains(":");
        stage.dns.answerBy(
                Stage.ENDPOINT,
                question -> isOfIpv6 == (question.type() == Type.AAAA) ? addresses(0, address) : nodata());
        LambdaRuntime function = stage.start(stage.function()
                .env("REPOINT_BINDINGS", """
                    [{"name":"orders","source":"%s","port":%d,"targetGroupArn":"%s"}]\
                    """.formatted(Stage.ENDPOINT, honeypot.port(), arn))
                .env("REPOINT_IDENTITY", identity)
                .env("REPOINT_ALLOWED_CIDRS", ranges));

        JsonNode report = Stage.report(function.invoke("{\"bindings\":[\"orders\"]}"));

        assertThat(honeypot.visits()).as(report.toPrettyString()).isEqualTo(visits);
        assertThat(stage.registered(arn)).hasSize(visits);
    }

    private static String create(String url) {
        return """
            {"RequestType":"Create","ResponseURL":"%s","StackId":"stack","RequestId":"1",
             "LogicalResourceId":"FirstAlignment","ResourceType":"Custom::FirstAlignment","ResourceProperties":{}}\
            """.formatted(url);
    }
}
