package dev.repoint.outside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.LambdaRuntime;
import dev.repoint.drill.LoopbackDnsServer;
import dev.repoint.drill.MotoServer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Everything around the function: an account at moto behind a gateway, a DNS server, and the bindings between them. */
final class Stage implements AutoCloseable {

    static final String HANDLER = "dev.repoint.function.RemediatorFunction";
    static final String ENDPOINT = "orders.abc123.eu-west-1.rds.amazonaws.com";
    static final int PORT = 5432;

    private static final ObjectMapper JSON = new ObjectMapper();

    final AwsGateway aws = AwsGateway.before(MotoServer.shared().endpoint());
    final AwsAccount account = AwsAccount.at(MotoServer.shared().endpoint());
    final LoopbackDnsServer dns = LoopbackDnsServer.start();
    private final List<String> bindings = new ArrayList<>();
    private final List<LambdaRuntime> started = new ArrayList<>();

    /** A target group that holds these addresses; gives its ARN. */
    String group(String... addresses) {
        String arn = account.targetGroups().create(PORT);
        for (String address : addresses) {
            account.targetGroups().register(arn, address + ":" + PORT);
        }
        return arn;
    }

    /** Binds {@link #ENDPOINT} under the name "orders". */
    String boundGroup(String... addresses) {
        String arn = group(addresses);
        bind("orders", ENDPOINT, arn);
        return arn;
    }

    void bind(String name, String source, String arn) {
        bindings.add(binding(name, source, arn));
    }

    /** A binding's JSON, with the port given. */
    static String binding(String name, String source, String arn) {
        return """
            {"name":"%s","source":"%s","port":%d,"targetGroupArn":"%s"}\
            """.formatted(name, source, PORT, arn);
    }

    /** With a short interval and an agreement of two, so that tests need no long TTLs. */
    LambdaRuntime.Builder function() {
        return LambdaRuntime.of(HANDLER)
                .env(account.environment())
                .env("AWS_ENDPOINT_URL", aws.endpoint().toString())
                .env("REPOINT_RESOLVERS", dns.address())
                .env("REPOINT_AGREEMENT", "2")
                .env("REPOINT_WATCH_INTERVAL_MILLIS", "100")
                .env("REPOINT_BINDINGS", "[" + String.join(",", bindings) + "]");
    }

    LambdaRuntime start(LambdaRuntime.Builder function) {
        LambdaRuntime runtime = function.start();
        started.add(runtime);
        return runtime;
    }

    LambdaRuntime start() {
        return start(function());
    }

    /** Empties the account: its databases, parameters and tags are found by all. */
    void startAnew() {
        MotoServer.shared().reset();
    }

    /** The actions of all calls that reached AWS so far. */
    List<String> actions() {
        return aws.calls().stream().map(AwsGateway.Call::action).toList();
    }

    List<String> writes() {
        return actions().stream()
                .filter(action ->
                        !action.startsWith("Describe") && !action.startsWith("Get") && !action.startsWith("GET"))
                .toList();
    }

    /** Those to ELBv2 among them. */
    List<String> elbActions() {
        return actions().stream().filter(action -> action.contains("Target")).toList();
    }

    List<String> registered(String arn) {
        return account.targetGroups().registered(arn);
    }

    /** The report that a successful invocation returned. */
    static JsonNode report(LambdaRuntime.Result result) {
        return switch (result) {
            case LambdaRuntime.Result.Success(var body, var _, var _) -> json(body);
            case LambdaRuntime.Result.Failure failure -> throw new AssertionError("failed: " + failure);
            case LambdaRuntime.Result.TimedOut timedOut -> throw new AssertionError("timed out: " + timedOut.log());
        };
    }

    /** The error that an invocation ended in. */
    static String error(LambdaRuntime.Result result) {
        return switch (result) {
            case LambdaRuntime.Result.Failure(var _, var message, var _, var _) -> message;
            case LambdaRuntime.Result.Success success -> throw new AssertionError("succeeded: " + success);
            case LambdaRuntime.Result.TimedOut timedOut -> throw new AssertionError("timed out: " + timedOut.log());
        };
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    static String tick(Instant at) {
        return """
            {"version":"0","id":"1","detail-type":"Scheduled Event","source":"aws.events","account":"123456789012",
             "time":"%s","region":"eu-west-1","resources":[],"detail":{}}\
            """.formatted(at);
    }

    static String tick() {
        return tick(Instant.now());
    }

    static String failover(String id, Instant at) {
        return failover("orders", id, at);
    }

    static String failover(String instance, String id, Instant at) {
        return """
            {"version":"0","id":"1","detail-type":"RDS DB Instance Event","source":"aws.rds","account":"123456789012",
             "time":"%1$s","region":"eu-west-1","resources":["arn:aws:rds:eu-west-1:123456789012:db:%3$s"],
             "detail":{"EventCategories":["failover"],"SourceType":"DB_INSTANCE","SourceIdentifier":"%3$s",
             "SourceArn":"arn:aws:rds:eu-west-1:123456789012:db:%3$s","EventID":"%2$s","Message":"..."}}\
            """.formatted(at, id, instance);
    }

    /** As SQS hands these messages over. */
    static String batch(List<String> messages) {
        ObjectNode batch = JSON.createObjectNode();
        ArrayNode records = batch.putArray("Records");
        messages.forEach(message -> records.addObject()
                .put("messageId", Integer.toString(records.size()))
                .put("eventSource", "aws:sqs")
                .put("body", message));
        return batch.toString();
    }

    static Duration since(Instant start) {
        return Duration.between(start, Instant.now());
    }

    @Override
    public void close() {
        started.forEach(LambdaRuntime::close);
        dns.close();
        account.close();
        aws.close();
    }
}
