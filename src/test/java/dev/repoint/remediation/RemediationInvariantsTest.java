package dev.repoint.remediation;

import static dev.repoint.remediation.Deployment.ARN;

import dev.repoint.alignment.Seeds;
import dev.repoint.remediation.SimulatedTargetGroups.Call;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Random fail-overs: see {@link RandomFailover} for what goes wrong, {@link Seeds} for how to replay one. */
final class RemediationInvariantsTest {

    @Test
    void noFailOverBreaksARuleAndAllConverge() {
        Seeds.forEach(seed -> {
            try {
                failOver(new RandomFailover(seed));
            } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
            }
        });
    }

    private static void failOver(RandomFailover failover) throws InterruptedException {
        Invariants invariants = new Invariants(failover);
        failover.run(invariants::hold);
        if (!failover.hasConverged()) {
            throw new AssertionError(
                    "is left at " + failover.deployment().held().registered(ARN) + ", not at " + failover.current()
                            + "\nafter " + invariants.timeline());
        }
        callsAreBounded(failover.deployment(), invariants);
    }

    /** A read every five seconds at most, and no more than a few calls for each change and fault besides. */
    private static void callsAreBounded(Deployment deployment, Invariants invariants) {
        List<Call> calls = deployment.groups().calls();
        Duration elapsed = deployment.time().elapsed();
        long bound = elapsed.toSeconds() / 5 + 60;
        if (calls.size() > bound) {
            throw new AssertionError(calls.size() + " calls in " + elapsed + ", more than " + bound + "\nafter\n"
                    + invariants.timeline());
        }
    }
}
