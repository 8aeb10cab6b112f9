package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;
import dev.repoint.alignment.Group;
import dev.repoint.alignment.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One copy of the function, as Lambda keeps it from one invocation to the next: it writes down all that it hears and does, and
 * may die at any of its awaits, before or after the effect, without another step.
 */
final class Environment implements EndpointResolver, TargetGroups, HostedZones, Databases, Pause {

    /** The process has ended: nothing after it happens, and nothing can be done about it. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1;

        Died() {
            super("the environment died", null, false, false);
        }
    }

    private static final Duration REPORTING = Duration.ofSeconds(2);

    /** What keeps the catalogue looks up every 20 ms whether its time has come; here it sleeps longer at a time. */
    private static final Duration NAP = Duration.ofMillis(2_500);

    private final VirtualTime time;
    private final SimulatedResolvers resolvers;
    private final SimulatedTargetGroups groups;
    private final SimulatedZones zones;
    private final SimulatedDatabases databases;
    private final Crew crew;
    private final Remediator remediator;
    private final List<Entry> log = new ArrayList<>();
    private final Instant startedAt;
    private final Map<String, Instant> forgotAt = new HashMap<>();
    private final Map<String, Binding> latest = new HashMap<>();
    private Optional<Thread> keeper = Optional.empty();
    private int awaitsLeft = Integer.MAX_VALUE;

    Environment(Deployment deployment, SimulatedResolvers resolvers, Policy policy) {
        this.time = deployment.time();
        this.resolvers = resolvers;
        this.groups = deployment.groups();
        this.zones = deployment.zones();
        this.databases = deployment.databases();
        this.crew = new Crew(time);
        this.startedAt = time.instant();
        this.remediator = new Remediator(
                new Ports(this, this, this, this, deployment.parameters(), Optional.empty()), policy, time, this, crew);
    }

    List<Entry> log() {
        return log;
    }

    /** From when on it remembers what it heard for a binding that it is about to serve: one that was changed begins anew. */
    Instant remembersSince(Binding binding) {
        Binding before = latest.put(binding.name(), binding);
        if (before != null && !before.isTheSame(binding)) {
            forgotAt.put(binding.name(), time.instant());
        }
        return forgotAt.getOrDefault(binding.name(), startedAt);
    }

    void diesAfter(int awaits) {
        awaitsLeft = awaits;
    }

    boolean isDead() {
        return awaitsLeft <= 0;
    }

    List<BindingReport> run(Occasion occasion, Duration timeLeft) throws InterruptedException {
        log.add(new Entry.Began(time.instant(), occasion));
        Budget budget = Budget.of(timeLeft, REPORTING, time);
        crew.expect(occasion, budget.end());
        List<BindingReport> reports = remediator.run(occasion, budget);
        reports.stream()
                .filter(report -> report.reason().contains("time ran out"))
                .forEach(report -> forgotAt.put(report.name(), time.instant()));
        return reports;
    }

    @Override
    public Answer resolve(String name, Family family) throws InterruptedException {
        await();
        Instant askedAt = time.instant();
        List<Answer> answers = resolvers.ask(name, family);
        log.add(new Entry.Heard(name, askedAt, time.instant(), answers));
        await();
        return Answer.together(answers);
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        boolean isKeeper = keeper.filter(Thread.currentThread()::equals).isPresent();
        time.pause(isKeeper ? NAP : duration);
        if (duration.isPositive()) {
            await();
        }
    }

    /** An answer that comes after the end of the invocation is never seen. */
    @Override
    public Reply<Inventory> describe(Set<String> instances, Set<String> clusters) {
        await();
        keeper = Optional.of(Thread.currentThread());
        Instant askedAt = time.instant();
        Reply<Inventory> reply = databases.describe(instances, clusters);
        if (Thread.currentThread().isInterrupted()) {
            throw new Died();
        }
        log.add(new Entry.Described(askedAt, time.instant(), reply));
        await();
        return reply;
    }

    @Override
    public Reply<Group> read(String arn) {
        await();
        return logged(groups.read(arn), this::made);
    }

    @Override
    public Reply<Integer> port(String arn) {
        await();
        return logged(groups.port(arn), this::made);
    }

    @Override
    public Optional<Refusal> register(String arn, NavigableSet<Target> targets) {
        await();
        return logged(groups.register(arn, targets), this::made);
    }

    @Override
    public Optional<Refusal> deregister(String arn, NavigableSet<Target> targets) {
        await();
        return logged(groups.deregister(arn, targets), this::made);
    }

    @Override
    public Reply<NavigableSet<Address>> read(AddressRecord record, Family family) {
        await();
        return logged(zones.read(record, family), this::kept);
    }

    @Override
    public Optional<Refusal> upsert(AddressRecord record, Family family, NavigableSet<Address> addresses) {
        await();
        return logged(zones.upsert(record, family, addresses), this::kept);
    }

    private Entry made() {
        return new Entry.Made(groups.calls().getLast());
    }

    private Entry kept() {
        return new Entry.Kept(zones.calls().getLast());
    }

    /** A call that was cut off isn't in the log of calls, and its thread no longer takes part. */
    private <T> T logged(T result, Supplier<Entry> entry) {
        if (!Thread.currentThread().isInterrupted()) {
            log.add(entry.get());
            await();
        }
        return result;
    }

    private void await() {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        awaitsLeft--;
        if (isDead()) {
            throw new Died();
        }
    }
}
