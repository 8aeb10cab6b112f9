package dev.repoint.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.aws.AwsClients;
import dev.repoint.aws.ElbBalancers;
import dev.repoint.aws.RdsControlPlane;
import dev.repoint.aws.SdkEnvironment;
import dev.repoint.aws.SecretsManagerSecrets;
import dev.repoint.bootstrap.Action;
import dev.repoint.bootstrap.Addresses;
import dev.repoint.bootstrap.AdminLogin;
import dev.repoint.bootstrap.Bootstrap;
import dev.repoint.bootstrap.Bootstrap.Ports;
import dev.repoint.bootstrap.BootstrapReport;
import dev.repoint.bootstrap.DatabaseId;
import dev.repoint.bootstrap.Goal;
import dev.repoint.bootstrap.PublicationGoal;
import dev.repoint.drill.postgres.PostgresServers;
import dev.repoint.drill.postgres.RdsPostgres;
import dev.repoint.postgres.JdbcSourceDatabase;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A process that is killed after any one of its changes, and the next one that finds what it left. */
final class BootstrapCrashIT {

    private static final int NEWEST = 18;

    /** More than there are; the loop ends with the first run that isn't killed. */
    private static final int CHANGES_MAX = 40;

    private static final Duration BUDGET = Duration.ofMinutes(1);

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
        try (Source source = Source.on(postgres);
                SdkEnvironment _ = SdkEnvironment.with(source.aws.endpoint(), Map.of("rds", source.rds.endpoint()))) {
            BootstrapIT.application(source);
            Ports whole = ports(source);
            boolean isKilled = isKilled(source, InterruptedPorts.after(changes, whole));

            BootstrapReport finished = run(Action.APPLY, whole, source);
            assertThat(finished.outcome())
                    .as("after change %d: %s", changes, finished)
                    .isEqualTo(BootstrapReport.Outcome.READY);
            assertThat(run(Action.CHECK, whole, source).steps())
                    .extracting(BootstrapReport.Line::state)
                    .containsOnly("in-place");
            source.forget();
            return isKilled;
        }
    }

    private static boolean isKilled(Source source, Ports ports) throws InterruptedException {
        try {
            run(Action.APPLY, ports, source);
            return false;
        } catch (InterruptedPorts.Killed killed) {
            return true;
        }
    }

    private static BootstrapReport run(Action action, Ports ports, Source source) throws InterruptedException {
        var bootstrap = new Bootstrap(ports, InstantSource.system(), _ -> {}, new SecureRandom());
        return bootstrap.run(action, goal(source), Instant.now().plus(BUDGET));
    }

    private static Ports ports(Source source) {
        var clients = new AwsClients();
        return new Ports(
                new RdsControlPlane(clients),
                new SecretsManagerSecrets(clients),
                _ -> new Addresses.Found.At(
                        source.postgres.place(source.database).address()),
                new JdbcSourceDatabase(source.postgres.trusted()),
                new ElbBalancers(clients));
    }

    private static Goal goal(Source source) {
        return new Goal(
                new DatabaseId.Instance("orders"),
                source.database,
                List.of("public", Source.SCHEMA),
                Source.USER,
                "pipe",
                new AdminLogin.ManagedSecret(),
                new PublicationGoal(Source.PUBLICATION, new PublicationGoal.Scope.All(), true),
                new TreeMap<>(Map.of("rds.logical_replication", "1", "wal_sender_timeout", "0")),
                Goal.Reboot.ALLOWED,
                Goal.Keyless.REFUSE,
                new TreeSet<>(),
                Optional.empty());
    }
}
