package dev.repoint.remediation;

import dev.repoint.alignment.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One binding in one invocation: looks until there is nothing left to settle and nothing left to watch for, within the
 * invocation's budget.
 */
final class Pass implements Runnable {

    /** How long a pass without a watch goes on without a single answer. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(8);

    /** How often AWS may refuse a pass without a watch; each refusal can take 15 seconds. */
    private static final int REFUSALS_MAX = 2;

    /** What a pass may take to settle beyond the time that the answers need to outlive one another. */
    private static final Duration SETTLING_MARGIN = Duration.ofSeconds(15);

    private final Binding binding;
    private final Means means;
    private final WatchProgress watch;
    private final Memory memory;
    private final InstantSource clock;
    private final Journal journal;
    private final Look look;
    private final ReportWriter writer;
    private final AtomicReference<Optional<BindingReport>> latest = new AtomicReference<>(Optional.empty());
    private final Backoff backoff = new Backoff();
    private Instant heardAt;

    Pass(
            Binding binding,
            Memory memory,
            boolean isItsTurn,
            WatchProgress watch,
            Means means,
            Optional<Instant> eventAt) {
        this.binding = binding;
        this.memory = memory;
        this.watch = watch;
        this.means = means;
        this.clock = means.clock();
        this.heardAt = clock.instant();
        this.journal = new Journal(heardAt);
        this.look = new Look(binding, memory, isItsTurn, journal, means);
        this.writer = new ReportWriter(binding, memory, journal, look, eventAt, clock);
    }

    Binding binding() {
        return binding;
    }

    /** The report as of the latest finished look, if there was one. Safe to call from another thread. */
    Optional<BindingReport> latest() {
        return latest.get();
    }

    Duration took() {
        return Duration.between(journal.startedAt(), clock.instant());
    }

    @Override
    public void run() {
        try {
            Optional<Duration> pause = lookOnce();
            while (pause.isPresent()) {
                means.pause().pause(pause.get());
                pause = lookOnce();
            }
        } catch (InterruptedException timeIsUp) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks once; returns after which pause to look again, if at all. */
    private Optional<Duration> lookOnce() throws InterruptedException {
        Finding finding = look.take();
        Instant now = clock.instant();
        backoff.note(finding);
        if (!journal.unanswered()) {
            heardAt = now;
        }
        Standing standing = new Standing(finding, look.view().group(), look.wanted(), look.isDown(), memory);
        if (standing.hasHealthyWantedTarget()) {
            journal.sawHealthy(now);
        }
        watch.notes(binding.name(), standing);
        latest.set(Optional.of(writer.write(finding)));
        return pause(standing, now).filter(means.budget()::allows);
    }

    private Optional<Duration> pause(Standing standing, Instant now) {
        if (watch.wantsAnotherLook(standing, now)) {
            return Optional.of(longer(watch.pace(binding.name(), now), backoff.pause()));
        }
        if (isUnsettled(standing.finding()) && now.isBefore(settledBy())) {
            Instant countsNext = memory.agreement().countsNext();
            Duration untilItCounts = countsNext.isAfter(now) ? Duration.between(now, countsNext) : Duration.ZERO;
            return Optional.of(longer(longer(means.policy().interval(), untilItCounts), backoff.pause()));
        }
        return Optional.empty();
    }

    /** Whether looking on can bring the agreement that something which was begun still lacks (rule 3). */
    private boolean isUnsettled(Finding finding) {
        return switch (finding) {
            case Finding.AwaitsTurn _ -> false;
            case Finding.Refused(Refusal refusal) ->
                switch (refusal.verdict()) {
                    case RETRY -> journal.hadDrift() && look.view().refused() < REFUSALS_MAX;
                    case NO_ROOM -> true;
                    case HELD, FAILED -> false;
                };
            case Finding.Planned(Plan plan) ->
                switch (plan) {
                    case Plan.Register _, Plan.Prove _, Plan.Deregister _ -> true;
                    case Plan.Wait(var undecided, var _) ->
                        !undecided.isEmpty() || look.record().isPending();
                    case Plan.Aligned _ -> look.record().isPending();
                    case Plan.Hold(var doubt, var _) -> isGap(doubt) && journal.isDrifting() && isHeardOf();
                };
        };
    }

    private static boolean isGap(Plan.Doubt doubt) {
        return switch (doubt) {
            case NO_REPLY, NO_ADDRESS -> true;
            case TOO_MANY_ADDRESSES, NOT_ALLOWED, DISPROVEN, DOWN, UNUSED, PAUSED -> false;
        };
    }

    private boolean isHeardOf() {
        return heardAt.plus(SILENCE_MAX).isAfter(clock.instant());
    }

    /** As many answers as it takes, one for each time to live; a name that flaps is left to the next tick. */
    private Instant settledBy() {
        Duration perAnswer = longer(journal.ttl(), means.policy().interval());
        return journal.driftingSince()
                .plus(perAnswer.multipliedBy(means.policy().agreement()))
                .plus(SETTLING_MARGIN);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
