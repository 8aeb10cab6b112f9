package dev.repoint.remediation;

import java.time.Duration;

/** How often AWS refused a pass, and how long to leave it alone because of that. Used by one thread. */
final class Refusals {

    /** How many of them end a pass without a watch; each can take 15 seconds. */
    private static final int REFUSALS_MAX = 2;

    /** The longest pause after refusals in a row is the first one, a second, doubled three times. */
    private static final int DOUBLINGS_MAX = 3;

    private int all;
    private int inRow;

    /** Takes in how a look ended. That a group is full is no refusal in this sense: room can be made. */
    void note(Finding finding) {
        switch (finding) {
            case Finding.Refused(Refusal refusal)
            when refusal.verdict() != Refusal.Verdict.NO_ROOM -> {
                all++;
                inRow++;
            }
            case Finding.Refused _, Finding.Planned _ -> inRow = 0;
        }
    }

    boolean areTooMany() {
        return all >= REFUSALS_MAX;
    }

    Duration pause() {
        return inRow == 0 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(inRow - 1, DOUBLINGS_MAX));
    }
}
