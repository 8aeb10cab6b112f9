package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.PORT;
import static dev.repoint.alignment.Examples.targets;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.AllowedRanges;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * The function as it is deployed, with all that it talks to simulated over virtual time. At first each binding's DNS gives
 * {@code OLD}, and its group holds that, healthy for long.
 */
final class Deployment {

    static final String HOST = "orders.abc123.eu-west-1.rds.amazonaws.com";
    static final String CLUSTER = "orders.cluster-abc123.eu-west-1.rds.amazonaws.com";
    static final String ARN = arn("orders");
    static final Policy POLICY = new Policy(3, Duration.ofMillis(500), AllowedRanges.PRIVATE, "/repoint/test");
    static final Duration WATCH = Duration.ofMinutes(7);

    /** Of Lambda, at its longest. */
    static final Duration TIME_LEFT = Duration.ofMinutes(15);

    private final Policy policy;
    private final List<Binding> bindings;
    private final VirtualTime time = new VirtualTime();
    private final SimulatedDns dns;
    private final SimulatedTargetGroups groups = new SimulatedTargetGroups(time);
    private final SimulatedZones zones;
    private final SimulatedDatabases databases = new SimulatedDatabases(time);
    private final SimulatedParameters parameters = new SimulatedParameters();
    private Optional<Identity> identity = Optional.empty();
    private final Crew crew = new Crew(time);
    private Remediator remediator;

    Deployment(Binding... bindings) {
        this(POLICY, bindings);
    }

    Deployment(Policy policy, Binding... bindings) {
        this.policy = policy;
        this.bindings = List.of(bindings);
        this.dns = new SimulatedDns(time);
        this.zones = new SimulatedZones(time, dns);
        this.remediator = anotherEnvironment(crew);
        for (Binding binding : bindings) {
            if (binding.source() instanceof Source.HostName(var host)) {
                dns.says(host, Examples.answer(OLD));
            }
            groups.held().hold(binding.targetGroupArn(), targets(OLD));
        }
    }

    static Deployment ofInstance() {
        return new Deployment(binding("orders", HOST));
    }

    static Deployment ofCluster() {
        return new Deployment(binding("orders", CLUSTER));
    }

    static Binding binding(String name, String host) {
        return binding(name, new Source.HostName(host));
    }

    static Binding binding(String name, Source source) {
        return new Binding(name, source, Optional.of(PORT), arn(name), Optional.empty(), Foreign.EVICT, false);
    }

    static String arn(String name) {
        return "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/" + name + "/0123456789abcdef";
    }

    VirtualTime time() {
        return time;
    }

    SimulatedDns dns() {
        return dns;
    }

    SimulatedTargetGroups groups() {
        return groups;
    }

    SimulatedTargets held() {
        return groups.held();
    }

    SimulatedZones zones() {
        return zones;
    }

    SimulatedDatabases databases() {
        return databases;
    }

    SimulatedParameters parameters() {
        return parameters;
    }

    /** From now on targets have to prove what they are; nothing is remembered. */
    void asksForProof(Identity proof) {
        identity = Optional.of(proof);
        restart();
    }

    /** A remediator that remembers nothing yet, beside the one that is there. */
    Remediator anotherEnvironment(Executor executor) {
        Ports ports = new Ports(dns, groups, zones, databases, parameters, identity);
        return new Remediator(ports, policy, time, time, executor);
    }

    /** Lambda starts the function anew: nothing is remembered. */
    void restart() {
        remediator = anotherEnvironment(crew);
    }

    /** The database of the only binding moves. */
    void movesTo(Address... addresses) {
        movesTo(time.instant(), addresses);
    }

    void movesTo(Instant at, Address... addresses) {
        dns.says(bindings.getFirst().source().toString(), at, Examples.answer(addresses));
    }

    void says(Answer answer) {
        dns.says(bindings.getFirst().source().toString(), answer);
    }

    void says(Instant from, Answer answer) {
        dns.says(bindings.getFirst().source().toString(), from, answer);
    }

    BindingReport pass() throws InterruptedException {
        return run(new Watch.SinglePass(), false).getFirst();
    }

    BindingReport dryRun() throws InterruptedException {
        return run(new Watch.SinglePass(), true).getFirst();
    }

    /** A tick of the schedule. */
    BindingReport tick() throws InterruptedException {
        return run(new Watch.WhileUnhealthy(time.instant().plusSeconds(55)), false)
                .getFirst();
    }

    /** An event of this moment that concerns all bindings. */
    BindingReport event() throws InterruptedException {
        return event(time.instant());
    }

    BindingReport event(Instant at) throws InterruptedException {
        Set<String> all = bindings.stream().map(Binding::name).collect(Collectors.toSet());
        return event(at, all).getFirst();
    }

    List<BindingReport> event(Instant at, Set<String> concerned) throws InterruptedException {
        Watch watch = new Watch.UntilMoved(at, at.plus(WATCH), concerned);
        return run(new Occasion(bindings, watch, false, false, Optional.of(at), Optional.empty()), TIME_LEFT);
    }

    List<BindingReport> run(Watch watch, boolean isDryRun) throws InterruptedException {
        boolean isAskedFor = watch instanceof Watch.SinglePass;
        return run(new Occasion(bindings, watch, isDryRun, isAskedFor, Optional.empty(), Optional.empty()), TIME_LEFT);
    }

    List<BindingReport> run(Occasion occasion, Duration timeLeft) throws InterruptedException {
        Budget budget = Budget.of(timeLeft, Duration.ofSeconds(2), time);
        crew.expect(occasion, budget.end());
        return remediator.run(occasion, budget);
    }
}
