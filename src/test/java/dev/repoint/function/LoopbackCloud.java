package dev.repoint.function;

import dev.repoint.aws.SdkEnvironment;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.Disturbance;
import dev.repoint.drill.LoopbackDnsServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The function in this very JVM, with a DNS server, an ELBv2 that says what it is told to, and a log. */
final class LoopbackCloud implements AutoCloseable {
    static final String ORDERS = "orders.abc123.eu-west-1.rds.amazonaws.com";
    static final String STOCK = "stock.abc123.eu-west-1.rds.amazonaws.com";

    /** Long gone, so that what happened then is looked at once. */
    static final String TICK = """
        {"detail-type": "Scheduled Event", "source": "aws.events", "time": "2020-03-14T09:26:00Z"}
        """;

    private static final int REMAINING_MILLIS = 30_000;

    final LoopbackDnsServer dns = LoopbackDnsServer.start();
    final AwsGateway aws = AwsGateway.before(URI.create("http://127.0.0.1:9"));
    final Map<String, String> variables = new HashMap<>();
    private final SdkEnvironment environment = SdkEnvironment.with(aws.endpoint());
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final RemediatorFunction function = new RemediatorFunction(
            new Environment(variables), this::now, new PrintStream(log, true, StandardCharsets.UTF_8));
    private Duration ahead = Duration.ZERO;

    LoopbackCloud() {
        variables.put("REPOINT_RESOLVERS", dns.address());
        variables.put("REPOINT_AGREEMENT", "1");
        variables.put("REPOINT_RESPONSE_HOSTS", "127.0.0.1");
        bindings("orders");
    }

    /** From now on these are bound, each with its port given. */
    void bindings(String... names) {
        List<String> bindings = List.of(names).stream()
                .map(name -> Bindings.json(name, name).replaceFirst("\\{", "{\"port\": 5432, "))
                .toList();
        variables.put("REPOINT_BINDINGS", bindings.toString());
    }

    /** From now on every target group holds exactly this, healthy and on port 5432. */
    void groupsHold(String address) {
        aws.disturbAlways("DescribeTargetHealth"::equals, body("""
            <DescribeTargetHealthResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/">\
            <DescribeTargetHealthResult><TargetHealthDescriptions><member><Target><Id>%s</Id><Port>5432</Port></Target>\
            <TargetHealth><State>healthy</State></TargetHealth></member></TargetHealthDescriptions>\
            </DescribeTargetHealthResult><ResponseMetadata><RequestId>00000000-0000-0000-0000-000000000000</RequestId>\
            </ResponseMetadata></DescribeTargetHealthResponse>\
            """.formatted(address)));
    }

    /** From now on every call of that action is answered with this. */
    void answer(String action, String json) {
        aws.disturbAlways(
                action::equals,
                new Disturbance.Body(200, "application/x-amz-json-1.1", json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Lets the function's clock go on. */
    void later(Duration by) {
        ahead = ahead.plus(by);
    }

    private Instant now() {
        return InstantSource.system().instant().plus(ahead);
    }

    /** The result of an invocation. */
    String invoke(String event) throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        function.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                result,
                new FakeContext(REMAINING_MILLIS));
        return result.toString(StandardCharsets.UTF_8);
    }

    /** What all invocations have printed. */
    List<String> log() {
        return log.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Disturbance body(String text) {
        return new Disturbance.Body(200, "text/xml", text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        environment.close();
        aws.close();
        dns.close();
    }
}
