package dev.repoint.drill.scenario;

import java.time.Duration;

/**
 * How much faster than in the field time passes in the drill. Repoint's own settings are not scaled: it looks as often
 * as it does in the field.
 *
 * @param factor what a field second lasts here, in seconds, {@link #MIN} to 1
 */
public record Scale(double factor) {
    public static final Scale DEFAULT = new Scale(0.05);

    /** Below this the parts of the drill itself, such as the start of Postgres, take longer than what they stand for. */
    private static final double MIN = 0.02;

    /**
     * Of the endpoint's address record.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html">Setting the
     *     JVM TTL: the endpoint's own is 5 seconds</a>
     */
    private static final Duration TTL = Duration.ofSeconds(5);

    public Scale {
        if (!(factor >= MIN && factor <= 1)) {
            throw new IllegalArgumentException("scale " + factor + " is not within " + MIN + " to 1");
        }
    }

    /** What a time in the field lasts here. */
    public Duration of(Duration field) {
        return Duration.ofNanos(Math.round(field.toNanos() * factor));
    }

    public Duration ofSeconds(double fieldSeconds) {
        return of(Duration.ofMillis(Math.round(fieldSeconds * 1_000)));
    }

    /** Of the endpoint here: DNS knows no shorter one than a second. */
    public Duration ttl() {
        Duration scaled = Duration.ofSeconds(of(TTL).toSeconds());
        return scaled.isZero() ? Duration.ofSeconds(1) : scaled;
    }

    @Override
    public String toString() {
        return factor == 1
                ? "as in the field"
                : "a minute of the field takes " + Seconds.roughly(of(Duration.ofMinutes(1))) + " s";
    }
}
