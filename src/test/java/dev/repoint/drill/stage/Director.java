package dev.repoint.drill.stage;

import dev.repoint.drill.bootstrap.ReadySource;
import dev.repoint.drill.postgres.Outage;
import dev.repoint.drill.postgres.Reception;
import dev.repoint.drill.scenario.Cue;
import dev.repoint.drill.scenario.Failover;
import dev.repoint.drill.scenario.Host;
import dev.repoint.drill.scenario.Play;
import dev.repoint.drill.scenario.Scenario;
import dev.repoint.drill.stage.Happening.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Plays a scenario: gets everything to run undisturbed, does what the scenario says, and waits for the repair. */
public final class Director implements AutoCloseable {
    private static final Duration CALM_MAX = Duration.ofSeconds(60);
    private static final Duration REPAIR_MAX = Duration.ofSeconds(45);
    private static final Duration ROWS_MAX = Duration.ofSeconds(20);
    private static final int ROWS_BEFORE = 100;
    private static final int ROWS_AFTER = 100;

    private final Play play;
    private final Stage stage;
    private final Timeline timeline;
    private final Observer observer;
    private final Stagehand stagehand;
    private final Reception reception;
    private final List<Loss> losses = new ArrayList<>();

    /**
     * Sets the stage.
     *
     * @param source of whose files the database has a copy
     * @param folder for the files of Postgres
     * @param listener to what happens, as soon as it is known
     * @throws IOException if a part of it can't be started, with the reason
     */
    public Director(Play play, ReadySource source, Path folder, Consumer<Happening> listener) throws IOException {
        this.play = play;
        this.stage = new Stage(play.scenario().scenery(), play.scale(), source, folder);
        this.timeline = new Timeline(listener);
        this.observer = new Observer(stage, timeline);
        this.stagehand = new Stagehand(stage, timeline);
        this.reception = stage.stream.reception();
    }

    /** Returns when the target is healthy, both environments of the function have seen that, and rows arrive. */
    public void calm() throws IOException, InterruptedException {
        Duration max = CALM_MAX.plus(stage.timings.untilHealthy());
        Deadline deadline = Deadline.in(max);
        boolean isHealthy = timeline.await(happening -> happening.is(Kind.HEALTHY, Host.FIRST), Instant.MIN, deadline);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var _ = threads.invokeAll(List.of(tick(stage.onEvents), tick(stage.onSchedule)));
        }
        if (!isHealthy || !reception.awaitAll(ROWS_BEFORE, deadline.left())) {
            throw new IOException("Nothing was lost yet, and still no rows arrive within " + max.toSeconds() + " s: "
                    + stage.stream.trouble().map(Object::toString).orElse("the target is not healthy"));
        }
    }

    private Callable<Boolean> tick(FunctionEnvironment function) {
        return () -> {
            function.invoke("first tick", Events.tick(stage.time.instant()));
            return true;
        };
    }

    /** Returns when all is repaired and all rows are received, or when that has taken too long. */
    public Recording play() throws IOException, InterruptedException {
        stage.schedule.start(stage.scale.of(Scenario.FIRST_TICK_AT));
        boolean isRepaired = true;
        for (Failover failover : play.failovers()) {
            if (isRepaired) {
                isRepaired = play(failover);
            }
        }
        boolean _ = reception.awaitAll(stage.writer.acknowledged() + ROWS_AFTER, ROWS_MAX);
        stage.writer.close();
        boolean _ = reception.awaitAll(stage.writer.acknowledged(), ROWS_MAX);
        observer.close();
        return record();
    }

    private boolean play(Failover failover) throws IOException, InterruptedException {
        Host lost = stage.database.host();
        Instant at = stage.time.instant();
        losses.add(new Loss(failover, lost, at));
        observer.lost(at);
        act(failover);
        Deadline deadline = Deadline.in(REPAIR_MAX.plus(stage.timings.untilHealthy()));
        return timeline.await(happening -> happening.is(Kind.REGISTERED, lost.other()), at, deadline)
                && timeline.await(happening -> happening.is(Kind.HEALTHY, lost.other()), at, deadline)
                && timeline.await(happening -> happening.kind() == Kind.STREAM_RESUMED, at, deadline)
                && timeline.await(happening -> happening.is(Kind.DEREGISTERED, lost), at, deadline)
                && (stage.neighbours.isEmpty()
                        || timeline.await(happening -> happening.kind() == Kind.NEIGHBOURS_REPAIRED, at, deadline));
    }

    /** What takes longer than until the next cue puts off that one and all behind it. */
    private void act(Failover failover) throws IOException, InterruptedException {
        Instant begun = stage.time.instant();
        for (Cue cue : failover.cues()) {
            Duration early = Duration.between(stage.time.instant(), begun.plus(cue.at()));
            if (early.isNegative()) {
                begun = begun.minus(early);
            }
            TimeUnit.NANOSECONDS.sleep(early.toNanos());
            stagehand.carryOut(cue.action());
        }
    }

    private Recording record() {
        long written = stage.writer.acknowledged();
        var rows = new Rows(written, reception.rows().size(), reception.missing(written), reception.duplicates());
        return new Recording(
                play,
                List.copyOf(losses),
                stage.time.instant(),
                timeline.since(losses.getFirst().at()),
                stage.name.answers(),
                stage.name.looks(),
                stage.calls(),
                stage.elb.changes(stage.group),
                stage.onEvents.runs(),
                stage.onSchedule.runs(),
                outages(),
                rows,
                stage.neighbours.map(others -> others.stand(stage.elb.calls())).orElse(List.of()));
    }

    /** From the first loss on; one that is not over ends now. */
    private List<Outage> outages() {
        Instant start = losses.getFirst().at();
        Stream<Outage> over =
                reception.outages().stream().filter(outage -> outage.until().isAfter(start));
        Stream<Outage> open = stage.stream.trouble().stream()
                .map(trouble -> new Outage(lastLost(start), stage.time.instant(), trouble.toString()));
        return Stream.concat(over, open).toList();
    }

    private Instant lastLost(Instant start) {
        return timeline.since(start).stream()
                .filter(happening -> happening.kind() == Kind.STREAM_LOST)
                .map(Happening::at)
                .reduce((_, later) -> later)
                .orElse(start);
    }

    /** Nothing of the stage is left afterwards but the files of Postgres. */
    @Override
    public void close() {
        observer.close();
        stage.close();
    }
}
