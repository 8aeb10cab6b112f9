package dev.repoint.drill.nlb;

import com.sun.net.httpserver.HttpExchange;
import dev.repoint.alignment.Target;
import dev.repoint.drill.AwsGateway.Call;
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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * ELBv2 on a loopback port, for the real SDK client: target groups whose targets live by {@link NlbClock}. Clients come
 * here by {@code AWS_ENDPOINT_URL}. What moto answers differently is listed in {@code MotoDifferencesIT}.
 */
public final class LocalElb implements AutoCloseable {
    private static final int OK = 200;
    private static final int REFUSED = 400;

    private final InstantSource time;
    private final LocalGroups groups;
    private final ElbActions actions;
    private final Map<String, Integer> throttled = new ConcurrentHashMap<>();
    private final Chronicle<Call> calls = new Chronicle<>();
    private final LoopbackHttp http;

    private LocalElb(ElbRules rules, NlbTimings timings, Probe probe, InstantSource time) {
        this.time = time;
        this.groups = new LocalGroups(timings, probe, time);
        this.actions = new ElbActions(groups, rules);
        this.http = LoopbackHttp.start("local-elb", this::handle);
    }

    public static LocalElb start(ElbRules rules, NlbTimings timings, Probe probe, InstantSource time) {
        return new LocalElb(rules, timings, probe, time);
    }

    public URI endpoint() {
        return http.uri();
    }

    /** By which the targets of a group live; an {@link IllegalArgumentException} if there is no such group. */
    public NlbClock clock(String arn) {
        return group(arn).clock();
    }

    /** Of the targets of a group, in order, seen within a tenth of the check interval. */
    public List<StateChange> changes(String arn) {
        return group(arn).checks().changes();
    }

    /** The first time that the target was seen in that state; an {@link AssertionError} if it is not in time. */
    public StateChange awaitState(String arn, Target target, TargetState state, Duration within)
            throws InterruptedException {
        return group(arn).checks().await(target, state, within);
    }

    /** The next calls of that action are answered "Rate exceeded". */
    public void throttle(String action, int count) {
        throttled.put(action, count);
    }

    /** In the order in which they were answered. A caller that has its answer is in the list. */
    public List<Call> calls() {
        return calls.read();
    }

    private synchronized LocalGroup group(String arn) {
        try {
            return groups.get(arn);
        } catch (ElbError e) {
            throw new IllegalArgumentException(arn + ": " + e.getMessage(), e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        Instant at = time.instant();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        QueryForm form = QueryForm.parse(body);
        String action = form.find("Action").orElse("");
        int status = OK;
        byte[] answer;
        try {
            answer = answer(action, form).getBytes(StandardCharsets.UTF_8);
        } catch (ElbError e) {
            status = REFUSED;
            answer = AwsProtocol.QUERY.error(e.code(), ElbXml.escaped(String.valueOf(e.getMessage())));
        }
        calls.write(new Call(action, at, time.instant(), status, body));
        exchange.getResponseHeaders().set("Content-Type", AwsProtocol.QUERY.contentType);
        LoopbackHttp.answer(exchange, status, answer);
    }

    private synchronized String answer(String action, QueryForm form) throws ElbError {
        int left = throttled.getOrDefault(action, 0);
        if (left > 0) {
            throttled.put(action, left - 1);
            throw ElbError.throttling();
        }
        return actions.carryOut(action, form);
    }

    @Override
    public void close() {
        http.close();
        groups.close();
    }
}
