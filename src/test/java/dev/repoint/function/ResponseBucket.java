package dev.repoint.function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** The place that a pre-signed URL leads to; it answers with these statuses in order, the last one for ever. */
final class ResponseBucket implements AutoCloseable {
    private final HttpServer server;
    private final ConcurrentLinkedDeque<Integer> statuses = new ConcurrentLinkedDeque<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    ResponseBucket(int... statuses) {
        IntStream.of(statuses).forEach(this.statuses::add);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + ", "
                    + exchange.getRequestHeaders().getOrDefault("Content-Type", List.of()));
            int status = statuses.size() > 1 ? statuses.remove() : statuses.element();
            if (status > 0) {
                exchange.getResponseHeaders().set("Location", url());
                exchange.sendResponseHeaders(status, -1);
            }
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort()
                + "/arn%3Aaws%3Astack/a%7Cb?X-Amz-Signature=a%2Fb%3D";
    }

    /** Method, path and content type of each request. */
    List<String> requests() {
        return requests;
    }

    List<String> bodies() {
        return bodies;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
