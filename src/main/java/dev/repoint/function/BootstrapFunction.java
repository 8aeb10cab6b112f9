package dev.repoint.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.repoint.aws.AwsClients;
import dev.repoint.aws.ElbBalancers;
import dev.repoint.aws.RdsControlPlane;
import dev.repoint.aws.SecretsManagerSecrets;
import dev.repoint.bootstrap.Action;
import dev.repoint.bootstrap.Bootstrap;
import dev.repoint.bootstrap.BootstrapReport;
import dev.repoint.bootstrap.BootstrapReport.Outcome;
import dev.repoint.bootstrap.Goal;
import dev.repoint.dns.DnsjavaEndpointResolver;
import dev.repoint.postgres.JdbcSourceDatabase;
import dev.repoint.remediation.Budget;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Readies a source database for logical replication.
 *
 * <p>Woken by hand, by CloudFormation, or by RDS events that let it go on; checks, plans or applies, and reports. The result is
 * the report, which also goes to standard output: as JSON in one line, then as text for people. It ends in an error when it is
 * blocked, or when the request or the settings can't be read. Applying again what is applied changes nothing.
 */
public final class BootstrapFunction implements RequestStreamHandler {

    /** More than Lambda hands over. */
    private static final int EVENT_BYTES_MAX = 7 * 1024 * 1024;

    /** Kept back for a look that began just before the end, and for the report. */
    private static final Duration LAST_LOOK = Duration.ofSeconds(60);

    private final Environment environment;
    private final InstantSource clock;
    private final PrintStream log;
    private final Function<BootstrapSettings, Readying> wiring;
    private Optional<Wired> wired = Optional.empty();

    /** What is read and made at the first invocation and kept. */
    private record Wired(BootstrapSettings settings, Readying bootstrap) {}

    /** What does the work: {@link Bootstrap#run}. */
    @FunctionalInterface
    interface Readying {
        BootstrapReport run(Action action, Goal goal, Instant deadline) throws InterruptedException;
    }

    /** As Lambda makes it. Reads nothing: bad settings fail an invocation, which can say so, not the start. */
    public BootstrapFunction() {
        this(Environment.ofProcess(), InstantSource.system(), System.out);
    }

    BootstrapFunction(Environment environment, InstantSource clock, PrintStream log) {
        this(environment, clock, log, settings -> wire(settings, clock));
    }

    BootstrapFunction(
            Environment environment,
            InstantSource clock,
            PrintStream log,
            Function<BootstrapSettings, Readying> wiring) {
        this.environment = environment;
        this.clock = clock;
        this.log = log;
        this.wiring = wiring;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Duration remaining = Duration.ofMillis(context.getRemainingTimeInMillis());
        BootstrapCall call = BootstrapCall.read(input.readNBytes(EVENT_BYTES_MAX));
        Duration reserve = call instanceof BootstrapCall.CustomResource
                ? LAST_LOOK.plus(CustomResourceAnswer.SENDING_MAX)
                : LAST_LOOK;
        Instant deadline = Budget.of(remaining, reserve, clock).end();
        try {
            Json result = switch (call) {
                case BootstrapCall.ByHand(Json.Obj given) -> result(byHand(given, deadline));
                case BootstrapCall.DatabaseEvent event -> goOn(event, deadline);
                case BootstrapCall.CustomResource(CustomResourceRequest request) -> forStack(request, deadline);
            };
            output.write(JsonText.write(result).getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the end", ended);
        }
    }

    private BootstrapReport byHand(Json.Obj given, Instant deadline) throws InterruptedException {
        BootstrapRequest request = BootstrapRequest.read(wired().settings.filled(given));
        return run(request.action(), request.goal(), deadline);
    }

    /** An event asks for nothing itself: what is applied is what the settings say, and only if they say so. */
    private Json goOn(BootstrapCall.DatabaseEvent event, Instant deadline) throws InterruptedException {
        BootstrapRequest request = BootstrapRequest.read(wired().settings.filled(Json.object()));
        if (request.action() != Action.APPLY) {
            return nothingDone("the event is for an action apply, and the settings say " + Word.of(request.action()));
        }
        if (!event.concerns(request.goal().source())) {
            return nothingDone("the event is of " + event.subject() + ", not of "
                    + request.goal().source());
        }
        return result(run(Action.APPLY, request.goal(), deadline));
    }

    private Json forStack(CustomResourceRequest request, Instant deadline) throws IOException, InterruptedException {
        StackCall call = StackCall.of(request, environment);
        StackResource resource = StackResource.of(request, environment);
        if (resource.isToBeLeftAlone()) {
            String why = "nothing is taken away: onDelete is not revoke, or nothing was made";
            return call.serve(() -> nothingDone(why), _ -> CustomResourceAnswer.nothingToDo("ready"));
        }
        return result(call.serve(
                () -> run(resource.action(), resource.goal(wired().settings), deadline), CustomResourceAnswer::of));
    }

    private Wired wired() {
        Wired kept = wired.orElseGet(() -> {
            BootstrapSettings settings = BootstrapSettings.read(environment);
            return new Wired(settings, wiring.apply(settings));
        });
        wired = Optional.of(kept);
        return kept;
    }

    private BootstrapReport run(Action action, Goal goal, Instant deadline) throws InterruptedException {
        BootstrapReport report = wired().bootstrap.run(action, goal, deadline);
        log.println(JsonText.write(BootstrapReportJson.of(report)));
        BootstrapReportText.lines(report).forEach(log::println);
        return report;
    }

    private Json nothingDone(String why) {
        Json note = Json.object().with("note", why);
        log.println(JsonText.write(note));
        return note;
    }

    private static Json result(BootstrapReport report) {
        if (report.outcome() == Outcome.BLOCKED) {
            throw new BootstrapFailed(report.source() + " is blocked: " + BootstrapReportText.blocking(report));
        }
        return BootstrapReportJson.of(report);
    }

    private static Readying wire(BootstrapSettings settings, InstantSource clock) {
        AwsClients clients = new AwsClients();
        Bootstrap.Ports ports = new Bootstrap.Ports(
                new RdsControlPlane(clients),
                new SecretsManagerSecrets(clients),
                new ResolvedAddresses(new DnsjavaEndpointResolver(settings.resolvers())),
                new JdbcSourceDatabase(settings.anchors().certificates()),
                new ElbBalancers(clients));
        return new Bootstrap(ports, clock, Thread::sleep, new SecureRandom())::run;
    }
}
