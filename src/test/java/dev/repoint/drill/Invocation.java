package dev.repoint.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * One event on its way through the Runtime API.
 *
 * @param taken done when the function has fetched the event
 * @param said done when it has posted what came of it
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of an event, never compared
record Invocation(
        String id, byte[] event, Duration timeout, CompletableFuture<Taken> taken, CompletableFuture<Said> said) {

    /** When the function asked for, or got, an event, and the output's length at that moment. */
    record Taken(Instant at, long outputFrom) {}

    /** What the runtime posted, or what became of it instead; with the output's length at that moment. */
    sealed interface Said {
        Instant at();

        long outputTo();

        record Response(String body, Instant at, long outputTo) implements Said {}

        record Failed(String type, String message, Instant at, long outputTo) implements Said {}
    }

    static Invocation of(byte[] event, Duration timeout) {
        return new Invocation(
                UUID.randomUUID().toString(), event, timeout, new CompletableFuture<>(), new CompletableFuture<>());
    }
}
