package dev.repoint;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says at the end of each test run which tests did not run, and why: a skipped test has proved nothing. */
public final class SkippedTests implements TestExecutionListener {
    private final Collection<Skipped> skipped = new ConcurrentLinkedQueue<>();

    private record Skipped(TestIdentifier test, String reason) {}

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skipped.add(new Skipped(test, reason));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.ABORTED) {
            var reason = result.getThrowable().map(Throwable::getMessage);
            skipped.add(new Skipped(test, reason.orElse("aborted without a reason")));
        }
    }

    @Override
    @SuppressWarnings("SystemOut") // Its reader is whoever reads the build's output.
    public void testPlanExecutionFinished(TestPlan plan) {
        System.out.println(report(plan));
    }

    private String report(TestPlan plan) {
        if (skipped.isEmpty()) {
            return "No test was skipped.";
        }
        var count =
                skipped.stream().mapToLong(each -> testsIn(each.test(), plan)).sum();
        var text = new StringBuilder("!!! %d %s skipped:".formatted(count, count == 1 ? "test" : "tests"));
        for (var each : skipped) {
            text.append("%n!!!   %s: %s".formatted(name(each.test(), plan), each.reason()));
        }
        return text.toString();
    }

    /** A skipped class takes its tests with it; those that it would only have made on running count as one. */
    private static long testsIn(TestIdentifier test, TestPlan plan) {
        var inside = plan.getDescendants(test).stream()
                .filter(TestIdentifier::isTest)
                .count();
        return Math.max(1, inside);
    }

    /** Class and test, without the engine that every name would begin with. */
    private static String name(TestIdentifier test, TestPlan plan) {
        Deque<String> names = new ArrayDeque<>();
        for (var at = Optional.of(test); at.flatMap(plan::getParent).isPresent(); at = at.flatMap(plan::getParent)) {
            names.addFirst(at.get().getDisplayName());
        }
        return String.join(" > ", names);
    }
}
