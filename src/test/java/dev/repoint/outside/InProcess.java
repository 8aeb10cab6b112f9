package dev.repoint.outside;

import dev.repoint.aws.AwsClients;
import dev.repoint.aws.ElbBalancers;
import dev.repoint.aws.RdsControlPlane;
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
import dev.repoint.bootstrap.PublicationGoal.Scope;
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

/** The bootstrap with its real adapters in this process, where a test can come between, and waits for nothing. */
record InProcess(Source source, Scope scope) {

    private static final Duration BUDGET = Duration.ofMinutes(1);

    Ports ports() {
        var clients = new AwsClients();
        return new Ports(
                new RdsControlPlane(clients),
                new SecretsManagerSecrets(clients),
                _ -> new Addresses.Found.At(
                        source.postgres.place(source.database).address()),
                new JdbcSourceDatabase(source.postgres.trusted()),
                new ElbBalancers(clients));
    }

    BootstrapReport run(Action action, Ports ports) throws InterruptedException {
        var bootstrap = new Bootstrap(ports, InstantSource.system(), _ -> {}, new SecureRandom());
        return bootstrap.run(action, goal(), Instant.now().plus(BUDGET));
    }

    private Goal goal() {
        return new Goal(
                new DatabaseId.Instance("orders"),
                source.database,
                List.of("public", Source.SCHEMA),
                Source.USER,
                "pipe",
                new AdminLogin.ManagedSecret(),
                new PublicationGoal(Source.PUBLICATION, scope, true),
                new TreeMap<>(Map.of("rds.logical_replication", "1", "wal_sender_timeout", "0")),
                Goal.Reboot.ALLOWED,
                Goal.Keyless.REFUSE,
                new TreeSet<>(),
                Optional.empty());
    }
}
