package dev.repoint.drill.postgres;

import java.time.Duration;
import java.time.Instant;

/**
 * A time without a stream, as the client sees it.
 *
 * @param from when the last message came, or the stream had begun
 * @param until when the server accepted the client again
 * @param cause how the client noticed
 */
public record Outage(Instant from, Instant until, String cause) {
    public Duration length() {
        return Duration.between(from, until);
    }
}
