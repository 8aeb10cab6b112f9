package dev.repoint.endurance;

import static dev.repoint.drill.DnsReply.a;

import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.AwsGateway.Passage;
import dev.repoint.drill.DnsReply;
import dev.repoint.drill.LambdaRuntime;
import dev.repoint.drill.LoopbackDnsServer;
import dev.repoint.drill.MotoServer;
import dev.repoint.drill.nlb.CheckResult;
import dev.repoint.drill.nlb.ElbRules;
import dev.repoint.drill.nlb.LocalElb;
import dev.repoint.drill.nlb.NlbTimings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * AWS and DNS around the processes of one case. All of AWS is moto, or ELBv2 is the local one, whose targets drain and have
 * health. A little latency, so that a random moment falls into a call rather than between two.
 */
final class Arena implements AutoCloseable {
    private static final String HANDLER = "dev.repoint.function.RemediatorFunction";
    private static final Duration LATENCY = Duration.ofMillis(15);
    private static final Duration LAMBDA = Duration.ofMinutes(2);

    /** Healthy before the first process asks, and drains for longer than any case takes. */
    private static final NlbTimings TIMINGS = new NlbTimings(
            Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(100), 2, 2, Duration.ofMinutes(10));

    private final boolean isLocal;
    private final LocalElb local = LocalElb.start(
            ElbRules.DRILL,
            TIMINGS,
            (target, _) -> target.address().toString().endsWith(Addresses.LOST)
                    ? CheckResult.TIMED_OUT
                    : CheckResult.CONNECTED,
            InstantSource.system());
    private final AwsAccount rest = AwsAccount.at(MotoServer.shared().endpoint());
    private final AwsAccount groups;
    private final AwsGateway elb;
    private final AwsGateway others = AwsGateway.before(MotoServer.shared().endpoint());
    private final LoopbackDnsServer dns = LoopbackDnsServer.start();
    private final Accounts accounts;
    final List<Bound> bindings;

    /** @param seed makes names that no other case uses at the same moto */
    Arena(long seed, boolean isLocal, List<Plight> plights) {
        this.isLocal = isLocal;
        URI endpoint = isLocal ? local.endpoint() : MotoServer.shared().endpoint();
        groups = AwsAccount.at(endpoint);
        elb = AwsGateway.before(endpoint);
        elb.latency(LATENCY);
        others.latency(LATENCY);
        accounts = new Accounts(groups, rest, "/case" + seed, "case" + seed + ".example");
        bindings = IntStream.range(0, plights.size())
                .mapToObj(i -> new Bound(plights.get(i), i + 1, accounts))
                .toList();
    }

    /** Tells it of all calls and questions from now on; judges every change of a group as soon as it is made. */
    void tell(BiConsumer<Step, Passage> onlooker) {
        elb.watch((action, passage) -> {
            Step step = Step.of(action);
            if (step.isChange() && passage == Passage.CARRIED_OUT) {
                bindings.forEach(each -> each.judge("after " + action));
            }
            onlooker.accept(step, passage);
        });
        others.watch((action, passage) -> onlooker.accept(Step.of(action), passage));
        for (Bound each : bindings) {
            String[] right = each.addresses.right().toArray(String[]::new);
            dns.answerBy(each.host, _ -> asked(onlooker, a(0, right)));
            each.kept()
                    .ifPresent(kept -> dns.answerBy(
                            kept.name(),
                            _ -> asked(onlooker, a(0, each.recorded().toArray(String[]::new)))));
        }
    }

    private static DnsReply asked(BiConsumer<Step, Passage> onlooker, DnsReply reply) {
        onlooker.accept(Step.DNS, Passage.ARRIVED);
        CompletableFuture.delayedExecutor(LATENCY.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> onlooker.accept(Step.DNS, Passage.OVER));
        return DnsReply.late(LATENCY, reply);
    }

    LambdaRuntime.Builder function() {
        return LambdaRuntime.of(HANDLER)
                .env(rest.environment())
                .env("AWS_ENDPOINT_URL", others.endpoint().toString())
                .env(
                        "AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2",
                        elb.endpoint().toString())
                .env("REPOINT_RESOLVERS", dns.address())
                .env("REPOINT_AGREEMENT", "2")
                .env("REPOINT_WATCH_INTERVAL_MILLIS", "100")
                .env("REPOINT_MEMORY", accounts.memory())
                .env("REPOINT_BINDINGS", bindings.stream().map(Bound::json).collect(Collectors.joining(",", "[", "]")))
                .timeout(LAMBDA);
    }

    /** One pass by hand where nothing is waited for; a tick, which goes on until the group is well, where something is. */
    String event() {
        boolean isWaiting = isLocal && bindings.stream().anyMatch(each -> each.plight == Plight.OLD_HOST_LOST);
        return isWaiting
                ? "{}"
                : bindings.stream()
                        .map(each -> "\"" + each.name + "\"")
                        .collect(Collectors.joining(",", "{\"bindings\":[", "]}"));
    }

    /** Calls so far that changed anything. */
    long changes() {
        return List.of(elb, others).stream()
                .flatMap(gateway -> gateway.calls().stream())
                .map(call -> Step.of(call.action()))
                .filter(Step::isChange)
                .count();
    }

    @Override
    public void close() {
        dns.close();
        elb.close();
        others.close();
        groups.close();
        rest.close();
        local.close();
    }
}
