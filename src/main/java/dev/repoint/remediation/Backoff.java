package dev.repoint.remediation;

import java.time.Duration;

/** How long to leave AWS alone after looks that it refused. Used by one thread. */
final class Backoff {

    /** The longest pause is the first one, a second, doubled three times: an outage is just when AWS is slow to serve. */
    private static final int DOUBLINGS_MAX = 3;

    private int inRow;

    /** Takes in how a look ended. A full group is no reason to look less often: room comes of answers that agree. */
    void note(Finding finding) {
        switch (finding) {
            case Finding.Refused(Refusal refusal) when refusal.verdict() != Refusal.Verdict.NO_ROOM -> inRow++;
            case Finding.Refused _, Finding.Planned _, Finding.AwaitsTurn _ -> inRow = 0;
        }
    }

    Duration pause() {
        return inRow == 0 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(inRow - 1, DOUBLINGS_MAX));
    }
}
