package dev.repoint.drill.scenario;

import java.time.Duration;
import java.util.Locale;

/** A time in seconds, as text that is the same on each machine. */
public final class Seconds {
    private Seconds() {}

    /** To a hundredth, without the unit. */
    public static String exactly(Duration time) {
        return String.format(Locale.ROOT, "%.2f", time.toMillis() / 1_000.0);
    }

    /** To a tenth, without the unit. */
    public static String roughly(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1_000.0);
    }
}
