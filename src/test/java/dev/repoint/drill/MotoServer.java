package dev.repoint.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;

/**
 * moto's server, the AWS that somebody else wrote: one for the whole JVM, started when first asked for, ended with it.
 * Its known differences to AWS are listed in {@code MotoDifferencesIT}.
 *
 * @see <a href="https://docs.getmoto.org/en/5.2.1/docs/server_mode.html">moto, server mode</a>
 */
public final class MotoServer {
    private static final Duration CALL = Duration.ofSeconds(60);

    private sealed interface Search {
        record Found(MotoServer server) implements Search {}

        record Nowhere(String reasons) implements Search {}
    }

    private static final class Shared {
        static final Search SEARCH = search();
    }

    private final Supplier<URI> endpoint;

    private MotoServer(Supplier<URI> endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * The server of this JVM.
     *
     * @throws TestAbortedException if there is none to be had on this machine; the message says what was tried
     */
    public static MotoServer shared() {
        return switch (Shared.SEARCH) {
            case Search.Found(MotoServer server) -> server;
            case Search.Nowhere(String reasons) -> throw new TestAbortedException(reasons);
        };
    }

    public URI endpoint() {
        return endpoint.get();
    }

    /** Forgets every resource of every account. */
    public void reset() {
        var request = HttpRequest.newBuilder(endpoint().resolve("/moto-api/reset"))
                .timeout(CALL)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (var http = LoopbackHttp.client()) {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("moto answers " + status + " to a reset");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while resetting moto", e);
        }
    }

    private static Search search() {
        List<String> reasons = new ArrayList<>();
        for (MotoProgram program : MotoProgram.values()) {
            try {
                return new Search.Found(new MotoServer(MotoProcess.start(program.executable())::endpoint));
            } catch (IOException e) {
                reasons.add(program + ": " + e.getMessage());
            }
        }
        try {
            URI container = MotoContainer.start();
            return new Search.Found(new MotoServer(() -> container));
        } catch (IOException e) {
            reasons.add("IN_A_CONTAINER: " + e.getMessage());
        }
        return new Search.Nowhere("NO MOTO SERVER, and so nothing was held against it. " + String.join("; ", reasons));
    }
}
