package dev.repoint.aws;

import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Writes to one place from many threads, in few calls: what comes while a call is under way waits, and goes together with the
 * next one. A write that comes alone waits for nothing.
 */
final class JointWrites<C> {

    private static final int CHANGES_PER_CALL = 100;

    /** What a caller waits for calls before its own; its own call is bounded by itself. */
    private static final Duration WAIT_MAX = Duration.ofSeconds(15);

    private record Write<C>(C change, CompletableFuture<Optional<Refusal>> outcome) {}

    private final Function<List<C>, Optional<Refusal>> call;
    private final Queue<Write<C>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock(true);

    /** @param call makes all of the changes or none of them, 100 at most */
    JointWrites(Function<List<C>, Optional<Refusal>> call) {
        this.call = call;
    }

    Optional<Refusal> write(C change) {
        Write<C> mine = new Write<>(change, new CompletableFuture<>());
        waiting.add(mine);
        try {
            if (!turn.tryLock(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                return withdraw(mine, "others took longer than " + WAIT_MAX.toSeconds() + " seconds");
            }
        } catch (InterruptedException timeIsUp) {
            Thread.currentThread().interrupt();
            return withdraw(mine, "it was interrupted");
        }
        try {
            while (!mine.outcome.isDone()) {
                send(next());
            }
        } finally {
            turn.unlock();
        }
        return mine.outcome.join();
    }

    /** How many changes wait for a call. */
    int waiting() {
        return waiting.size();
    }

    private Optional<Refusal> withdraw(Write<C> mine, String why) {
        waiting.remove(mine);
        return mine.outcome.getNow(
                Optional.of(new Refusal(Verdict.RETRY, "a change had to wait for its turn: " + why)));
    }

    private List<Write<C>> next() {
        List<Write<C>> writes = new ArrayList<>();
        while (writes.size() < CHANGES_PER_CALL && !waiting.isEmpty()) {
            writes.add(waiting.remove());
        }
        return writes;
    }

    /** Whoever else's changes are among them waits for an outcome, whatever happens. */
    private Optional<Refusal> made(List<C> changes) {
        try {
            return call.apply(changes);
        } catch (RuntimeException surprise) {
            return Optional.of(new Refusal(Verdict.RETRY, "a change could not be made: unexpected: " + surprise));
        }
    }

    /** One change that can't be made spoils the call for all; then each is made by itself. */
    private void send(List<Write<C>> writes) {
        Optional<Refusal> refusal = made(writes.stream().map(Write::change).toList());
        boolean isSpoilt =
                refusal.filter(why -> why.verdict() == Verdict.FAILED).isPresent() && writes.size() > 1;
        for (Write<C> write : writes) {
            write.outcome.complete(isSpoilt ? made(List.of(write.change)) : refusal);
        }
    }
}
