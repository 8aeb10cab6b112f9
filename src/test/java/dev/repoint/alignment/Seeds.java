package dev.repoint.alignment;

import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * The seeds of the random tests: 0 to 9,999, or as many as the system property {@code repoint.seeds} says. A failing one is
 * named and can be replayed alone: {@code -Drepoint.seed=4711}.
 */
public final class Seeds {

    private static final long COUNT_DEFAULT = 10_000;

    private Seeds() {}

    public static void forEach(LongConsumer test) {
        forEach(COUNT_DEFAULT, test);
    }

    /** The same for a test that takes longer, and runs so many unless the property says otherwise. */
    public static void forEach(long count, LongConsumer test) {
        Long only = Long.getLong("repoint.seed");
        LongStream seeds =
                only == null ? LongStream.range(0, Long.getLong("repoint.seeds", count)) : LongStream.of(only);
        seeds.forEach(seed -> {
            try {
                test.accept(seed);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed + " fails; replay it with -Drepoint.seed=" + seed, failure);
            }
        });
    }
}
