package dev.repoint.drill.stage;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Target;
import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.drill.LambdaRuntime;
import dev.repoint.drill.bootstrap.ReadySource;
import dev.repoint.drill.nlb.Balancer;
import dev.repoint.drill.nlb.ElbRules;
import dev.repoint.drill.nlb.LocalElb;
import dev.repoint.drill.nlb.NlbTimings;
import dev.repoint.drill.nlb.Probe;
import dev.repoint.drill.postgres.Caller;
import dev.repoint.drill.postgres.CertificateAuthority;
import dev.repoint.drill.postgres.Postgres;
import dev.repoint.drill.postgres.ReplicationStream;
import dev.repoint.drill.postgres.RowWriter;
import dev.repoint.drill.scenario.Host;
import dev.repoint.drill.scenario.Scale;
import dev.repoint.drill.scenario.Scenario;
import dev.repoint.drill.scenario.Scenery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the drill needs, wired as in an account: the function is the real one, what stands around it is local.
 * At first the database runs on the first host, DNS says so, and the target group holds it and nothing else.
 */
final class Stage implements AutoCloseable {
    /** Answers that have to agree, by Repoint's default. */
    static final int AGREEMENT = 3;

    private static final String INSTANCE = "orders.abc123.eu-west-1.rds.amazonaws.com";
    private static final String SOMEBODY_ELSES = "billing.abc123.eu-west-1.rds.amazonaws.com";
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
    final Optional<ClusterApi> cluster;
    final Optional<Neighbours> neighbours;
    final Database database;
    private final Optional<Postgres> other;
    final EventQueue queue;
    final Schedule schedule;
    final RowWriter writer;
    final ReplicationStream stream;

    private final int port = Machine.freePort();
    private final CertificateAuthority authority = new CertificateAuthority();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /**
     * @param source of whose files the database has a copy
     * @param folder for the files of Postgres
     */
    Stage(Scenery scenery, Scale scale, ReadySource source, Path folder) throws IOException {
        this.scale = scale;
        this.timings = NlbTimings.FIELD.scaled(scale.factor());
        try {
            String endpoint = scenery == Scenery.CLUSTER ? ClusterApi.ENDPOINT : INSTANCE;
            name = opened(new EndpointName(endpoint, Host.FIRST, scale.ttl(), time));
            neighbours = scenery == Scenery.ZONE ? Optional.of(new Neighbours(time)) : Optional.empty();
            Probe probe = neighbours.<Probe>map(others -> others::check).orElse(Probe.TCP);
            elb = opened(LocalElb.start(ElbRules.DRILL, timings, probe, time));
            AwsAccount account = opened(AwsAccount.at(elb.endpoint()));
            group = account.targetGroups().create(port);
            neighbours.ifPresent(others -> others.settle(account.targetGroups(), name, port));
            cluster = scenery == Scenery.CLUSTER ? Optional.of(opened(new ClusterApi(port))) : Optional.empty();
            cluster.ifPresent(_ -> List.of(Host.FIRST, Host.SECOND)
                    .forEach(host -> name.neighbour(ClusterApi.memberEndpoint(host), host.toString())));
            Path bundle = Files.writeString(folder.toAbsolutePath().resolve("authority.pem"), authority.bundlePem());
            Map<String, String> settings = settings(scenery, bundle);
            onEvents = opened(function(account, settings));
            onSchedule = opened(function(account, settings));
            database = opened(Database.start(copy(source, folder, endpoint), Host.FIRST, port));
            other = other(scenery, source, folder);
            account.targetGroups().register(group, Host.FIRST + ":" + port);
            queue = opened(new EventQueue(onEvents));
            schedule = opened(new Schedule(onSchedule, scale.of(Scenario.TICK), time));
            Caller reader = source.reader(endpoint, bundle);
            makeSlot(reader);
            writer = opened(RowWriter.start(database::primary, source.application(endpoint, bundle), PACE));
            Balancer balancer = opened(Balancer.before(elb.clock(group)));
            stream = opened(ReplicationStream.open(balancer::address, reader, time));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** What this scenery needs beyond the usual. */
    private Map<String, String> settings(Scenery scenery, Path bundle) {
        return switch (scenery) {
            case ALONE, ZONE -> Map.of();
            case CLUSTER ->
                Map.of("AWS_ENDPOINT_URL_RDS", cluster.orElseThrow().endpoint().toString());
            case STRANGER -> Map.of("REPOINT_IDENTITY", "tls", "REPOINT_CA_BUNDLE", bundle.toString());
        };
    }

    /** A copy of the source that shows a certificate for that name. */
    private Postgres copy(ReadySource source, Path folder, String endpoint) throws IOException {
        Postgres server = source.copy(folder);
        server.show(authority.issue(endpoint));
        return server;
    }

    /** The reader that a lost writer becomes, with files of its own and without the stream's slot; or somebody else's. */
    private Optional<Postgres> other(Scenery scenery, ReadySource source, Path folder) throws IOException {
        if (scenery != Scenery.CLUSTER && scenery != Scenery.STRANGER) {
            return Optional.empty();
        }
        Path files = Files.createDirectories(folder.resolve("other"));
        boolean isStranger = scenery == Scenery.STRANGER;
        Postgres server = opened(copy(source, files, isStranger ? SOMEBODY_ELSES : ClusterApi.ENDPOINT));
        if (isStranger) {
            server.start(Host.ELSEWHERE.address(), port);
        }
        return Optional.of(server);
    }

    private void makeSlot(Caller reader) throws IOException {
        try {
            reader.makeSlot(database.primary());
        } catch (SQLException e) {
            throw new IOException("The client can't make its slot: " + e.getMessage(), e);
        }
    }

    /** The lost host serves as a reader. */
    void rejoin(Host lost) throws IOException {
        other.orElseThrow().start(lost.address(), port);
    }

    /** A binding's JSON. */
    static String binding(String name, String source, int port, String group) {
        return """
            {"name":"%s","source":"%s","port":%d,"targetGroupArn":"%s"}\
            """.formatted(name, source, port, group);
    }

    private String bindings() {
        String source = cluster.isPresent() ? "cluster:" + ClusterApi.CLUSTER : INSTANCE;
        List<String> bindings = new ArrayList<>(List.of(binding("orders", source, port, group)));
        neighbours.ifPresent(others -> bindings.addAll(others.bindings(port)));
        return bindings.toString();
    }

    /** Calls to ELBv2 about the database's own group. */
    List<Call> calls() {
        return elb.calls().stream()
                .filter(call -> Targets.group(call).equals(group))
                .toList();
    }

    /** With its defaults, but for what makes it see this stage. */
    private FunctionEnvironment function(AwsAccount account, Map<String, String> settings) {
        LambdaRuntime runtime = LambdaRuntime.of(HANDLER)
                .env(account.environment())
                .env(settings)
                .env("REPOINT_BINDINGS", bindings())
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
