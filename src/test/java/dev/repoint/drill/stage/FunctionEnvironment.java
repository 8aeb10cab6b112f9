package dev.repoint.drill.stage;

import dev.repoint.drill.LambdaRuntime;
import dev.repoint.drill.LambdaRuntime.Result;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One environment of the function: a process that takes one event at a time, and a record of how it went. */
final class FunctionEnvironment implements AutoCloseable {
    private final LambdaRuntime runtime;
    private final InstantSource time;
    private final List<Run> runs = new ArrayList<>();

    FunctionEnvironment(LambdaRuntime runtime, InstantSource time) {
        this.runtime = runtime;
        this.time = time;
    }

    /** Returns when the function has answered. */
    void invoke(String trigger, String event) throws InterruptedException {
        var begun = new Run(trigger, time.instant(), Optional.empty(), Optional.empty());
        int index = begin(begun);
        Result result = runtime.invoke(event);
        end(index, begun.ended(time.instant(), problem(result)));
    }

    private static Optional<String> problem(Result result) {
        return switch (result) {
            case Result.Success _ -> Optional.empty();
            case Result.Failure(var type, var message, var _, var _) -> Optional.of(type + ": " + message);
            case Result.TimedOut _ -> Optional.of("it was not done in time");
        };
    }

    private synchronized int begin(Run run) {
        runs.add(run);
        return runs.size() - 1;
    }

    private synchronized void end(int index, Run run) {
        runs.set(index, run);
    }

    synchronized List<Run> runs() {
        return List.copyOf(runs);
    }

    @Override
    public void close() {
        runtime.close();
    }
}
