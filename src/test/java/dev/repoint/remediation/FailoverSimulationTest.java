package dev.repoint.remediation;

import dev.repoint.alignment.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Random fail-overs: see {@link RandomWorld} for what goes wrong, {@link Seeds} for how to replay one. */
final class FailoverSimulationTest {

    @Test
    void noFailOverBreaksARuleAndAllConverge() {
        List<Long> seeds = new ArrayList<>();
        Seeds.forEach(seeds::add);
        Tally tally = new Tally();
        seeds.parallelStream().forEach(seed -> {
            try {
                FailoverSimulation.of(seed, tally, tally);
            } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
            }
        });
    }
}
