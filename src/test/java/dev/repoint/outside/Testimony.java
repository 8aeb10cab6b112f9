package dev.repoint.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.LambdaRuntime;
import dev.repoint.drill.LambdaRuntime.Result;
import dev.repoint.drill.LoopbackHttp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Everything that comes out of a function: results, errors, what it prints, what it puts where CloudFormation waits. Every
 * secret that goes in has one word in it.
 */
final class Testimony implements AutoCloseable {

    static final String WORD = "Hunter2";

    /** Credentials as Lambda gives them, and where an answer may go. */
    static final Map<String, String> VARIABLES = Map.of(
            "AWS_SECRET_ACCESS_KEY", WORD + "Key",
            "AWS_SESSION_TOKEN", WORD + "Token/+==",
            "REPOINT_RESPONSE_HOSTS", "127.0.0.1");

    /** What AWS says when it refuses a signature: the canonical request. */
    static final String CITATION =
            "The request signature we calculated does not match. The Canonical String should have been"
                    + " 'POST / host:rds x-amz-date:20261122T120000Z x-amz-security-token:" + WORD
                    + "Token/+== host'. Authorization:"
                    + " AWS4-HMAC-SHA256 Credential=" + WORD + "/20261122/x, SignedHeaders=host, Signature=" + WORD;

    private static final Pattern SIGNATURE = Pattern.compile("Signature=[0-9A-Fa-f]{64}");

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<URI> putTo = new CopyOnWriteArrayList<>();
    private final LoopbackHttp stack = LoopbackHttp.start("stack", exchange -> {
        said.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        putTo.add(exchange.getRequestURI());
        boolean isDeaf = exchange.getRequestURI().getPath().equals("/deaf");
        LoopbackHttp.answer(exchange, isDeaf ? 403 : 200, new byte[0]);
    });

    /** Says what came of it. */
    String of(LambdaRuntime function, String event) throws InterruptedException {
        Result result = function.invoke(event);
        said.add(result.toString());
        return result.toString();
    }

    /** All that it printed, up to the event before the last: of that one it may still be printing how it failed. */
    void ofOutput(LambdaRuntime function) {
        said.addAll(function.output());
    }

    /** CloudFormation's, whose answer is taken at {@code /} and refused at {@code /deaf}. */
    String request(String type, String path, String properties) {
        return """
            {"RequestType":"%s","ResponseURL":"%s?X-Amz-Security-Token=%s&X-Amz-Signature=%4$s","StackId":"stack",
             "RequestId":"1","LogicalResourceId":"First","PhysicalResourceId":"repoint-First",
             "ResourceProperties":{%5$s}}\
            """.formatted(type, stack.uri().resolve(path), WORD + "%2F", WORD, properties);
    }

    /** @param answers that were put with the whole URL */
    void assertIsFreeOfSecrets(int answers) {
        assertThat(putTo)
                .hasSize(answers)
                .allSatisfy(uri -> assertThat(uri.getRawQuery()).endsWith("X-Amz-Signature=" + WORD));
        assertThat(said).isNotEmpty();
        assertNone(text -> text.toLowerCase(Locale.ROOT).contains("hunter2"));
        assertNone(text -> text.contains("SCRAM-SHA-256$"));
        assertNone(SIGNATURE.asPredicate());
    }

    void assertIsFreeOf(String secret) {
        assertNone(text -> text.contains(secret));
    }

    private void assertNone(Predicate<String> secret) {
        assertThat(said.stream().flatMap(String::lines).filter(secret)).isEmpty();
    }

    @Override
    public void close() {
        stack.close();
    }
}
