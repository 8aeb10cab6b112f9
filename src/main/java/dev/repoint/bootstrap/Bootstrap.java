package dev.repoint.bootstrap;

import dev.repoint.bootstrap.BootstrapReport.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Readies a source database for logical replication: observes, plans, applies, and observes again. Nothing is remembered from
 * one run to the next, so a run may end anywhere: the next one goes on from what it observes, and changes nothing where
 * everything is in place.
 */
public final class Bootstrap {

    /** Between looks at something that comes by itself. */
    private static final Duration POLL = Duration.ofSeconds(5);

    /** More than all steps of the largest database have. */
    private static final int ROUNDS_MAX = 1_000;

    private final Ports ports;
    private final InstantSource clock;
    private final Pause pause;
    private final RandomGenerator random;

    /** Waiting, as something that is handed in. */
    @FunctionalInterface
    public interface Pause {
        void pause(Duration duration) throws InterruptedException;
    }

    /** Everything outside. */
    public record Ports(
            ControlPlane rds, Secrets secrets, Addresses dns, SourceDatabase postgres, Balancers balancers) {}

    /** {@code random} makes passwords, and so has to be a secure one. */
    public Bootstrap(Ports ports, InstantSource clock, Pause pause, RandomGenerator random) {
        this.ports = ports;
        this.clock = clock;
        this.pause = pause;
        this.random = random;
    }

    /**
     * Says where the database stands and, if {@code action} is to change something, what was changed. No look begins after
     * {@code deadline}; whatever takes longer is reported as in progress.
     *
     * @throws IllegalStateException if AWS refuses to say what is so
     */
    public BootstrapReport run(Action action, Goal goal, Instant deadline) throws InterruptedException {
        boolean changes = action == Action.APPLY || action == Action.REVOKE;
        Visitor visitor = new Visitor(ports, clock, goal, changes);
        Journal journal = new Journal(action, goal, new Hands(ports, random, goal));
        for (int round = 0; round < ROUNDS_MAX; round++) {
            Optional<Visit> arrived = visitor.visit();
            if (arrived.isEmpty()) {
                return missing(action, goal);
            }
            try (Visit visit = arrived.get()) {
                Plan plan = action == Action.REVOKE
                        ? Planner.revocation(goal, visit.seen())
                        : Planner.plan(goal, visit.seen());
                journal.observed(plan);
                if (!changes || !journal.goesOn(visit, () -> clock.instant().isAfter(deadline))) {
                    return journal.report();
                }
            }
            if (journal.waits() && !mayPause(deadline)) {
                return journal.report();
            }
            if (journal.waits()) {
                pause.pause(POLL);
            } else if (clock.instant().isAfter(deadline)) {
                return journal.report();
            }
        }
        throw new IllegalStateException("no end after " + ROUNDS_MAX + " rounds: " + journal.report());
    }

    private boolean mayPause(Instant deadline) {
        return clock.instant().plus(POLL).isBefore(deadline);
    }

    /** Nothing is left to revoke in a database that is gone. */
    private static BootstrapReport missing(Action action, Goal goal) {
        Finding missing =
                Finding.blocking(FindingId.DATABASE_MISSING, "source: RDS knows no " + goal.source(), "correct it");
        return action == Action.REVOKE
                ? new BootstrapReport(action, goal.source().toString(), Outcome.READY, List.of(), List.of())
                : new BootstrapReport(action, goal.source().toString(), Outcome.BLOCKED, List.of(), List.of(missing));
    }
}
