package dev.repoint.function;

import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Knows the bindings of each invocation: reads them anew when some time has gone by, and goes on with those it knows when
 * that fails, so that a database is followed whether or not its binding can be read at the moment.
 */
final class BindingDirectory {

    /** A burst of events is served with one reading. */
    private static final Duration FRESH = Duration.ofSeconds(20);

    private final Origin origin;
    private final Reading reading;
    private final Patience patience;
    private final InstantSource clock;
    private final Executor executor;
    private Listing latest = Listing.NONE;
    private Optional<Instant> readAt = Optional.empty();
    private Optional<Instant> triedAt = Optional.empty();

    /**
     * How long a reading may take.
     *
     * @param anew when bindings are known already and only what changed is late, while an event may wait
     */
    record Patience(Duration first, Duration anew) {

        /** A thousand parameters, ten with each call, take some seconds. */
        static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(10));
    }

    BindingDirectory(Origin origin, Reading reading, Patience patience, InstantSource clock, Executor executor) {
        this.origin = origin;
        this.reading = reading;
        this.patience = patience;
        this.clock = clock;
        this.executor = executor;
    }

    /** The bindings as they stand, before {@code end}; an {@link InvalidInput} if they were never read and can't be. */
    Listing current(Instant end) throws InterruptedException {
        Instant now = clock.instant();
        if (triedAt.filter(at -> now.isBefore(at.plus(FRESH))).isPresent()) {
            return latest;
        }
        Duration limit = readAt.isPresent() ? patience.anew() : patience.first();
        Duration left = Duration.between(now, end);
        switch (read(left.compareTo(limit) < 0 ? left : limit)) {
            case Reply.Given<List<Entry>>(List<Entry> entries) -> {
                latest = Listing.of(entries);
                readAt = Optional.of(now);
            }
            case Reply.Refused<List<Entry>>(Refusal refusal) -> latest = outdated(refusal, now);
        }
        triedAt = Optional.of(now);
        return latest;
    }

    private Listing outdated(Refusal refusal, Instant now) {
        String problem = origin + " can't be read: " + refusal.reason();
        Instant since = readAt.orElseThrow(() -> new InvalidInput(RemediatorSettings.BINDINGS + ": " + problem));
        return latest.outdatedBecause(problem + "; the bindings read "
                + Duration.between(since, now).toSeconds() + " s ago go on being served");
    }

    private Reply<List<Entry>> read(Duration limit) throws InterruptedException {
        FutureTask<Reply<List<Entry>>> task = new FutureTask<>(reading::read);
        executor.execute(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return refused("it took longer than " + limit.toMillis() + " ms");
        } catch (ExecutionException broken) {
            return refused("unexpected: " + broken.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private static Reply<List<Entry>> refused(String reason) {
        return new Reply.Refused<>(new Refusal(Refusal.Verdict.RETRY, reason));
    }
}
