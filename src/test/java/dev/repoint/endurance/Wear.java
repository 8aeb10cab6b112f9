package dev.repoint.endurance;

import static dev.repoint.drill.DnsReply.a;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.Disturbance;
import dev.repoint.drill.DnsReply;
import dev.repoint.drill.LambdaRuntime;
import dev.repoint.drill.LoopbackDnsServer;
import dev.repoint.drill.nlb.ElbRules;
import dev.repoint.drill.nlb.LocalElb;
import dev.repoint.drill.nlb.NlbTimings;
import dev.repoint.drill.nlb.Probe;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** One process and many invocations: most without drift, some with, and some where AWS, DNS or the event is no good. */
final class Wear implements AutoCloseable {
    private static final String HOST = "orders.abc123.eu-west-1.rds.amazonaws.com";
    private static final String BY_HAND = "{\"bindings\":[\"orders\"]}";
    private static final String DRY_RUN = "{\"bindings\":[\"orders\"],\"mode\":\"dry-run\"}";

    /** Of a kind of trouble, one in so many. */
    private static final int ROUND = 100;

    private static final NlbTimings TIMINGS = new NlbTimings(
            Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(50), 2, 2, Duration.ofMillis(50));

    private final LocalElb elb = LocalElb.start(ElbRules.DRILL, TIMINGS, Probe.UP, InstantSource.system());
    private final AwsGateway aws = AwsGateway.before(elb.endpoint());
    private final AwsAccount account = AwsAccount.at(elb.endpoint());
    private final LoopbackDnsServer dns = LoopbackDnsServer.start();
    private final LambdaRuntime function;
    private int moves;
    private int failures;

    Wear() {
        String group = account.targetGroups().create(Bound.PORT);
        account.targetGroups().register(group, address() + ":" + Bound.PORT);
        dns.answer(HOST, a(0, address()));
        function = LambdaRuntime.of("dev.repoint.function.RemediatorFunction")
                .env(account.environment())
                .env("AWS_ENDPOINT_URL", aws.endpoint().toString())
                .env("REPOINT_RESOLVERS", dns.address())
                .env("REPOINT_AGREEMENT", "2")
                .env("REPOINT_WATCH_INTERVAL_MILLIS", "100")
                .env("REPOINT_BINDINGS", """
                    [{"name":"orders","source":"%s","port":%d,"targetGroupArn":"%s"}]\
                    """.formatted(HOST, Bound.PORT, group))
                .start();
    }

    private String address() {
        return "10.0.1." + (5 + moves % 2);
    }

    /** What the process held after each tenth of the invocations. */
    List<Vitals> run(int invocations) throws IOException, InterruptedException {
        List<Vitals> vitals = new ArrayList<>();
        for (int i = 1; i <= invocations; i++) {
            invoke(i % ROUND);
            if (i % (invocations / 10) == 0) {
                vitals.add(Vitals.of(function.pid(), i));
                aws.forgetCalls();
            }
        }
        assertThat(failures).as("invocations that were to fail").isPositive();
        return vitals;
    }

    private void invoke(int turn) throws InterruptedException {
        switch (turn) {
            case 2 -> {
                moves++;
                dns.answer(HOST, a(0, address()));
                succeeds(BY_HAND, "realigned");
            }
            case 4 -> {
                dns.answer(HOST, DnsReply.servfail(), a(0, address()));
                fails(BY_HAND);
            }
            case 6, 16, 26 -> {
                var denied = new Disturbance.Fail(403, "AccessDenied", "not allowed");
                aws.disturb("DescribeTargetHealth"::equals, denied);
                fails(BY_HAND);
            }
            case 7, 17, 27 -> fails("{\"Records\":");
            case 8 -> succeeds(DRY_RUN, "aligned");
            default -> succeeds(BY_HAND, "aligned");
        }
    }

    private void succeeds(String event, String outcome) throws InterruptedException {
        LambdaRuntime.Result result = function.invoke(event);
        assertThat(result).isInstanceOf(LambdaRuntime.Result.Success.class);
        assertThat(((LambdaRuntime.Result.Success) result).body()).contains("\"outcome\":\"" + outcome + "\"");
    }

    private void fails(String event) throws InterruptedException {
        failures++;
        assertThat(function.invoke(event)).isInstanceOf(LambdaRuntime.Result.Failure.class);
    }

    @Override
    public void close() {
        function.close();
        dns.close();
        aws.close();
        account.close();
        elb.close();
    }
}
