package dev.repoint.remediation;

import dev.repoint.alignment.Seeds;
import org.junit.jupiter.api.Test;

/** Random fail-overs: see {@link RandomWorld} for what goes wrong, {@link Seeds} for how to replay one. */
final class FailoverSimulationTest {

    @Test
    void noFailOverBreaksARuleAndAllConverge() {
        Tally tally = new Tally();
        Seeds.forEach(seed -> {
            try {
                new FailoverSimulation(seed, tally, tally).run();
            } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
            }
        });
    }
}
