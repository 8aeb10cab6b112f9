package dev.repoint.drill;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** The AWS endpoint behind the gateway: a request goes there as it came. */
final class Upstream implements AutoCloseable {
    private static final Duration CALL = Duration.ofSeconds(60);

    /** Those of one connection, not of the message (RFC 9110 section 7.6.1), and those that the client sets itself. */
    private static final Set<String> OWN = Set.of(
            "connection",
            "content-length",
            "date",
            "expect",
            "host",
            "keep-alive",
            "server",
            "transfer-encoding",
            "upgrade");

    private final URI endpoint;
    private final HttpClient http = LoopbackHttp.client();

    Upstream(URI endpoint) {
        this.endpoint = endpoint;
    }

    HttpResponse<byte[]> send(HttpExchange exchange, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve(exchange.getRequestURI()))
                .timeout(CALL)
                .method(exchange.getRequestMethod(), BodyPublishers.ofString(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isPassed(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    static void copyHeaders(HttpResponse<byte[]> response, HttpExchange exchange) {
        response.headers().map().forEach((name, values) -> {
            if (isPassed(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
    }

    private static boolean isPassed(String header) {
        return !OWN.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
