package dev.repoint.outside;

import dev.repoint.drill.Disturbance;
import dev.repoint.drill.LoopbackHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** What an endpoint that is no AWS, or AWS on its worst day, answers. */
final class Answers {
    private static final int CHUNK = 8_192;
    private static final int BOMB_CHUNKS = 32_768;
    private static final int DEPTH = 100_000;
    private static final String XML = "text/xml";
    private static final Duration DRIP = Duration.ofMillis(200);

    private Answers() {}

    static Disturbance of(int status, String contentType, String body) {
        return new Disturbance.Body(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    static Disturbance xml(String body) {
        return of(200, XML, body);
    }

    static Disturbance page(int status) {
        return of(status, "text/html; charset=utf-8", "<html><body><h1>Log in</h1></body></html>");
    }

    static Disturbance unavailable(String retryAfter) {
        return headed(503, Map.of("Retry-After", retryAfter, "Content-Type", XML), "<ErrorResponse/>");
    }

    static Disturbance redirected(int status, URI to) {
        return headed(status, Map.of("Location", to.resolve("/redirected").toString()), "");
    }

    private static Disturbance headed(int status, Map<String, String> headers, String body) {
        return new Disturbance.Handled(exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            LoopbackHttp.answer(exchange, status, body.getBytes(StandardCharsets.UTF_8));
        });
    }

    /** The connection ends in the middle of what its length promises. */
    static Disturbance half(String body) {
        return new Disturbance.Handled(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", XML);
            exchange.sendResponseHeaders(200, 2L * body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
    }

    /** Element after element, until whoever called goes away. */
    static Disturbance endless() {
        byte[] more = "<member></member>".repeat(CHUNK / 16).getBytes(StandardCharsets.UTF_8);
        return streamed(out -> {
            while (true) {
                out.write(more);
            }
        });
    }

    /** A few bytes at a time. */
    static Disturbance dripping() {
        return streamed(out -> {
            while (true) {
                out.write("<member/>".getBytes(StandardCharsets.UTF_8));
                out.flush();
                Thread.sleep(DRIP);
            }
        });
    }

    /** A quarter of a gigabyte, of which 300 kB go over the wire. */
    static Disturbance bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write("<DescribeTargetHealthResponse>".getBytes(StandardCharsets.UTF_8));
            byte[] more = "<a></a>".repeat(CHUNK / 7).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < BOMB_CHUNKS; i++) {
                out.write(more);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        byte[] packed = bytes.toByteArray();
        return new Disturbance.Handled(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", XML);
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            LoopbackHttp.answer(exchange, 200, packed);
        });
    }

    /** A billion times "lol". */
    static Disturbance laughs() {
        String entities = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> "<!ENTITY lol%d \"%s\">"
                        .formatted(i, "&lol%d;".formatted(i - 1).repeat(10)))
                .collect(Collectors.joining());
        return xml("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol0 \"lol\">" + entities + "]>"
                + TargetHealthXml.of("&lol9; healthy"));
    }

    /** Wants files of elsewhere, which would be read with the function's rights. */
    static Disturbance external(URI elsewhere) {
        String document = "<?xml version=\"1.0\"?><!DOCTYPE r SYSTEM \"%1$s/dtd\" [<!ENTITY x SYSTEM \"%1$s/entity\">]>"
                .formatted(elsewhere);
        return xml(document + TargetHealthXml.of("&x; healthy"));
    }

    static Disturbance deep() {
        return xml("<a>".repeat(DEPTH) + "</a>".repeat(DEPTH));
    }

    @FunctionalInterface
    private interface Writer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private static Disturbance streamed(Writer writer) {
        return new Disturbance.Handled(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", XML);
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write("<DescribeTargetHealthResponse>".getBytes(StandardCharsets.UTF_8));
            writer.write(out);
        });
    }
}
