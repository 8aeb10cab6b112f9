package dev.repoint.remediation;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** One of the three that a {@link Choice} sets, with values around its default; the other two keep theirs. */
enum Setting {
    INTERVAL,
    AGREEMENT,
    DEADLINE;

    List<Choice> choices() {
        return switch (this) {
            case INTERVAL ->
                LongStream.of(100, 250, 500, 1_000, 2_000, 5_000)
                        .mapToObj(millis -> Choice.DEFAULT.every(Duration.ofMillis(millis)))
                        .toList();
            case AGREEMENT ->
                Stream.of(1, 2, 3, 5).map(Choice.DEFAULT::agreedBy).toList();
            case DEADLINE ->
                LongStream.of(60, 180, 420, 840)
                        .mapToObj(seconds -> Choice.DEFAULT.until(Duration.ofSeconds(seconds)))
                        .toList();
        };
    }

    /** By the template's parameter, such as {@code WatchSeconds 420}. */
    String title(Choice choice) {
        return switch (this) {
            case INTERVAL -> "WatchIntervalMillis " + choice.interval().toMillis();
            case AGREEMENT -> "Agreement " + choice.agreement();
            case DEADLINE -> "WatchSeconds " + choice.deadline().toSeconds();
        };
    }
}
