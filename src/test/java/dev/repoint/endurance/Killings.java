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

    /** All outcomes. The first case that does not come out well ends the rest and is thrown. */
    KillTally run() throws InterruptedException {
        Expected expected = expected();
        KillTally tally = new KillTally();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<Killing.Outcome>> running = new ArrayList<>();
            LongStream.range(firstSeed, firstSeed + count).forEach(seed -> {
                Callable<Killing.Outcome> killing = () -> Killing.of(seed).run(expected);
                running.add(threads.submit(killing));
            });
            try {
                for (Future<Killing.Outcome> each : running) {
                    tally.add(each.get());
                }
            } catch (ExecutionException failed) {
                threads.shutdownNow();
                throw new AssertionError("after " + tally.text(), failed.getCause());
            }
        }
        return tally;
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
