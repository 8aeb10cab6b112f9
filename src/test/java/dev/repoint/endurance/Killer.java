package dev.repoint.endurance;

import dev.repoint.drill.AwsGateway.Passage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Follows one process by the calls that it makes, kills it at its moment, and knows where it was then. */
final class Killer {
    private final Signal signal;
    private final Moment moment;
    private final Expected expected;
    private final List<Place> underWay = new ArrayList<>();
    private Optional<ProcessHandle> victim = Optional.empty();
    private Optional<Place> killedAt = Optional.empty();
    private Place latest = Place.START;
    private boolean isAtWork;
    private int met;

    Killer(Signal signal, Moment moment, Expected expected) {
        this.signal = signal;
        this.moment = moment;
        this.expected = expected;
    }

    /** Takes the first process for its victim. */
    synchronized void started(ProcessHandle process) {
        if (victim.isPresent()) {
            return;
        }
        victim = Optional.of(process);
        if (moment instanceof Moment.InStart(double share)) {
            killAfter(expected.start(), share);
        }
    }

    private void killAfter(Duration whole, double share) {
        long micros = Math.round(whole.toNanos() * share / 1_000);
        CompletableFuture.delayedExecutor(micros, TimeUnit.MICROSECONDS).execute(this::killHere);
    }

    /** A call or question of any process got there. */
    synchronized void passes(Step step, Passage passage) {
        if (moment instanceof Moment.AtWork(double share) && !isAtWork) {
            killAfter(expected.work(), share);
        }
        isAtWork = true;
        note(step, passage);
        if (moment instanceof Moment.AtCall(Place place, int times)
                && place.equals(new Place(step, passage))
                && ++met == times) {
            kill(place);
        }
    }

    private void note(Step step, Passage passage) {
        switch (passage) {
            case ARRIVED -> underWay.add(new Place(step, passage));
            case CARRIED_OUT -> {
                underWay.remove(new Place(step, Passage.ARRIVED));
                underWay.add(new Place(step, passage));
            }
            case OVER -> {
                if (!underWay.remove(new Place(step, Passage.CARRIED_OUT))) {
                    underWay.remove(new Place(step, Passage.ARRIVED));
                }
                latest = new Place(step, passage);
                notifyAll();
            }
        }
    }

    private synchronized void killHere() {
        kill(underWay.isEmpty() ? latest : underWay.getLast());
    }

    /** The process gave its result, or is gone. */
    void ended() {
        kill(Place.END);
    }

    private synchronized void kill(Place place) {
        if (killedAt.isEmpty()) {
            killedAt = Optional.of(place);
            victim.ifPresent(signal::send);
        }
    }

    synchronized Optional<Place> killedAt() {
        return killedAt;
    }

    /** Waits until nothing that the killed process sent can take effect any more. */
    synchronized void awaitQuiet(Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        while (!underWay.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("still under way after " + within + ": " + underWay);
            }
            wait(left);
        }
    }
}
