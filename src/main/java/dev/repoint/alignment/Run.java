package dev.repoint.alignment;

import java.time.Instant;

/**
 * How many answers in a row said the same, where one counts only if the one counted before it had outlived its time to live
 * when it was asked for: a resolver's cached answer, asked for three times, is one answer (rule 3).
 *
 * @param countsNext from when on the next answer has to be asked for so that it counts
 */
record Run(int length, Instant countsNext) {

    static final Run NONE = new Run(0, Instant.MIN);

    Run longer(Instant askedAt, Instant outlivedAt) {
        return askedAt.isBefore(countsNext) ? this : new Run(length + 1, outlivedAt);
    }
}
