package dev.repoint.remediation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Lambda, and what wakes the function as the template has it: a tick each minute, straight, in whatever environment is free,
 * and events in batches through a queue that waits for the batch before.
 */
final class SimulatedLambda {

    /** Together they serve every tick: no invocation of one takes as many minutes. */
    private static final int TICKERS = 4;

    private static final int BATCH_MAX = 10;
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(16);
    private static final Duration TICK = Duration.ofMinutes(1);

    private final RandomWorld world;
    private final Plot plot;
    private final long seed;
    private final Tally tally;
    private final VirtualTime time;
    private final Duration watch;
    private final Consumer<Invocation> afterEach;
    private final List<Environment> idle = new ArrayList<>();
    private final List<Happening> mishaps = new ArrayList<>();
    private Instant lastFaultAt;

    SimulatedLambda(RandomWorld world, Plot plot, long seed, Tally tally, Consumer<Invocation> afterEach) {
        this.world = world;
        this.plot = plot;
        this.seed = seed;
        this.tally = tally;
        this.afterEach = afterEach;
        this.time = world.deployment().time();
        this.watch = Duration.ofSeconds(dice("watch").nextInt(60, 420));
        this.lastFaultAt = world.calmAt();
    }

    /** The end of what went wrong, invocations that were lost included. */
    Instant lastFaultAt() {
        return lastFaultAt;
    }

    /** What went wrong in Lambda itself. */
    List<Happening> mishaps() {
        return mishaps;
    }

    List<Runnable> actors() {
        List<Runnable> actors = new ArrayList<>();
        actors.add(() -> patiently(this::serveEvents));
        for (int ticker = 0; ticker < TICKERS; ticker++) {
            int first = ticker;
            actors.add(() -> patiently(() -> serveTicks(first)));
        }
        return actors;
    }

    /** One pass in an environment that remembers nothing. */
    Invocation passAnew() throws InterruptedException {
        Environment fresh = newEnvironment();
        return invoke(fresh, new Watch.SinglePass(), Deployment.TIME_LEFT);
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private static void patiently(Work work) {
        try {
            work.run();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private void serveTicks(int first) throws InterruptedException {
        for (int tick = first; !isOver(); tick += TICKERS) {
            Instant at = VirtualTime.START.plus(TICK.multipliedBy(tick));
            String cause = "tick " + tick;
            SplittableRandom dice = dice(cause);
            time.pause(Duration.between(time.instant(), at.plusMillis(dice.nextInt(3_000))));
            boolean isLate = time.instant().isAfter(at.plus(TICK));
            if (!isLate && !isOver() && !goesWrong("lambda: a tick lost", 20, cause, dice)) {
                invokeSomewhere(new Watch.WhileUnhealthy(at.plusSeconds(55)), cause, dice);
            }
        }
    }

    private void serveEvents() throws InterruptedException {
        List<DatabaseEvent> coming = new ArrayList<>(world.events());
        int batches = 0;
        while (!coming.isEmpty() && !isOver()) {
            time.pause(Duration.between(time.instant(), coming.getFirst().arrivesAt()));
            List<DatabaseEvent> batch = coming.stream()
                    .filter(event -> !event.arrivesAt().isAfter(time.instant()))
                    .limit(BATCH_MAX)
                    .toList();
            coming.subList(0, batch.size()).clear();
            String cause = "batch " + batches++;
            boolean isDone = invokeSomewhere(watch(batch), cause, dice(cause));
            if (!isDone) {
                time.pause(VISIBILITY_TIMEOUT);
                invokeSomewhere(watch(batch), cause + " again", dice(cause + " again"));
            }
        }
    }

    /** As the function reads a batch: the latest event that isn't too old says how long to look. */
    private Watch watch(List<DatabaseEvent> batch) {
        Instant now = time.instant();
        return batch.stream()
                .map(DatabaseEvent::at)
                .filter(at -> at.plus(watch).isAfter(now))
                .max(Instant::compareTo)
                .map(latest -> latest.isBefore(now) ? latest : now)
                .<Watch>map(since -> new Watch.UntilMoved(since, since.plus(watch), Set.of("orders")))
                .orElseGet(Watch.SinglePass::new);
    }

    private boolean isOver() {
        boolean isCalm = !time.instant().isBefore(world.calmAt());
        return isCalm
                && (world.isSettled()
                        || time.instant()
                                .isAfter(lastFaultAt
                                        .plus(world.boundToConverge())
                                        .plus(TICK)));
    }

    /** Whether the invocation came to its end. */
    private boolean invokeSomewhere(Watch kind, String cause, SplittableRandom dice) throws InterruptedException {
        Environment environment = free(cause, dice);
        int awaits = dice.nextInt(1, dice.nextBoolean() ? 12 : 200);
        if (goesWrong("lambda: died at an await", 10, cause, dice)) {
            environment.diesAfter(awaits);
        }
        Duration shorter = Duration.ofMillis(dice.nextInt(500, 60_000));
        Duration timeLeft = goesWrong("lambda: cut off", 12, cause, dice) ? shorter : Deployment.TIME_LEFT;
        Invocation made = invoke(environment, kind, timeLeft);
        boolean isWhole = !environment.isDead() && made.isWhole();
        if (!isWhole) {
            lastFaultAt = time.instant().isAfter(lastFaultAt) ? time.instant() : lastFaultAt;
        }
        if (!environment.isDead()) {
            environment.diesAfter(Integer.MAX_VALUE);
            idle.add(environment);
        }
        return isWhole;
    }

    private Invocation invoke(Environment environment, Watch kind, Duration timeLeft) throws InterruptedException {
        Occasion occasion = new Occasion(world.bindings(), kind, false, false, Optional.empty(), Optional.empty());
        Instant from = time.instant();
        int logged = environment.log().size();
        Map<String, Instant> remembered =
                occasion.bindings().stream().collect(Collectors.toMap(Binding::name, environment::remembersSince));
        List<BindingReport> reports = environment.run(occasion, timeLeft);
        List<Entry> entries =
                environment.log().subList(logged, environment.log().size());
        Invocation made =
                new Invocation(environment, occasion, from, time.instant(), timeLeft, entries, remembered, reports);
        afterEach.accept(made);
        return made;
    }

    private Environment free(String cause, SplittableRandom dice) {
        if (goesWrong("lambda: a cold start", 10, cause, dice) && !idle.isEmpty()) {
            idle.removeLast();
        }
        int any = dice.nextInt(TICKERS + 1);
        return idle.isEmpty() ? newEnvironment() : idle.remove(any % idle.size());
    }

    private Environment newEnvironment() {
        return new Environment(world.deployment(), world.resolvers(), world.policy());
    }

    /** Each cause has dice of its own, so that one thing left out doesn't change all that comes after it. */
    private SplittableRandom dice(String cause) {
        return new SplittableRandom(seed + cause.hashCode());
    }

    private boolean goesWrong(String kind, int oneIn, String cause, SplittableRandom dice) {
        boolean isSo =
                dice.nextInt(oneIn) == 0 && time.instant().isBefore(world.calmAt()) && plot.has(kind + ", " + cause);
        if (isSo) {
            tally.count(kind);
            mishaps.add(new Happening(time.instant(), kind + ", " + cause, () -> {}));
        }
        return isSo;
    }
}
