package dev.repoint.drill;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Runs a function as Lambda runs it: a process of its own with AWS's runtime interface client, Lambda's environment and
 * no other, one event at a time. A process that dies, or is killed at its deadline, is replaced at the next event.
 *
 * @see <a href="https://github.com/aws/aws-lambda-java-libs">The runtime interface client</a>
 */
public final class LambdaRuntime implements AutoCloseable {
    /** What came of one invocation. The log is what the function printed between taking the event and answering it. */
    public sealed interface Result {
        List<String> log();

        record Success(String body, List<String> log, Duration took) implements Result {}

        /** The function threw, could not be initialised, or its process ended ({@code Runtime.ExitError}). */
        record Failure(String errorType, String errorMessage, List<String> log, Duration took) implements Result {}

        /** The function had not answered by its deadline, and was killed. */
        record TimedOut(List<String> log) implements Result {}
    }

    private final LambdaFunction function;
    private final Duration timeout;
    private final Consumer<ProcessHandle> onStart;
    private final ExecutorService threads = Threads.virtual("lambda");
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private volatile LambdaSandbox sandbox;

    private LambdaRuntime(LambdaFunction function, Duration timeout, Consumer<ProcessHandle> onStart) {
        this.function = function;
        this.timeout = timeout;
        this.onStart = onStart;
        this.sandbox = new LambdaSandbox(function, onStart);
    }

    /** A handler as the template names it, {@code package.Class}. */
    public static Builder of(String handler) {
        return new Builder(handler);
    }

    /** With the time-out that the builder was given. */
    public Result invoke(String event) throws InterruptedException {
        return invoke(event, timeout);
    }

    /** Waits for its turn first if another event is under way. */
    public Result invoke(String event, Duration lambdaTimeout) throws InterruptedException {
        return invoke(event.getBytes(StandardCharsets.UTF_8), lambdaTimeout);
    }

    /** An event that need not be text. */
    public Result invoke(byte[] event, Duration lambdaTimeout) throws InterruptedException {
        oneAtATime.lockInterruptibly();
        try {
            if (!sandbox.isAlive()) {
                sandbox.close();
                sandbox = new LambdaSandbox(function, onStart);
            }
            return sandbox.invoke(event, lambdaTimeout);
        } finally {
            oneAtATime.unlock();
        }
    }

    public CompletableFuture<Result> invokeAsync(String event) {
        return invokeAsync(event, timeout);
    }

    public CompletableFuture<Result> invokeAsync(String event, Duration lambdaTimeout) {
        var result = new CompletableFuture<Result>();
        threads.execute(() -> {
            try {
                result.complete(invoke(event, lambdaTimeout));
            } catch (InterruptedException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** Of the process that took the last event, or will take the first. */
    public long pid() {
        return sandbox.pid();
    }

    /** How long that process took from its start until it asked for an event; empty before that. */
    public Optional<Duration> init() {
        return sandbox.init();
    }

    /** What that process printed until then, or so far. */
    public List<String> initLog() {
        return sandbox.initLog();
    }

    /** All that that process printed so far, between its events as well. */
    public List<String> output() {
        return sandbox.output();
    }

    /** SIGKILL, as when a host is lost; an event under way ends as {@code Runtime.ExitError}. */
    public void kill() {
        sandbox.kill();
    }

    @Override
    public void close() {
        sandbox.kill();
        Threads.stop(threads);
        sandbox.close();
    }

    /** Settings before the start; what is not said is as in the template. */
    public static final class Builder {
        private static final Duration TIMEOUT = Duration.ofSeconds(60);
        private static final int MEMORY_MEGABYTES = 512;

        private final String handler;
        private final Map<String, String> environment = new HashMap<>();
        private final List<String> jvmFlags = new ArrayList<>();
        private List<String> image = List.of();
        private List<Path> classPath = List.of(Path.of(System.getProperty("repoint.jar", "target/repoint.jar")));
        private Duration timeout = TIMEOUT;
        private Consumer<ProcessHandle> onStart = _ -> {};

        private Builder(String handler) {
            this.handler = handler;
        }

        public Builder env(String name, String value) {
            environment.put(name, value);
            return this;
        }

        public Builder env(Map<String, String> variables) {
            environment.putAll(variables);
            return this;
        }

        /** Instead of the jar that the build made. */
        public Builder classPath(Path... entries) {
            classPath = List.of(entries);
            return this;
        }

        public Builder jvm(String... flags) {
            jvmFlags.addAll(List.of(flags));
            return this;
        }

        /** A container image's entry point with its command, instead of Lambda's own runtime, class path and flags. */
        public Builder image(List<String> command) {
            image = List.copyOf(command);
            return this;
        }

        /** Instead of a minute. */
        public Builder timeout(Duration lambdaTimeout) {
            timeout = lambdaTimeout;
            return this;
        }

        /** Told of each process as soon as there is one, long before it is ready. */
        public Builder onStart(Consumer<ProcessHandle> told) {
            onStart = told;
            return this;
        }

        /** Starts the process and waits until it asks for its first event, or ends. */
        public LambdaRuntime start() {
            var function = new LambdaFunction(handler, classPath, environment, jvmFlags, image, MEMORY_MEGABYTES);
            return new LambdaRuntime(function, timeout, onStart);
        }
    }
}
