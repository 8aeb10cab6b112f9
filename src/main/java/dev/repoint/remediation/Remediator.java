package dev.repoint.remediation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

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

    /**
     * Together with the writes, which go in few calls, within the five requests a second that Route 53 takes of an account.
     *
     * @see <a href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html#limits-api-requests">
     *     Quotas on API requests</a>
     */
    private static final int RECORD_CALLS_AT_ONCE = 4;

    private static final int RECORD_CALLS_PER_SECOND = 3;

    /** How many groups a tick reads that no event names: those at once, and what a second brings. */
    private static final int READINGS_OF_TICK = READINGS_AT_ONCE + READINGS_PER_SECOND;

    /**
     * How many of these go to groups that had no healthy target: as long as there is one, each tick says so. More would keep
     * the others from their turns where many databases are stopped.
     */
    private static final int READINGS_OF_SICK = 5;

    /** How long after a switch-over or a rename certificates may still carry the name from before. */
    private static final Duration CERTIFICATES_FOLLOW = Duration.ofMinutes(10);

    /** A fleet's bindings come and go: what was not served for so long is forgotten. */
    private static final Duration REMEMBERED_FOR = Duration.ofHours(1);

    private record Remembered(Binding binding, Memory memory, Instant servedAt) {}

    private final Ports ports;
    private final Policy policy;
    private final InstantSource clock;
    private final Pause pause;
    private final Executor executor;
    private final Catalogue catalogue;
    private final Map<String, Remembered> remembered = new HashMap<>();
    private final Map<String, Remembered> rehearsed = new HashMap<>();
    private Optional<Instant> lenientUntil = Optional.empty();

    public Remediator(Ports ports, Policy policy, InstantSource clock, Pause pause, Executor executor) {
        this.ports = ports;
        this.policy = policy;
        this.clock = clock;
        this.pause = pause;
        this.executor = executor;
        this.catalogue = new Catalogue(ports.databases(), clock, pause);
    }

    /**
     * Serves the occasion's bindings and returns a report for each, in their order. Returns within the budget: a binding that
     * hangs until then is reported as it stood after its latest look, or as failed if it never finished one; one that breaks
     * down is reported as failed, with its exception. Doing it twice changes nothing the second time (rule 10).
     */
    public List<BindingReport> run(Occasion occasion, Budget budget) throws InterruptedException {
        List<Source> named = occasion.bindings().stream()
                .map(Binding::source)
                .filter(source -> !(source instanceof Source.HostName))
                .toList();
        Map<Pass, FutureTask<Void>> running = passes(occasion, means(occasion, budget), budget);
        FutureTask<Void> cataloguing = new FutureTask<>(
                catalogue.keeping(named, () -> running.values().stream().allMatch(FutureTask::isDone)), null);
        if (!named.isEmpty()) {
            executor.execute(cataloguing);
        }
        running.values().forEach(executor::execute);
        Map<Binding, BindingReport> reports = new HashMap<>();
        for (Map.Entry<Pass, FutureTask<Void>> each : running.entrySet()) {
            reports.put(each.getKey().binding(), await(each.getKey(), each.getValue(), budget));
        }
        cataloguing.cancel(true);
        return occasion.bindings().stream().map(reports::get).toList();
    }

    /** All passes in the order in which their groups are to be read. */
    private Map<Pass, FutureTask<Void>> passes(Occasion occasion, Means means, Budget budget) {
        Set<String> concerned = occasion.watch() instanceof Watch.UntilMoved moved ? moved.concerned() : Set.of();
        WatchProgress progress = new WatchProgress(occasion.watch(), policy.interval());
        List<Remembered> all = occasion.bindings().stream()
                .map(binding -> remembered(binding, occasion.isDryRun()))
                .toList();
        forgetUnserved();
        int turns = Math.max(concerned.size(), readings(occasion, budget));
        Map<Pass, FutureTask<Void>> passes = new LinkedHashMap<>();
        for (Remembered each : inOrder(all, concerned)) {
            boolean isItsTurn = passes.size() < turns;
            Pass pass = new Pass(each.binding, each.memory, isItsTurn, progress, means, occasion.eventAt());
            passes.put(pass, new FutureTask<>(pass, null));
        }
        return passes;
    }

    /** An event's first, then some of the sick, then the others; among each of these what was not read for longest. */
    private static List<Remembered> inOrder(List<Remembered> all, Set<String> concerned) {
        Comparator<Remembered> byReading = Comparator.comparing(each -> each.memory.readAt());
        Set<Remembered> sick = all.stream()
                .filter(each -> each.memory.isSick())
                .sorted(byReading)
                .limit(READINGS_OF_SICK)
                .collect(Collectors.toSet());
        return all.stream()
                .sorted(Comparator.<Remembered, Boolean>comparing(each -> !concerned.contains(each.binding.name()))
                        .thenComparing(each -> !sick.contains(each))
                        .thenComparing(byReading))
                .toList();
    }

    /**
     * A binding that was changed, by its tags perhaps, begins anew. A dry run's memory never meets a real one; its next one
     * knows of the readings alone, since nothing else of what it remembers came true.
     */
    private Remembered remembered(Binding binding, boolean isDryRun) {
        Map<String, Remembered> memories = isDryRun ? rehearsed : remembered;
        Memory memory = Optional.ofNullable(memories.get(binding.name()))
                .filter(known -> known.binding.isTheSame(binding))
                .map(known -> isDryRun ? known.memory.ofReadings() : known.memory)
                .orElseGet(Memory::new);
        Remembered served = new Remembered(binding, memory, clock.instant());
        memories.put(binding.name(), served);
        return served;
    }

    private void forgetUnserved() {
        Instant since = clock.instant().minus(REMEMBERED_FOR);
        remembered.values().removeIf(each -> each.servedAt.isBefore(since));
        rehearsed.values().removeIf(each -> each.servedAt.isBefore(since));
    }

    /** Whoever asks by hand or deploys wants all groups read; half of the time that is left may go into it. */
    private static int readings(Occasion occasion, Budget budget) {
        return occasion.isAskedFor()
                ? READINGS_AT_ONCE + READINGS_PER_SECOND * (int) budget.left().toSeconds() / 2
                : READINGS_OF_TICK;
    }

    private Means means(Occasion occasion, Budget budget) {
        occasion.namesChangedAt()
                .map(at -> at.plus(CERTIFICATES_FOLLOW))
                .filter(until -> lenientUntil.filter(until::isBefore).isEmpty())
                .ifPresent(until -> lenientUntil = Optional.of(until));
        return new Means(
                occasion.isDryRun() ? ports.forDryRun() : ports,
                catalogue,
                policy,
                readings(clock, pause),
                new Allowance(QUESTIONS_AT_ONCE, QUESTIONS_PER_SECOND, clock, pause),
                new Allowance(RECORD_CALLS_AT_ONCE, RECORD_CALLS_PER_SECOND, clock, pause),
                clock,
                pause,
                budget,
                occasion.isDryRun(),
                occasion.watch() instanceof Watch.UntilMoved,
                lenientUntil);
    }

    /** How many describes of ELBv2 may be made from now on. */
    static Allowance readings(InstantSource clock, Pause pause) {
        return new Allowance(READINGS_AT_ONCE, READINGS_PER_SECOND, clock, pause);
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
            forget(name);
            String reason = "the invocation's time ran out during a look";
            return pass.latest()
                    .map(report -> report.because(report.reason() + "; then " + reason))
                    .orElseGet(() -> BindingReport.failed(name, reason, pass.took(), Optional.empty()));
        } catch (ExecutionException broken) {
            forget(name);
            Throwable cause = broken.getCause() == null ? broken : broken.getCause();
            return BindingReport.failed(name, "unexpected: " + cause, pass.took(), Optional.of(cause));
        }
    }

    private void forget(String binding) {
        remembered.remove(binding);
        rehearsed.remove(binding);
    }
}
