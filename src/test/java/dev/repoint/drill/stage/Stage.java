package dev.repoint.drill.stage;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Target;
import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.LambdaRuntime;
import dev.repoint.drill.nlb.Balancer;
import dev.repoint.drill.nlb.ElbRules;
import dev.repoint.drill.nlb.LocalElb;
import dev.repoint.drill.nlb.NlbTimings;
import dev.repoint.drill.nlb.Probe;
import dev.repoint.drill.postgres.ReplicationStream;
import dev.repoint.drill.postgres.RowWriter;
import dev.repoint.drill.scenario.Host;
import dev.repoint.drill.scenario.Scale;
import dev.repoint.drill.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Everything that the drill needs, wired as in an account: the function is the real one, what stands around it is local.
 * At first the database runs on the first host, DNS says so, and the target group holds it and nothing else.
 */
final class Stage implements AutoCloseable {
    /** Answers that have to agree, by Repoint's default. */
    static final int AGREEMENT = 3;

    private static final String HANDLER = "dev.repoint.function.RemediatorFunction";
    private static final Duration FUNCTION_TIMEOUT = Duration.ofMinutes(15);

    /** Between two rows. */
    private static final Duration PACE = Duration.ofMillis(10);

    final InstantSource time = InstantSource.system();
    final Scale scale;
    final NlbTimings timings;
    final EndpointName name;
    final LocalElb elb;
    final String group;
    final FunctionEnvironment onEvents;
    final FunctionEnvironment onSchedule;
    final Database database;
    final EventQueue queue;
    final Schedule schedule;
    final RowWriter writer;
    final ReplicationStream stream;

    private final int port = Machine.freePort();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** @param folder for the files of Postgres */
    Stage(Scale scale, Path folder) throws IOException {
        this.scale = scale;
        this.timings = NlbTimings.FIELD.scaled(scale.factor());
        try {
            name = opened(new EndpointName(Host.FIRST, scale.ttl(), time));
            elb = opened(LocalElb.start(ElbRules.DRILL, timings, Probe.TCP, time));
            AwsAccount account = opened(AwsAccount.at(elb.endpoint()));
            group = account.targetGroups().create(port);
            onEvents = opened(function(account));
            onSchedule = opened(function(account));
            database = opened(Database.start(folder, Host.FIRST, port));
            account.targetGroups().register(group, Host.FIRST + ":" + port);
            queue = opened(new EventQueue(onEvents));
            schedule = opened(new Schedule(onSchedule, scale.of(Scenario.TICK), time));
            writer = opened(RowWriter.start(database::primary, database.login(), PACE));
            Balancer balancer = opened(Balancer.before(elb.clock(group)));
            stream = opened(ReplicationStream.open(balancer::address, database.login(), time));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** With its defaults, but for what makes it see this stage. */
    private FunctionEnvironment function(AwsAccount account) {
        String binding = """
            [{"name":"orders","source":"%s","port":%d,"targetGroupArn":"%s"}]\
            """.formatted(EndpointName.NAME, port, group);
        LambdaRuntime runtime = LambdaRuntime.of(HANDLER)
                .env(account.environment())
                .env("REPOINT_BINDINGS", binding)
                .env("REPOINT_RESOLVERS", name.resolver())
                .env("REPOINT_ALLOWED_CIDRS", "127.0.0.0/8")
                .timeout(FUNCTION_TIMEOUT)
                .start();
        return new FunctionEnvironment(runtime, time);
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    Target target(Host host) {
        return new Target(Address.parse(host.toString()).orElseThrow(), port);
    }

    /** All parts, the last one first; what one of them has to complain of then is of no interest any more. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                System.err.println("At the end of the drill: " + e);
            }
        }
    }
}
