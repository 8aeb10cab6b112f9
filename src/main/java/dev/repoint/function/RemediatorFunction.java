package dev.repoint.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.repoint.aws.AwsClients;
import dev.repoint.aws.ElbTargetGroups;
import dev.repoint.aws.RdsDatabases;
import dev.repoint.aws.Route53HostedZones;
import dev.repoint.aws.SsmParameters;
import dev.repoint.aws.TaggedTargetGroups;
import dev.repoint.dns.DnsjavaEndpointResolver;
import dev.repoint.remediation.Binding;
import dev.repoint.remediation.BindingReport;
import dev.repoint.remediation.Budget;
import dev.repoint.remediation.Occasion;
import dev.repoint.remediation.Outcome;
import dev.repoint.remediation.Ports;
import dev.repoint.remediation.Remediator;
import dev.repoint.remediation.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Keeps the bindings' target groups pointed at their databases.
 *
 * <p>Woken by RDS events, by the schedule, by hand, or by CloudFormation; looks, compares, re-registers, reports. The result is
 * the report, which also goes to standard output, followed by a line of metrics for each binding. It ends in an error when
 * all bindings failed or when the trigger or the settings can't be read; never when it came from SQS, where a redelivery
 * would only stand in the way of the next event. Calling it again with the same event changes nothing.
 */
public final class RemediatorFunction implements RequestStreamHandler {

    /** More than Lambda hands over. */
    private static final int EVENT_BYTES_MAX = 7 * 1024 * 1024;

    /** What may be in use at an invocation's end: ten bindings stay far below it. */
    private static final long HEAP_BYTES = 64L << 20;

    /** Kept back for report and metrics. */
    private static final Duration REPORTING = Duration.ofSeconds(2);

    private final Environment environment;
    private final InstantSource clock;
    private final PrintStream log;
    private final AwsClients clients = new AwsClients();
    private Optional<Wiring> wiring = Optional.empty();

    /** What is made at the first invocation and kept. */
    private record Wiring(RemediatorSettings settings, BindingDirectory directory, Remediator remediator) {}

    /** As Lambda makes it. Reads nothing: bad settings fail an invocation, which can say so, not the start. */
    public RemediatorFunction() {
        this(Environment.ofProcess(), InstantSource.system(), System.out);
    }

    RemediatorFunction(Environment environment, InstantSource clock, PrintStream log) {
        this.environment = environment;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        clients.begin();
        Duration remaining = Duration.ofMillis(context.getRemainingTimeInMillis());
        Trigger trigger = TriggerReader.read(input.readNBytes(EVENT_BYTES_MAX));
        Duration reserve = trigger instanceof Trigger.CustomResource
                ? REPORTING.plus(CustomResourceAnswer.SENDING_MAX)
                : REPORTING;
        Budget budget = Budget.of(remaining, reserve, clock);
        try {
            String result = JsonText.write(
                    switch (trigger) {
                        case Trigger.RdsEvents events when events.isFromQueue() -> fromQueue(events, budget, context);
                        case Trigger.CustomResource(CustomResourceRequest request) ->
                            forStack(trigger, request, budget, context);
                        case Trigger.RdsEvents _, Trigger.Tick _, Trigger.ByHand _ ->
                            orFail(serve(trigger, budget, context)).json();
                    });
            output.write(result.getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the end", ended);
        } finally {
            tidyUp();
        }
    }

    /** Left alone, the heap of a thousand bindings grows to its bound, of which a few MiB are alive. It takes 35 ms. */
    private static void tidyUp() {
        Runtime process = Runtime.getRuntime();
        if (process.totalMemory() - process.freeMemory() > HEAP_BYTES) {
            process.gc();
        }
    }

    private Json fromQueue(Trigger.RdsEvents events, Budget budget, Context context) throws InterruptedException {
        try {
            return serve(events, budget, context).json();
        } catch (InvalidInput bad) {
            // Not an error of this invocation: the next tick reads the same settings and ends in it.
            return refused(events, bad.problem());
        } catch (RuntimeException surprise) {
            surprise.printStackTrace(log);
            return refused(events, surprise.toString());
        }
    }

    private Json refused(Trigger.RdsEvents events, String why) {
        Json refused = Json.object().with("trigger", events.word()).with("error", why);
        log.println(JsonText.write(refused));
        return refused;
    }

    private Json forStack(Trigger trigger, CustomResourceRequest request, Budget budget, Context context)
            throws IOException, InterruptedException {
        StackCall call = StackCall.of(request, environment);
        if (request.type() == CustomResourceRequest.Type.DELETE) {
            Report nothing = new Report(trigger, Mode.APPLY, List.of(), 0);
            return call.serve(() -> logged(nothing), _ -> CustomResourceAnswer.nothingToDo("aligned"))
                    .json();
        }
        return orFail(call.serve(() -> serve(trigger, budget, context), CustomResourceAnswer::of))
                .json();
    }

    private Report serve(Trigger trigger, Budget budget, Context context) throws InterruptedException {
        Wiring wired = wired(context);
        boolean asksForDryRun = trigger instanceof Trigger.ByHand call && call.mode() == Mode.DRY_RUN;
        boolean isDryRun = wired.settings.isDryRun() || asksForDryRun;
        int requestsBefore = clients.requests();
        Listing listing = listing(trigger, wired, budget);
        Mode mode = isDryRun ? Mode.DRY_RUN : Mode.APPLY;
        Optional<Zones> zones = zones(trigger, isDryRun, listing.bindings(), budget);
        if (zones.isPresent() && zones.get().areRefused()) {
            logged(new Report(trigger, mode, List.of(), clients.requests() - requestsBefore, zones));
            throw zones.get().refusal();
        }
        Occasion occasion =
                new Occasions(listing.bindings(), wired.settings.watch()).of(trigger, isDryRun, clock.instant());
        List<BindingReport> served = new ArrayList<>(wired.remediator.run(occasion, budget));
        served.addAll(listing.failures());
        Report report = new Report(trigger, mode, served, clients.requests() - requestsBefore, zones);
        logged(report);
        for (BindingReport each : served) {
            log.println(MetricLine.of(each, context.getFunctionName(), clock.instant()));
            each.surprise().ifPresent(surprise -> surprise.printStackTrace(log));
        }
        return report;
    }

    /** What a deployment asks to be looked at before anything is changed. Its classes are loaded for nobody else. */
    private Optional<Zones> zones(Trigger trigger, boolean isDryRun, List<Binding> bindings, Budget budget)
            throws InterruptedException {
        Optional<Zones.Rule> rule = trigger instanceof Trigger.CustomResource(CustomResourceRequest request)
                ? Zones.Rule.of(request, isDryRun)
                : Optional.empty();
        return rule.isPresent()
                ? Optional.of(Zones.look(rule.get(), bindings, clients, clock, budget))
                : Optional.empty();
    }

    /** What the trigger asks for. */
    private Listing listing(Trigger trigger, Wiring wired, Budget budget) throws InterruptedException {
        if (trigger instanceof Trigger.RdsEvents nothing && nothing.events().isEmpty()) {
            return Listing.NONE;
        }
        Listing listing = wired.directory.current(budget.end());
        if (listing.isEmpty()) {
            log.println(JsonText.write(
                    Json.object().with("note", wired.settings.origin().nothing())));
        }
        return trigger instanceof Trigger.ByHand call
                ? call.bindings().map(listing::named).orElse(listing)
                : listing;
    }

    private Report logged(Report report) {
        log.println(JsonText.write(report.json()));
        return report;
    }

    private static Report orFail(Report report) {
        if (report.isFailure()) {
            throw new RemediationFailed("no binding could be served: " + report.reasons(Outcome.FAILED));
        }
        return report;
    }

    private Wiring wired(Context context) {
        Wiring wired = wiring.orElseGet(() -> wire(context.getFunctionName()));
        wiring = Optional.of(wired);
        return wired;
    }

    private Wiring wire(String function) {
        RemediatorSettings settings = RemediatorSettings.read(environment, function);
        Executor executor = Executors.newVirtualThreadPerTaskExecutor();
        BindingDirectory directory = new BindingDirectory(
                settings.origin(), reading(settings), BindingDirectory.Patience.USUAL, clock, executor);
        Remediator remediator = new Remediator(ports(settings), settings.policy(), clock, Thread::sleep, executor);
        return new Wiring(settings, directory, remediator);
    }

    private Ports ports(RemediatorSettings settings) {
        return new Ports(
                new DnsjavaEndpointResolver(settings.resolvers()),
                new ElbTargetGroups(clients),
                new Route53HostedZones(clients),
                new RdsDatabases(clients),
                new SsmParameters(clients),
                settings.identity().identity(clock));
    }

    private Reading reading(RemediatorSettings settings) {
        return switch (settings.origin()) {
            case Origin.Spelled(var entries) -> () -> new Reply.Given<>(entries);
            case Origin.OneParameter(var name) -> BindingParameters.in(name, new SsmParameters(clients));
            case Origin.ParameterEach(var path) ->
                BindingParameters.below(path, settings.policy().memory(), new SsmParameters(clients));
            case Origin.Tags() -> new TaggedBindings(new TaggedTargetGroups(clients));
        };
    }
}
