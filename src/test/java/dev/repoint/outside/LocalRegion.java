package dev.repoint.outside;

import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.LambdaRuntime;
import dev.repoint.drill.LoopbackDnsServer;
import dev.repoint.drill.nlb.ElbRules;
import dev.repoint.drill.nlb.LocalElb;
import dev.repoint.drill.nlb.NlbTimings;
import dev.repoint.drill.nlb.Probe;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What a benchmark measures against: the local ELBv2, as quick as the machine, behind a gateway that can be slowed down,
 * with an account in it and a DNS server beside it. Moto alone takes longer than what is measured.
 */
final class LocalRegion implements AutoCloseable {
    /** What a call of AWS takes, roughly. */
    static final Duration LATENCY = Duration.ofMillis(20);

    final AwsGateway aws;
    final AwsAccount account;
    final LoopbackDnsServer dns = LoopbackDnsServer.start();
    private final LocalElb elb;

    /** @param timings of its balancers' health checks */
    LocalRegion(NlbTimings timings) {
        elb = LocalElb.start(ElbRules.DRILL, timings, Probe.UP, InstantSource.system());
        aws = AwsGateway.before(elb.endpoint());
        account = AwsAccount.at(elb.endpoint());
    }

    /** As one where a target is healthy within a fraction of a second. */
    static LocalRegion quick() {
        return new LocalRegion(NlbTimings.FIELD.scaled(0.001));
    }

    /** A function that lives here, without bindings yet. */
    LambdaRuntime.Builder function(String handler) {
        return LambdaRuntime.of(handler)
                .env(account.environment())
                .env("AWS_ENDPOINT_URL", aws.endpoint().toString())
                .env("REPOINT_RESOLVERS", dns.address());
    }

    @Override
    public void close() {
        dns.close();
        aws.close();
        account.close();
        elb.close();
    }
}
