package dev.repoint.function;

import dev.repoint.bootstrap.Action;
import dev.repoint.bootstrap.BootstrapReport;
import dev.repoint.bootstrap.BootstrapReport.Outcome;
import dev.repoint.bootstrap.Goal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The BootstrapFunction in this very JVM, with a bootstrap that ends as it is told to. */
final class BootstrapInvocation {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final Duration REMAINING = Duration.ofMinutes(15);

    final Map<String, String> variables = new HashMap<>();

    /** What was asked of the bootstrap. */
    final List<Run> runs = new ArrayList<>();

    Outcome outcome = Outcome.READY;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final BootstrapFunction function;

    record Run(Action action, Goal goal, Instant deadline) {}

    BootstrapInvocation() {
        variables.put("REPOINT_RESPONSE_HOSTS", "127.0.0.1");
        function = function(_ -> this::run);
    }

    /** With another bootstrap. */
    BootstrapInvocation(Function<BootstrapSettings, BootstrapFunction.Readying> wiring) {
        function = function(wiring);
    }

    private BootstrapFunction function(Function<BootstrapSettings, BootstrapFunction.Readying> wiring) {
        return new BootstrapFunction(
                new Environment(variables), () -> NOW, new PrintStream(log, true, StandardCharsets.UTF_8), wiring);
    }

    private BootstrapReport run(Action action, Goal goal, Instant deadline) {
        runs.add(new Run(action, goal, deadline));
        return BootstrapReports.of(action, outcome);
    }

    /** The result of an invocation. */
    String invoke(String event) throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        function.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), result, new FakeContext((int)
                        REMAINING.toMillis()));
        return result.toString(StandardCharsets.UTF_8);
    }

    /** What all invocations have printed. */
    List<String> log() {
        return log.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
