package dev.repoint.drill;

import dev.repoint.drill.Invocation.Said;
import dev.repoint.drill.Invocation.Taken;
import dev.repoint.drill.LambdaRuntime.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** One process of a function, with the Runtime API that only it talks to. */
final class LambdaSandbox implements AutoCloseable {
    /** Above Lambda's ten seconds, because a test machine may be busy. */
    private static final Duration INIT_MAX = Duration.ofSeconds(60);

    private static final int END_SECONDS = 10;

    private final LambdaOutput output = LambdaOutput.create();
    /** The runtime interface client unpacks its native part to one fixed path; two at once would tear it from each other. */
    private static final ReentrantLock ONE_START = new ReentrantLock();

    private final RuntimeApi api = new RuntimeApi(output);
    private final Instant started = Instant.now();
    private final Process process;
    private final CompletableFuture<Said> ended;

    LambdaSandbox(LambdaFunction function, Consumer<ProcessHandle> onStart) {
        ProcessBuilder builder = Leash.on(function.command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.file().toFile()));
        builder.environment().clear();
        builder.environment().putAll(function.environment(api.authority()));
        ONE_START.lock();
        try {
            process = builder.start();
            onStart.accept(process.toHandle());
            ended = api.initError().applyToEither(process.onExit().thenApply(this::exit), said -> said);
            CompletableFuture.anyOf(api.ready(), ended)
                    .completeOnTimeout(false, INIT_MAX.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ONE_START.unlock();
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive() && !ended.isDone();
    }

    /** From the start of the process until it asked for its first event; empty before that. */
    Optional<Duration> init() {
        return Optional.ofNullable(api.ready().getNow(null)).map(ready -> Duration.between(started, ready.at()));
    }

    /** What was printed before the function asked for its first event, or so far. */
    List<String> initLog() {
        Taken ready = api.ready().getNow(new Taken(Instant.now(), output.length()));
        return output.lines(0, ready.outputFrom());
    }

    List<String> output() {
        return output.lines(0, output.length());
    }

    /** The clock runs from the moment at which the function takes the event. One at a time. */
    Result invoke(byte[] event, Duration timeout) throws InterruptedException {
        var invocation = Invocation.of(event, timeout);
        api.offer(invocation);
        boolean isInTime = happens(invocation.taken(), INIT_MAX);
        Taken taken = invocation.taken().getNow(new Taken(started, 0));
        Instant deadline = taken.at().plus(timeout);
        if (isInTime && happens(invocation.said(), Duration.between(Instant.now(), deadline))) {
            Said said = invocation.said().isDone() ? invocation.said().join() : ended.join();
            return result(taken, said);
        }
        kill();
        return new Result.TimedOut(output.lines(taken.outputFrom(), output.length()));
    }

    private boolean happens(CompletableFuture<?> step, Duration within) throws InterruptedException {
        try {
            CompletableFuture.anyOf(step, ended).get(Math.max(0, within.toMillis()), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Result result(Taken taken, Said said) {
        List<String> log = output.lines(taken.outputFrom(), said.outputTo());
        Duration took = Duration.between(taken.at(), said.at());
        return switch (said) {
            case Said.Response response -> new Result.Success(response.body(), log, took);
            case Said.Failed failed -> new Result.Failure(failed.type(), failed.message(), log, took);
        };
    }

    /** In Lambda's words. */
    private Said exit(Process gone) {
        String message = "Runtime exited with error: exit status " + gone.exitValue();
        return new Said.Failed("Runtime.ExitError", message, Instant.now(), output.length());
    }

    /** SIGKILL; the process is gone afterwards. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " outlives SIGKILL");
            }
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
        api.close();
        output.close();
    }
}
