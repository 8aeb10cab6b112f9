package dev.repoint.remediation;

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

/**
 * One copy of the function, as Lambda keeps it from one invocation to the next: it writes down all that it hears and does, and
 * may die at any of its awaits, before or after the effect, without another step.
 */
final class Environment implements EndpointResolver, TargetGroups, Pause {

    /** The process has ended: nothing after it happens. */
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;

        Died() {
            super("the environment died", null, false, false);
        }
    }

    private static final Duration REPORTING = Duration.ofSeconds(2);

    private final VirtualTime time;
    private final SimulatedResolvers resolvers;
    private final SimulatedTargetGroups groups;
    private final Crew crew;
    private final Remediator remediator;
    private final List<Entry> log = new ArrayList<>();
    private final Instant startedAt;
    private final Map<String, Instant> forgotAt = new HashMap<>();
    private int awaitsLeft = Integer.MAX_VALUE;

    Environment(Deployment deployment, SimulatedResolvers resolvers, Policy policy) {
        this.time = deployment.time();
        this.resolvers = resolvers;
        this.groups = deployment.groups();
        this.crew = new Crew(time);
        this.startedAt = time.instant();
        this.remediator = new Remediator(
                new Ports(
                        this,
                        this,
                        deployment.zones(),
                        deployment.databases(),
                        deployment.parameters(),
                        Optional.empty()),
                policy,
                time,
                this,
                crew);
    }

    List<Entry> log() {
        return log;
    }

    /** From when on it remembers what it heard for a binding. */
    Instant remembersSince(String binding) {
        return forgotAt.getOrDefault(binding, startedAt);
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
        crew.expect(Deployment.tasks(occasion), budget.end());
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
        time.pause(duration);
        if (duration.isPositive()) {
            await();
        }
    }

    @Override
    public Reply<Group> read(String arn) {
        await();
        return made(groups.read(arn));
    }

    @Override
    public Reply<Integer> port(String arn) {
        await();
        return made(groups.port(arn));
    }

    @Override
    public Optional<Refusal> register(String arn, NavigableSet<Target> targets) {
        await();
        return made(groups.register(arn, targets));
    }

    @Override
    public Optional<Refusal> deregister(String arn, NavigableSet<Target> targets) {
        await();
        return made(groups.deregister(arn, targets));
    }

    /** A call that was cut off isn't in the log of calls, and its thread no longer takes part. */
    private <T> T made(T result) {
        if (!Thread.currentThread().isInterrupted()) {
            log.add(new Entry.Made(groups.calls().getLast()));
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
