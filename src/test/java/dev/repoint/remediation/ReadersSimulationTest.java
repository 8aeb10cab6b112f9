package dev.repoint.remediation;

import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.DEREGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Seeds;
import dev.repoint.alignment.Target;
import dev.repoint.remediation.SimulatedTargetGroups.Call;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random lives of reader pools: see {@link RandomReaders} for what goes wrong. */
final class ReadersSimulationTest {

    private static final int HAPPENINGS = 25;
    private static final int CALM_TICKS = 12;

    /** The API is asked every five seconds, and a look may wait a second for it. */
    private static final Duration NEWS_AGE_MAX = Duration.ofSeconds(7);

    @Test
    void noPoolIsEmptiedOrLosesAServingReaderAndAllConverge() {
        Seeds.forEach(1_000, seed -> {
            try {
                live(new Random(seed));
            } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
            }
        });
    }

    private static void live(Random random) throws InterruptedException {
        Source.WhenNone whenNone = random.nextBoolean() ? Source.WhenNone.KEEP : Source.WhenNone.WRITER;
        var deployment =
                new Deployment(Deployment.binding("orders", new Source.Readers(RandomReaders.CLUSTER, whenNone)));
        var readers = new RandomReaders(random, deployment);
        for (int i = 0; i < HAPPENINGS; i++) {
            readers.happen();
            int before = deployment.groups().calls().size();
            run(random, deployment);
            deployment.groups().calls().stream().skip(before).forEach(call -> judge(call, readers));
            deployment.time().pause(Duration.ofSeconds(random.nextInt(60)));
        }
        readers.calmDown();
        for (int i = 0; i < CALM_TICKS; i++) {
            deployment.tick();
            deployment.time().pause(Duration.ofSeconds(60));
        }
        if (!readers.readers().isEmpty()) {
            assertThat(deployment.held().registered(ARN)).isEqualTo(readers.readers());
        }
    }

    private static void run(Random random, Deployment deployment) throws InterruptedException {
        switch (random.nextInt(8)) {
            case 0 -> deployment.restart();
            case 1, 2 -> deployment.event(deployment.time().instant().minusSeconds(random.nextInt(420)));
            default -> deployment.tick();
        }
    }

    private static void judge(Call call, RandomReaders readers) {
        assertThat(call.before().isEmpty() || !call.after().isEmpty())
                .as("never empty by our hand: %s", call)
                .isTrue();
        if (call.operation() == DEREGISTER) {
            NavigableSet<Address> serving = readers.shown(call.at());
            serving.retainAll(readers.shown(call.at().minus(NEWS_AGE_MAX)));
            assertThat(call.targets().stream().map(Target::address))
                    .as("no reader that the API doesn't call gone is removed: %s", call)
                    .noneMatch(serving::contains);
        }
    }
}
