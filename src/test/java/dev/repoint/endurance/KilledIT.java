package dev.repoint.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A process of the built jar is killed at a random moment, and the next one sets right what it left. */
final class KilledIT {
    private static final int SEED = 1;
    private static final int KILLS = 25;

    @Test
    void isMadeUpForByTheNextProcess() throws Exception {
        KillTally tally = new Killings(SEED, KILLS).run();

        System.out.printf("seeds from %d: %s", SEED, tally.text());
        // Half of them are made to.
        assertThat(tally.amid()).isGreaterThan(KILLS / 3);
        assertThat(tally.onTheWay()).isPositive();
    }
}
