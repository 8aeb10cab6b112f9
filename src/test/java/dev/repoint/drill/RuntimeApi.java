package dev.repoint.drill;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.repoint.drill.Invocation.Said;
import dev.repoint.drill.Invocation.Taken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lambda's side of the Runtime API for one function process: hands out events and takes what comes of them.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda, Runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {
    static final String FUNCTION_NAME = "repoint";

    private static final String FUNCTION_ARN =
            "arn:aws:lambda:%s:123456789012:function:%s".formatted(AwsAccount.REGION, FUNCTION_NAME);

    private final LambdaOutput output;
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Said>> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Taken> ready = new CompletableFuture<>();
    private final CompletableFuture<Said> initError = new CompletableFuture<>();
    private final LoopbackHttp http;

    RuntimeApi(LambdaOutput output) {
        this.output = output;
        this.http = LoopbackHttp.start("runtime-api", this::handle);
    }

    /** As {@code AWS_LAMBDA_RUNTIME_API} names it. */
    String authority() {
        return http.uri().getAuthority();
    }

    void offer(Invocation invocation) {
        waiting.add(invocation);
    }

    /** Done when the function has asked for its first event. */
    CompletableFuture<Taken> ready() {
        return ready;
    }

    /** Done if the function could not be initialised. */
    CompletableFuture<Said> initError() {
        return initError;
    }

    /** The paths end in {@code invocation/next}, {@code <id>/response}, {@code <id>/error} or {@code init/error}. */
    private void handle(HttpExchange exchange) throws IOException, InterruptedException {
        List<String> path = List.of(exchange.getRequestURI().getPath().split("/", -1));
        String whose = path.get(Math.max(0, path.size() - 2));
        switch (path.getLast()) {
            case "next" -> next(exchange);
            case "response" -> said(whose).complete(response(exchange));
            case "error" -> said(whose).complete(error(exchange));
            default -> throw new IOException("no part of the Runtime API: " + path);
        }
        if (exchange.getResponseCode() == -1) {
            LoopbackHttp.answer(exchange, 202, new byte[0]);
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        ready.complete(new Taken(Instant.now(), output.length()));
        Invocation invocation = waiting.take();
        running.put(invocation.id(), invocation.said());
        var taken = new Taken(Instant.now(), output.length());
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(taken.at().plus(invocation.timeout()).toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", FUNCTION_ARN);
        headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
        invocation.taken().complete(taken);
        LoopbackHttp.answer(exchange, 200, invocation.event());
    }

    /** Before the function is answered, so that it cannot have printed anything that belongs to the next event. */
    private Said response(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Said.Response(body, Instant.now(), output.length());
    }

    private Said error(HttpExchange exchange) throws IOException {
        var error = LambdaError.read(exchange.getRequestBody().readAllBytes());
        return new Said.Failed(error.type(), error.message(), Instant.now(), output.length());
    }

    private CompletableFuture<Said> said(String whose) {
        return whose.equals("init")
                ? initError
                : Optional.ofNullable(running.remove(whose)).orElseGet(CompletableFuture::new);
    }

    @Override
    public void close() {
        http.close();
    }
}
