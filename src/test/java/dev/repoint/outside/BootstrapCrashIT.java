package dev.repoint.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.aws.SdkEnvironment;
import dev.repoint.bootstrap.Action;
import dev.repoint.bootstrap.Bootstrap.Ports;
import dev.repoint.bootstrap.BootstrapReport;
import dev.repoint.bootstrap.PublicationGoal.Scope;
import dev.repoint.drill.postgres.PostgresServers;
import dev.repoint.drill.postgres.RdsPostgres;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A process that is killed after any one of its changes, and the next one that finds what it left. */
final class BootstrapCrashIT {

    private static final int NEWEST = 18;

    /** More than there are; the loop ends with the first run that isn't killed. */
    private static final int CHANGES_MAX = 40;

    @Test
    void goesOnWhereverItWasKilled() throws Exception {
        try (RdsPostgres postgres = PostgresServers.own(NEWEST)) {
            int killed = 0;
            while (killed < CHANGES_MAX && isKilledAfter(killed + 1, postgres)) {
                killed++;
            }
            assertThat(killed).as("changes of a whole run").isBetween(12, CHANGES_MAX - 1);
        }
    }

    /** False if the run had fewer changes than that; either way everything is in place in the end. */
    private static boolean isKilledAfter(int changes, RdsPostgres postgres) throws Exception {
        postgres.restart(Map.of("wal_level", "replica", "wal_sender_timeout", "60000"));
        try (Source source = Source.on(postgres, postgres.superuser());
                SdkEnvironment _ = SdkEnvironment.with(source.aws.endpoint(), Map.of("rds", source.rds.endpoint()))) {
            BootstrapIT.application(source);
            var bootstrap = new InProcess(source, new Scope.All());
            Ports whole = bootstrap.ports();
            boolean isKilled = isKilled(bootstrap, InterruptedPorts.after(changes, whole));

            BootstrapReport finished = bootstrap.run(Action.APPLY, whole);
            assertThat(finished.outcome())
                    .as("after change %d: %s", changes, finished)
                    .isEqualTo(BootstrapReport.Outcome.READY);
            assertThat(bootstrap.run(Action.CHECK, whole).steps())
                    .extracting(BootstrapReport.Line::state)
                    .containsOnly("in-place");
            source.forget();
            return isKilled;
        }
    }

    private static boolean isKilled(InProcess bootstrap, Ports ports) throws InterruptedException {
        try {
            bootstrap.run(Action.APPLY, ports);
            return false;
        } catch (InterruptedPorts.Killed killed) {
            return true;
        }
    }
}
