package dev.repoint.drill.stage;

import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.drill.Threads;
import dev.repoint.drill.nlb.StateChange;
import dev.repoint.drill.nlb.TargetState;
import dev.repoint.drill.postgres.Outage;
import dev.repoint.drill.scenario.Host;
import dev.repoint.drill.scenario.Seconds;
import dev.repoint.drill.stage.Happening.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Reads what the parts of the stage wrote down, a few times a second, and tells the timeline what matters of it. */
final class Observer implements AutoCloseable {
    private static final Duration PACE = Duration.ofMillis(40);
    private static final int OK = 200;

    private final Stage stage;
    private final Timeline timeline;
    private final Cursor<StateChange> states;
    private final Cursor<Answer> looks;
    private final Cursor<Call> calls;
    private final Cursor<Run> ticks;
    private final Cursor<Outage> outages;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService thread = Threads.virtual("observer");
    private Optional<Answer> lastLook = Optional.empty();
    private Instant lostAt = Instant.MAX;
    private boolean hadTrouble = true;
    private boolean areRegistered;
    private boolean areRepaired;

    Observer(Stage stage, Timeline timeline) {
        this.stage = stage;
        this.timeline = timeline;
        this.states = new Cursor<>(() -> stage.elb.changes(stage.group));
        this.looks = new Cursor<>(stage.name::looks);
        this.calls = new Cursor<>(stage::calls);
        this.ticks = new Cursor<>(stage.onSchedule::runs);
        this.outages = new Cursor<>(stage.stream.reception()::outages);
        thread.execute(this::run);
    }

    private void run() {
        try {
            do {
                observe();
            } while (!closed.await(PACE.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A host was lost: the function's next look is the first one. */
    synchronized void lost(Instant at) {
        lostAt = at;
    }

    private synchronized void observe() {
        ticks.forEachNew(
                run -> timeline.add(Happening.of(run.from(), Kind.TICK, "the schedule's tick wakes the function")));
        looks.forEachNew(this::look);
        calls.forEachNew(this::call);
        states.forEachNew(this::state);
        stage.neighbours.ifPresent(this::neighbours);
        boolean hasTrouble = stage.stream.trouble().isPresent();
        if (hasTrouble && !hadTrouble) {
            timeline.add(Happening.of(stage.time.instant(), Kind.STREAM_LOST, "the client has no stream any more"));
        }
        hadTrouble = hasTrouble;
        outages.forEachNew(outage -> timeline.add(Happening.of(
                outage.until(),
                Kind.STREAM_RESUMED,
                "stream resumed after " + Seconds.roughly(outage.length()) + " s")));
    }

    private void neighbours(Neighbours others) {
        List<Neighbour> moved = others.stand(stage.elb.calls()).stream()
                .filter(each -> each.movedAt().isPresent())
                .toList();
        if (moved.isEmpty() || areRepaired) {
            return;
        }
        if (!areRegistered
                && moved.stream().allMatch(each -> each.registeredAt().isPresent())) {
            areRegistered = true;
            Instant last = moved.stream()
                    .flatMap(each -> each.registeredAt().stream())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            timeline.add(Happening.of(last, Kind.STATE, "the last of the other databases is registered"));
        }
        if (moved.stream().allMatch(Neighbour::isRight)) {
            areRepaired = true;
            timeline.add(Happening.of(
                    stage.time.instant(), Kind.NEIGHBOURS_REPAIRED, "the others' groups hold nothing else any more"));
        }
    }

    /** The first one after each loss, and each that hears something new. */
    private void look(Answer look) {
        boolean isFirst = !look.at().isBefore(lostAt)
                && lastLook.filter(last -> !last.at().isBefore(lostAt)).isEmpty();
        boolean isKnown = lastLook.isPresent();
        boolean isNews =
                lastLook.filter(last -> last.host().equals(look.host())).isEmpty();
        lastLook = Optional.of(look);
        if (isFirst) {
            timeline.add(new Happening(look.at(), Kind.LOOK, look.host(), "first look: DNS says " + look));
        } else if (isNews && isKnown) {
            timeline.add(new Happening(
                    look.at(),
                    Kind.LOOK,
                    look.host(),
                    (look.host().isPresent() ? "flip" : "gap") + " seen: DNS says " + look));
        }
    }

    private void call(Call call) {
        switch (call.action()) {
            case "RegisterTargets" -> call(call, Kind.REGISTERED, "registered");
            case "DeregisterTargets" -> call(call, Kind.DEREGISTERED, "deregistered");
            default -> {}
        }
    }

    private void call(Call call, Kind kind, String done) {
        for (Host host : Targets.of(call)) {
            timeline.add(
                    call.status() == OK
                            ? Happening.of(call.returnedAt(), kind, host, done + " " + host)
                            : Happening.of(
                                    call.returnedAt(), Kind.REFUSED, host, call.action() + " refused for " + host));
        }
    }

    private void state(StateChange change) {
        Host host = Targets.host(change.target());
        Kind kind = change.state().equals(Optional.of(TargetState.HEALTHY)) ? Kind.HEALTHY : Kind.STATE;
        String state = change.state().map(Observer::words).orElse("gone from the group");
        timeline.add(Happening.of(change.at(), kind, host, "target " + host + " is " + state));
    }

    private static String words(TargetState state) {
        return state.reason().isEmpty() ? state.state() : state.state() + " (" + state.reason() + ")";
    }

    @Override
    public void close() {
        closed.countDown();
        Threads.stop(thread);
        observe();
    }
}
