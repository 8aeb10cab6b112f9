package dev.repoint.aws;

import dev.repoint.remediation.Databases;
import dev.repoint.remediation.Inventory;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import dev.repoint.remediation.Reply;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Databases as the RDS API knows them. */
public final class RdsDatabases implements Databases {

    /** For all calls of a description; a single one ends by itself, but a thousand databases take some dozens. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final AwsClients clients;
    private final Duration deadline;

    public RdsDatabases(AwsClients clients) {
        this(clients, DEADLINE);
    }

    RdsDatabases(AwsClients clients, Duration deadline) {
        this.clients = clients;
        this.deadline = deadline;
    }

    @Override
    public Reply<Inventory> describe(Set<String> instances, Set<String> clusters) {
        if (instances.isEmpty() && clusters.isEmpty()) {
            return new Reply.Given<>(Inventory.NONE);
        }
        var described = new FutureTask<>(() -> AwsFailure.reply(
                "A description of databases",
                () -> new RdsInventory(new RdsDescriptions(clients.rds())).of(instances, clusters)));
        Thread.ofVirtual().name("rds").start(described);
        try {
            return described.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return noAnswer("within " + deadline.toSeconds() + " seconds");
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return noAnswer("before the pass was ended");
        } catch (ExecutionException surprise) {
            throw new IllegalStateException("describing databases", surprise.getCause());
        } finally {
            described.cancel(true);
        }
    }

    private static Reply<Inventory> noAnswer(String when) {
        return new Reply.Refused<>(new Refusal(Verdict.RETRY, "the RDS API did not describe all databases " + when));
    }
}
