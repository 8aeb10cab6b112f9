package dev.repoint.drill.report;

import dev.repoint.drill.scenario.Seconds;
import dev.repoint.drill.stage.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The time axis of a chart; places on it are percentages of its width.
 *
 * @param zero the first loss
 */
record Axis(Instant from, Instant zero, Instant until) {
    private static final double BEFORE = 0.08;
    private static final int TICKS_MAX = 12;

    static Axis of(Recording recording) {
        Duration length = Duration.between(recording.start(), recording.end());
        Duration before = Duration.ofNanos(Math.round(length.toNanos() * BEFORE));
        return new Axis(recording.start().minus(before), recording.start(), recording.end());
    }

    /** Whole seconds after the first loss that are worth a label. */
    List<Instant> ticks() {
        long seconds = Duration.between(zero, until).toSeconds();
        long step = Stream.of(1L, 2L, 5L, 10L, 20L, 30L, 60L, 120L)
                .filter(candidate -> seconds / candidate <= TICKS_MAX)
                .findFirst()
                .orElse(300L);
        return LongStream.rangeClosed(0, seconds / step)
                .mapToObj(index -> zero.plusSeconds(index * step))
                .toList();
    }

    boolean shows(Instant at) {
        return !at.isBefore(from) && !at.isAfter(until);
    }

    double place(Instant at) {
        Instant shown = at.isBefore(from) ? from : at.isAfter(until) ? until : at;
        return 100.0
                * Duration.between(from, shown).toNanos()
                / Duration.between(from, until).toNanos();
    }

    /** As a declaration of a style. */
    String left(Instant at) {
        return String.format(Locale.ROOT, "left:%.3f%%", place(at));
    }

    String between(Instant one, Instant other) {
        return left(one) + String.format(Locale.ROOT, ";width:%.3f%%", place(other) - place(one));
    }

    /** Seconds after the first loss. */
    String time(Instant at) {
        return Seconds.exactly(Duration.between(zero, at)) + " s";
    }
}
