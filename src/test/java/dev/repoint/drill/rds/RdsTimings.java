package dev.repoint.drill.rds;

import java.time.Duration;

/**
 * How long things take.
 *
 * @param modifying how long a database is {@code modifying} after its group was changed
 * @param applying how long a change of parameters is {@code applying}
 * @param rebooting how long a database is {@code rebooting}, if what stands behind it isn't slower
 */
public record RdsTimings(Duration modifying, Duration applying, Duration rebooting) {

    /** About as in the field. */
    public static final RdsTimings FIELD =
            new RdsTimings(Duration.ofSeconds(30), Duration.ofSeconds(15), Duration.ofSeconds(60));

    public RdsTimings scaled(double by) {
        return new RdsTimings(scaled(modifying, by), scaled(applying, by), scaled(rebooting, by));
    }

    private static Duration scaled(Duration field, double by) {
        return Duration.ofNanos(Math.round(field.toNanos() * by));
    }
}
