package dev.repoint.endurance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Many cases, some at a time, because most of a case is waiting. */
record Killings(long firstSeed, int count) {
    private static final int AT_A_TIME = 4;

    /** All outcomes; an {@link AssertionError} as soon as a case does not come out well. */
    KillTally run() throws InterruptedException {
        Expected expected = expected();
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Future<Killing.Outcome>> running = new ArrayList<>();
            LongStream.range(firstSeed, firstSeed + count).forEach(seed -> {
                Callable<Killing.Outcome> killing = () -> Killing.of(seed).run(expected);
                running.add(threads.submit(killing));
            });
            KillTally tally = new KillTally();
            for (Future<Killing.Outcome> each : running) {
                tally.add(each.get());
            }
            return tally;
        } catch (ExecutionException failed) {
            throw new AssertionError("a killed process was not made up for", failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Expected expected() throws InterruptedException {
        try (Arena arena = new Arena(firstSeed - 1, true, List.of(Plight.MOVED_WITH_RECORD))) {
            CompletableFuture<Instant> asked = new CompletableFuture<>();
            arena.tell((_, _) -> asked.complete(Instant.now()));
            Instant start = Instant.now();
            try (var function = arena.function().start()) {
                function.invoke(arena.event());
            }
            Instant first = asked.getNow(Instant.now());
            return new Expected(Duration.between(start, first), Duration.between(first, Instant.now()));
        }
    }
}
