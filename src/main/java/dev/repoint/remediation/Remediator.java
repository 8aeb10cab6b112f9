package dev.repoint.remediation;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Brings bindings in line with DNS, all at the same time and each on its own (rule 9). Keeps between invocations what it saw.
 *
 * <p>One invocation at a time uses it, as Lambda does with an environment; two environments at once are harmless (rule 12).
 */
public final class Remediator {

    /**
     * Half of what ELBv2 documents for Describe calls: a bucket of 40, refilled with 10 a second.
     *
     * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/throttling.html">Request
     *     throttling for the Elastic Load Balancing API</a>
     */
    private static final int READINGS_AT_ONCE = 20;

    private static final int READINGS_PER_SECOND = 5;

    /**
     * Together under the VPC resolver's limit of 1,024 packets per second and network interface.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html#vpc-dns-limits">DNS quotas</a>
     */
    private static final int QUESTIONS_AT_ONCE = 400;

    private static final int QUESTIONS_PER_SECOND = 500;

    private final EndpointResolver resolver;
    private final TargetGroups groups;
    private final HostedZones zones;
    private final Policy policy;
    private final InstantSource clock;
    private final Pause pause;
    private final Executor executor;
    private final Map<String, Memory> memories = new ConcurrentHashMap<>();

    public Remediator(
            EndpointResolver resolver,
            TargetGroups groups,
            HostedZones zones,
            Policy policy,
            InstantSource clock,
            Pause pause,
            Executor executor) {
        this.resolver = resolver;
        this.groups = groups;
        this.zones = zones;
        this.policy = policy;
        this.clock = clock;
        this.pause = pause;
        this.executor = executor;
    }

    /**
     * Serves the occasion's bindings and returns a report for each, in their order. Returns within the budget: a binding that
     * hangs until then is reported as it stood after its latest look, or as failed if it never finished one; one that breaks
     * down is reported as failed, with its exception. Doing it twice changes nothing the second time (rule 10).
     */
    public List<BindingReport> run(Occasion occasion, Budget budget) throws InterruptedException {
        Means means = means(occasion.isDryRun(), budget);
        WatchProgress progress = new WatchProgress(occasion.watch(), policy.interval());
        Map<Pass, FutureTask<Void>> running = new LinkedHashMap<>();
        for (Binding binding : occasion.bindings()) {
            Memory memory =
                    occasion.isDryRun() ? new Memory() : memories.computeIfAbsent(binding.name(), _ -> new Memory());
            Pass pass = new Pass(binding, memory, progress, means, occasion.eventAt());
            running.put(pass, new FutureTask<>(pass, null));
        }
        inOrderOfConcern(running, occasion.watch()).forEach(executor::execute);
        List<BindingReport> reports = new ArrayList<>();
        for (Map.Entry<Pass, FutureTask<Void>> each : running.entrySet()) {
            reports.add(await(each.getKey(), each.getValue(), budget));
        }
        return reports;
    }

    /** Those that the watch is about come first where calls are short. */
    private static List<FutureTask<Void>> inOrderOfConcern(Map<Pass, FutureTask<Void>> tasks, Watch watch) {
        Set<String> concerned = watch instanceof Watch.UntilMoved moved ? moved.concerned() : Set.of();
        return tasks.entrySet().stream()
                .sorted(Comparator.comparing(
                        each -> !concerned.contains(each.getKey().binding().name())))
                .map(Map.Entry::getValue)
                .toList();
    }

    private Means means(boolean isDryRun, Budget budget) {
        return new Means(
                resolver,
                isDryRun ? new DryRunTargetGroups(groups) : groups,
                isDryRun ? new DryRunHostedZones(zones) : zones,
                policy,
                new Allowance(READINGS_AT_ONCE, READINGS_PER_SECOND, clock, pause),
                new Allowance(QUESTIONS_AT_ONCE, QUESTIONS_PER_SECOND, clock, pause),
                clock,
                pause,
                budget);
    }

    private BindingReport await(Pass pass, FutureTask<Void> task, Budget budget) throws InterruptedException {
        String name = pass.binding().name();
        try {
            task.get(budget.left().toMillis(), TimeUnit.MILLISECONDS);
            return pass.latest()
                    .orElseGet(() -> BindingReport.failed(name, "it was interrupted", pass.took(), Optional.empty()));
        } catch (TimeoutException timeIsUp) {
            task.cancel(true);
            // Its thread may still be at work; what it goes on to remember must not meet the next invocation.
            memories.remove(name, pass.memory());
            String reason = "the invocation's time ran out during a look";
            return pass.latest()
                    .map(report -> report.because(report.reason() + "; then " + reason))
                    .orElseGet(() -> BindingReport.failed(name, reason, pass.took(), Optional.empty()));
        } catch (ExecutionException broken) {
            memories.remove(name, pass.memory());
            Throwable cause = broken.getCause() == null ? broken : broken.getCause();
            return BindingReport.failed(name, "unexpected: " + cause, pass.took(), Optional.of(cause));
        }
    }
}
