package dev.repoint.remediation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What the RDS API last said of the databases that sources name; the environment keeps it. It is asked in the background, so
 * that an API that hangs doesn't keep a look from DNS.
 *
 * <p>Safe for use by several threads.
 */
final class Catalogue {

    /** As often as bindings are looked at that no event names. */
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    /** Older than that the roll gets only if the API refuses, or takes longer than it ever should. */
    private static final Duration FRESH_MAX = Duration.ofSeconds(40);

    /** A roll that is no older than this is as good as one of now: an interval, and what an answer takes usually. */
    private static final Duration NOW = Duration.ofSeconds(6);

    /** How long a look waits for news of a database that is known already. */
    private static final Duration NEWS_WAIT_MAX = Duration.ofSeconds(1);

    /** How long it waits for a database that isn't known yet: what the port promises. */
    private static final Duration FIRST_WAIT_MAX = Duration.ofSeconds(30);

    private static final Duration STEP = Duration.ofMillis(20);

    /** The latest inventory, when it was asked for, and why the latest try brought none, if it didn't. */
    private record State(Inventory inventory, Instant askedAt, Instant triedAt, Optional<Refusal> refusal) {}

    private final Databases databases;
    private final InstantSource clock;
    private final Pause pause;
    private volatile State state = new State(Inventory.NONE, Instant.MIN, Instant.MIN, Optional.empty());

    Catalogue(Databases databases, InstantSource clock, Pause pause) {
        this.databases = databases;
        this.clock = clock;
        this.pause = pause;
    }

    /** A task that asks for the databases of {@code sources} again and again, until {@code isOver}. */
    Runnable keeping(List<Source> sources, BooleanSupplier isOver) {
        Set<String> instances = new HashSet<>();
        Set<String> clusters = new HashSet<>();
        for (Source source : sources) {
            switch (source) {
                case Source.HostName _ -> {}
                case Source.Instance(var instance) -> instances.add(instance);
                case Source.Writer(var cluster) -> clusters.add(cluster);
                case Source.Readers(var cluster, var _) -> clusters.add(cluster);
            }
        }
        return () -> {
            try {
                while (!isOver.getAsBoolean()) {
                    ask(instances, clusters);
                    Instant next = clock.instant().plus(INTERVAL);
                    while (clock.instant().isBefore(next) && !isOver.getAsBoolean()) {
                        pause.pause(STEP);
                    }
                }
            } catch (InterruptedException timeIsUp) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private void ask(Set<String> instances, Set<String> clusters) {
        Instant now = clock.instant();
        state = switch (describe(instances, clusters)) {
            case Reply.Given<Inventory>(Inventory inventory) -> new State(inventory, now, now, Optional.empty());
            case Reply.Refused<Inventory>(Refusal refusal) ->
                new State(state.inventory, state.askedAt, now, Optional.of(refusal));
        };
    }

    private Reply<Inventory> describe(Set<String> instances, Set<String> clusters) {
        try {
            return databases.describe(instances, clusters);
        } catch (RuntimeException surprise) {
            // The next try may go well; to end here would leave all looks with what was known, for good and unsaid.
            return new Reply.Refused<>(new Refusal(Refusal.Verdict.RETRY, "unexpected: " + surprise));
        }
    }

    /** Why what is known is old, if it is; empty if it isn't, or if nothing is known. */
    String trouble() {
        State now = state;
        return isFresh() || now.refusal.isEmpty() || now.askedAt.equals(Instant.MIN)
                ? ""
                : "what the RDS API said is "
                        + Duration.between(now.askedAt, clock.instant()).toSeconds() + " s old: "
                        + now.refusal.get().reason();
    }

    /** As of when what is known holds, as far as it tells who is gone: now, or earlier while the API is slow to answer. */
    Instant asOf() {
        Instant now = clock.instant();
        Instant latest = state.askedAt.plus(NOW);
        return latest.isBefore(now) ? latest : now;
    }

    /** Whether what is known is so new that it may tell who is gone. */
    boolean isFresh() {
        return state.askedAt.isAfter(clock.instant().minus(FRESH_MAX));
    }

    /** What is known of an instance, asked for at or after {@code since} if the API says anything in time. */
    Reply<Inventory.Instance> instance(String identifier, Instant since) throws InterruptedException {
        return find("DB instance " + identifier, since, inventory -> inventory.instance(identifier));
    }

    /** The same of a cluster. */
    Reply<Inventory.Cluster> cluster(String identifier, Instant since) throws InterruptedException {
        return find("DB cluster " + identifier, since, inventory -> inventory.cluster(identifier));
    }

    private <T> Reply<T> find(String what, Instant since, Function<Inventory, Optional<T>> finding)
            throws InterruptedException {
        Instant start = clock.instant();
        while (state.triedAt.isBefore(since)) {
            boolean isKnown = finding.apply(state.inventory).isPresent();
            if (!clock.instant().isBefore(start.plus(isKnown ? NEWS_WAIT_MAX : FIRST_WAIT_MAX))) {
                break;
            }
            pause.pause(STEP);
        }
        State now = state;
        return finding.apply(now.inventory)
                .<Reply<T>>map(Reply.Given::new)
                .orElseGet(() -> new Reply.Refused<>(missing(what, now)));
    }

    private static Refusal missing(String what, State state) {
        if (state.refusal.isPresent()) {
            return state.refusal.get();
        }
        return state.askedAt.equals(Instant.MIN)
                ? new Refusal(Refusal.Verdict.RETRY, "the RDS API has not answered yet")
                : new Refusal(Refusal.Verdict.FAILED, "the RDS API knows no " + what + " in this account and region");
    }
}
