package dev.repoint.drill.rds;

import com.sun.net.httpserver.HttpExchange;
import dev.repoint.drill.AwsProtocol;
import dev.repoint.drill.Chronicle;
import dev.repoint.drill.LoopbackHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * RDS on a loopback port, for the real SDK client: databases with their parameter groups, engine defaults, apply types, states
 * and reboots. Clients come here by {@code AWS_ENDPOINT_URL_RDS}. What moto answers differently is listed in
 * {@code MotoRdsDifferencesIT}.
 */
public final class LocalRds implements AutoCloseable {
    /** Of the one subnet group in which all databases are. */
    public static final NavigableSet<String> ZONES = new TreeSet<>(List.of("eu-west-1a", "eu-west-1b"));

    public static final String SUBNET_GROUP = "databases";

    private static final int OK = 200;

    /** Less than a client waits for an answer. */
    private static final Duration RESTART_WAIT = Duration.ofSeconds(2);

    private static final String POSTGRES = "postgres";

    private final InstantSource time;
    private final LocalAccount account = new LocalAccount();
    private final RdsActions actions;
    private final Chronicle<Write> writes = new Chronicle<>();
    private final LoopbackHttp http;

    private LocalRds(InstantSource time, RdsTimings timings) {
        this.time = time;
        this.actions = new RdsActions(account, timings);
        this.http = LoopbackHttp.start("local-rds", this::handle);
    }

    /** Each call takes ten seconds of its own time, and no time. */
    public static LocalRds start() {
        return start(new CallClock(Duration.ofSeconds(10)), RdsTimings.FIELD);
    }

    public static LocalRds start(InstantSource time, RdsTimings timings) {
        return new LocalRds(time, timings);
    }

    public URI endpoint() {
        return http.uri();
    }

    /** The instance of that name, made when first asked for: available, with the default group of its version. */
    public synchronized LocalInstance instance(String id) {
        return account.instance(id, POSTGRES);
    }

    /** The Aurora cluster of that name, made when first asked for, with these members, of which the first writes. */
    public synchronized LocalCluster aurora(String id, String... members) {
        return account.cluster(id, LocalCluster.AURORA, List.of(members));
    }

    /** As {@link #aurora}, but a Multi-AZ DB cluster. */
    public synchronized LocalCluster multiAz(String id, String... members) {
        return account.cluster(id, POSTGRES, List.of(members));
    }

    /** Makes a group for instances. */
    public synchronized LocalGroup group(String name, String family) {
        return made(account.instanceGroups, name, family);
    }

    /** Makes a group for clusters. */
    public synchronized LocalGroup clusterGroup(String name, String family) {
        return made(account.clusterGroups, name, family);
    }

    private static LocalGroup made(LocalGroups groups, String name, String family) {
        try {
            return groups.create(name, family, "of the test");
        } catch (RdsError e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Every call that isn't a description, in the order in which they were answered; also those that were refused. */
    public List<Write> writes() {
        return writes.read();
    }

    private void handle(HttpExchange exchange) throws IOException, InterruptedException {
        RdsForm form = RdsForm.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String action = form.find("Action").orElse("");
        for (LocalInstance instance : instances()) {
            instance.awaitRestart(RESTART_WAIT);
        }
        int status = OK;
        byte[] answer;
        try {
            answer = answer(action, form).getBytes(StandardCharsets.UTF_8);
            note(action, form, Write.DONE);
        } catch (RdsError e) {
            status = e.status();
            answer = AwsProtocol.QUERY.error(e.code(), RdsXml.escaped(String.valueOf(e.getMessage())));
            note(action, form, e.code());
        }
        exchange.getResponseHeaders().set("Content-Type", AwsProtocol.QUERY.contentType);
        LoopbackHttp.answer(exchange, status, answer);
    }

    private synchronized List<LocalInstance> instances() {
        return List.copyOf(account.instances());
    }

    private synchronized String answer(String action, RdsForm form) throws RdsError {
        Instant now = time.instant();
        return RdsXml.response(action, actions.carryOut(action, form, now));
    }

    private void note(String action, RdsForm form, String outcome) {
        if (!action.startsWith("Describe")) {
            writes.write(new Write(action, form.wishes(), outcome));
        }
    }

    /** @throws IllegalStateException if what stands behind a database could not restart */
    @Override
    public void close() {
        http.close();
        instances().stream()
                .flatMap(instance -> instance.failure().stream())
                .findFirst()
                .ifPresent(failure -> {
                    throw new IllegalStateException("a restart failed", failure);
                });
    }
}
