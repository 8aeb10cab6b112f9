package dev.repoint.training;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's side of the Runtime API, for one function.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda, Runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {
    private static final Duration INVOCATION_MAX = Duration.ofSeconds(60);

    /** What a function says of an event: its response, or what went wrong. */
    private sealed interface Said {
        record Response(String body) implements Said {}

        record Trouble(String what) implements Said {}
    }

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile CompletableFuture<Said> answer = new CompletableFuture<>();

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** As {@code AWS_LAMBDA_RUNTIME_API} names it. */
    String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** @throws IllegalStateException if the function fails, ends, or takes longer than a minute */
    String invoke(String event, Process function) {
        answer = new CompletableFuture<>();
        events.add(event);
        Said said = function.onExit()
                .<Said>thenApply(gone -> new Said.Trouble("the function ended with status " + gone.exitValue()))
                .applyToEither(answer, first -> first)
                .completeOnTimeout(
                        new Said.Trouble("no answer within " + INVOCATION_MAX + " to " + event),
                        INVOCATION_MAX.toSeconds(),
                        TimeUnit.SECONDS)
                .join();
        return switch (said) {
            case Said.Response(var body) -> body;
            case Said.Trouble(var what) -> throw new IllegalStateException(what);
        };
    }

    /** The paths end in {@code invocation/next}, {@code <id>/response}, {@code <id>/error} or {@code init/error}. */
    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.endsWith("/next")) {
            next(exchange);
        } else {
            answer.complete(path.endsWith("/response") ? new Said.Response(body) : new Said.Trouble(body));
            Replies.send(exchange, 202, "application/json", "{}");
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            String event = events.take();
            var headers = exchange.getResponseHeaders();
            headers.set("Lambda-Runtime-Aws-Request-Id", Integer.toHexString(event.hashCode()));
            headers.set(
                    "Lambda-Runtime-Deadline-Ms",
                    Long.toString(Instant.now().plus(INVOCATION_MAX).toEpochMilli()));
            headers.set(
                    "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:123456789012:function:repoint");
            headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
            Replies.send(exchange, 200, "application/json", event);
        } catch (InterruptedException closing) {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
