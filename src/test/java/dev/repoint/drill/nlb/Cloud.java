package dev.repoint.drill.nlb;

import dev.repoint.drill.MotoServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** Who answers for ELBv2. */
enum Cloud {
    LOCAL_ELB {
        @Override
        URI start() {
            return Shared.ELB.endpoint();
        }
    },

    MOTO {
        @Override
        URI start() {
            MotoServer moto = MotoServer.shared();
            moto.reset();
            return moto.endpoint();
        }
    };

    /** As fast as it may be: the contract isn't about the clock. */
    static final NlbTimings TIMINGS = new NlbTimings(
            Duration.ofMillis(50), Duration.ofMillis(20), Duration.ofMillis(20), 2, 2, Duration.ofSeconds(30));

    private static final class Shared {
        static final LocalElb ELB =
                LocalElb.start(ElbRules.DRILL, TIMINGS, (_, _) -> CheckResult.CONNECTED, InstantSource.system());
    }

    /** Its endpoint; a test that can't have it is aborted and says why. */
    abstract URI start();
}
