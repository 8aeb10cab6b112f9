package dev.repoint.drill;

import com.sun.net.httpserver.HttpExchange;
import dev.repoint.drill.Disturbance.Body;
import dev.repoint.drill.Disturbance.Delay;
import dev.repoint.drill.Disturbance.Fail;
import dev.repoint.drill.Disturbance.FailAfterEffect;
import dev.repoint.drill.Disturbance.HalfBody;
import dev.repoint.drill.Disturbance.Handled;
import dev.repoint.drill.Disturbance.Hang;
import dev.repoint.drill.Disturbance.None;
import dev.repoint.drill.Disturbance.Reset;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Stands on a loopback port before an AWS endpoint, writes down every call, and slows down, refuses, loses or mutilates
 * those it is told to. Clients come here by {@code AWS_ENDPOINT_URL}.
 */
public final class AwsGateway implements AutoCloseable {
    /** Status of a call that got no answer. */
    public static final int UNANSWERED = 0;

    /**
     * One HTTP request, so a retry is a call of its own.
     *
     * @param action the Query or JSON protocol's action; method and path for a REST one
     * @param returnedAt when its answer was ready to go back; for a hanging call, when it arrived
     * @param status what the caller got to see, {@link #UNANSWERED} if nothing
     * @param body of the request
     */
    public record Call(String action, Instant at, Instant returnedAt, int status, String body) {}

    /** How far a call has come. */
    public enum Passage {
        ARRIVED,
        /** AWS has done it, and the caller doesn't know yet. */
        CARRIED_OUT,
        /** The caller has its answer, or gets none. */
        OVER
    }

    private record Request(HttpExchange exchange, AwsProtocol protocol, String action, Instant at, String body) {}

    private final Upstream upstream;
    private final LoopbackHttp http;
    private final Disturbances disturbances = new Disturbances();
    private final Chronicle<Call> calls = new Chronicle<>();
    private final Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
    private volatile Duration latency = Duration.ZERO;
    private volatile BiConsumer<String, Passage> onlooker = (_, _) -> {};

    private AwsGateway(URI upstream) {
        this.upstream = new Upstream(upstream);
        this.http = LoopbackHttp.start("aws-gateway", this::handle);
    }

    public static AwsGateway before(URI upstream) {
        return new AwsGateway(upstream);
    }

    public URI endpoint() {
        return http.uri();
    }

    /** From now on every call takes that much longer than AWS does. */
    public void latency(Duration added) {
        latency = added;
    }

    /** Told of each call's action and how far it has come, by the call's own thread, which waits for it. */
    public void watch(BiConsumer<String, Passage> by) {
        onlooker = by;
    }

    /** The next calls of a matching action, one each; those after them pass. */
    public void disturb(Predicate<String> action, Disturbance... inOrder) {
        disturbances.add(action, List.of(inOrder));
    }

    /** Every call of a matching action from now on. */
    public void disturbAlways(Predicate<String> action, Disturbance disturbance) {
        disturbances.always(action, "", disturbance);
    }

    /** Every call of a matching action about that resource from now on; others pass. */
    public void disturbAlways(Predicate<String> action, String arn, Disturbance disturbance) {
        disturbances.always(action, URLEncoder.encode(arn, StandardCharsets.UTF_8), disturbance);
    }

    /** No disturbance and no latency any more. */
    public void calm() {
        disturbances.clear();
        latency = Duration.ZERO;
    }

    /** In the order in which they were answered, or began to hang. A caller that has its answer is in the list. */
    public List<Call> calls() {
        return calls.read();
    }

    /** Those of one action. */
    public List<Call> calls(String action) {
        return calls.read().stream()
                .filter(call -> call.action().equals(action))
                .toList();
    }

    /** Waits until that many calls of matching actions were answered or hang; an {@link AssertionError} if they do not. */
    public List<Call> awaitCalls(Predicate<String> action, int count, Duration within) throws InterruptedException {
        return calls.await(call -> action.test(call.action()), count, within);
    }

    /** Where all calls came from so far, an address and port for each connection. */
    public Set<InetSocketAddress> clients() {
        return Set.copyOf(clients);
    }

    public void forgetCalls() {
        calls.clear();
        clients.clear();
    }

    private void handle(HttpExchange exchange) throws IOException, InterruptedException {
        Instant at = Instant.now();
        clients.add(exchange.getRemoteAddress());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        AwsProtocol protocol = AwsProtocol.of(exchange.getRequestHeaders(), body);
        String action = protocol.action(
                exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(), body);
        onlooker.accept(action, Passage.ARRIVED);
        try (exchange) {
            Disturbance disturbance = disturbances.next(action, body);
            Thread.sleep(latency);
            answer(new Request(exchange, protocol, action, at, body), disturbance);
        } finally {
            onlooker.accept(action, Passage.OVER);
        }
    }

    private void answer(Request request, Disturbance disturbance) throws IOException, InterruptedException {
        switch (disturbance) {
            case None() -> pass(request);
            case Delay(var by) -> {
                Thread.sleep(by);
                pass(request);
            }
            case Fail(int status, String code, String message) -> fail(request, status, code, message);
            case FailAfterEffect(int status, String code) -> {
                carryOut(request);
                fail(request, status, code, "failed after it took effect");
            }
            case Body(int status, String contentType, byte[] bytes) -> tell(request, status, contentType, bytes);
            case Handled(var handler) -> {
                note(request, UNANSWERED, request.at);
                handler.handle(request.exchange);
            }
            case HalfBody() -> half(request);
            case Reset() -> note(request, UNANSWERED, Instant.now());
            case Hang() -> {
                note(request, UNANSWERED, request.at);
                new CountDownLatch(1).await();
            }
        }
    }

    private void pass(Request request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = fetch(request);
        LoopbackHttp.answer(request.exchange, response.statusCode(), response.body());
    }

    private void half(Request request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = fetch(request);
        byte[] whole = response.body();
        request.exchange.sendResponseHeaders(response.statusCode(), whole.length);
        request.exchange.getResponseBody().write(whole, 0, whole.length / 2);
        request.exchange.getResponseBody().flush();
    }

    private HttpResponse<byte[]> fetch(Request request) throws IOException, InterruptedException {
        try {
            HttpResponse<byte[]> response = carryOut(request);
            Upstream.copyHeaders(response, request.exchange);
            note(request, response.statusCode(), Instant.now());
            return response;
        } catch (IOException e) {
            note(request, UNANSWERED, Instant.now());
            throw e;
        }
    }

    private HttpResponse<byte[]> carryOut(Request request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = upstream.send(request.exchange, request.body);
        onlooker.accept(request.action, Passage.CARRIED_OUT);
        return response;
    }

    private void fail(Request request, int status, String code, String message) throws IOException {
        tell(request, status, request.protocol.contentType, request.protocol.error(code, message));
    }

    private void tell(Request request, int status, String contentType, byte[] body) throws IOException {
        request.exchange.getResponseHeaders().set("Content-Type", contentType);
        note(request, status, Instant.now());
        LoopbackHttp.answer(request.exchange, status, body);
    }

    private void note(Request request, int status, Instant returnedAt) {
        calls.write(new Call(request.action, request.at, returnedAt, status, request.body));
    }

    @Override
    public void close() {
        http.close();
        upstream.close();
    }
}
