package dev.repoint.remediation;

import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Evidence;
import dev.repoint.alignment.Group;
import dev.repoint.alignment.Observation;
import dev.repoint.alignment.Plan;
import dev.repoint.alignment.Planner;
import dev.repoint.alignment.Target;
import dev.repoint.alignment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One look at one binding: observe, plan, apply, until a plan needs nothing more done now. */
final class Look {

    /** Register, read, deregister, read: more than that in one look is a group that somebody else changes as fast. */
    private static final int STEPS_MAX = 6;

    /** Health is read no more often than this (DESIGN, "Watching"). */
    private static final Duration READING_AGE_MIN = Duration.ofSeconds(5);

    /**
     * A change may rest on no older answer. What comes between, a place in the queue of readings or a frozen environment, can
     * take longer than the address stays where it was.
     */
    private static final Duration ANSWER_AGE_MAX = Duration.ofSeconds(10);

    /** What a look rests on: what it saw, and when it had seen it. */
    private record Ground(Sighting sighting, Instant at) {}

    private final Binding binding;
    private final Means means;
    private final boolean isItsTurn;
    private final Memory memory;
    private final GroupView view;
    private final TargetPort port;
    private final Locator locator;
    private final Prover prover;
    private final OwnTargets own;
    private final Registrar registrar;
    private final RecordKeeper record;
    private final Journal journal;
    private final InstantSource clock;
    private boolean isDown;

    /** @param isItsTurn whether the group is to be read in any case */
    Look(Binding binding, Memory memory, boolean isItsTurn, Journal journal, Means means) {
        Ports ports = means.ports();
        Endpoint endpoint = new Endpoint(ports.resolver(), means.questions());
        this.binding = binding;
        this.means = means;
        this.isItsTurn = isItsTurn;
        this.memory = memory;
        this.journal = journal;
        this.clock = means.clock();
        this.locator = new Locator(binding.source(), endpoint, means.catalogue(), memory, journal.startedAt(), clock);
        this.view = new GroupView(
                binding.targetGroupArn(), ports.groups(), means.readings(), memory, clock, means.isDryRun());
        this.port = new TargetPort(binding, ports.groups(), means.readings(), memory);
        this.prover = new Prover(memory, means);
        this.own = new OwnTargets(binding, ports.parameters(), means.policy(), memory, clock);
        this.registrar = new Registrar(view, own, memory, journal, clock);
        this.record = new RecordKeeper(binding.record(), endpoint, ports.zones(), means.recordCalls(), memory, clock);
    }

    GroupView view() {
        return view;
    }

    RecordKeeper record() {
        return record;
    }

    /** The targets that the latest addresses make; none before the port is known. */
    NavigableSet<Target> wanted() {
        return port.known().stream()
                .flatMap(number -> memory.addresses().stream().map(address -> new Target(address, number)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the RDS API says that the database can't serve until somebody acts. */
    boolean isDown() {
        return isDown;
    }

    /** What else the report has to say. */
    List<String> remarks() {
        return Stream.of(locator.trouble(), prover.doubts(wanted()), own.trouble(), record.trouble())
                .filter(remark -> !remark.isEmpty())
                .toList();
    }

    Finding take() throws InterruptedException {
        Optional<Refusal> unread = isItsTurn && !view.isReadHere() ? view.read() : Optional.empty();
        Instant askedAt = locator.asOf();
        return switch (locator.locate(view.group().flatMap(Group::family))) {
            case Reply.Refused<Sighting>(Refusal refusal) -> {
                journal.looked(view.group());
                yield new Finding.Refused(refusal);
            }
            case Reply.Given<Sighting>(Sighting sighting) -> at(sighting, askedAt, unread);
        };
    }

    private Finding at(Sighting sighting, Instant askedAt, Optional<Refusal> unread) throws InterruptedException {
        Instant answeredAt = clock.instant();
        boolean hasMoved = memory.hears(sighting, askedAt, answeredAt);
        isDown = sighting.roster().isDown();
        Optional<Refusal> refusal = unread.isPresent() ? unread : port.learn();
        Ground ground = new Ground(sighting, answeredAt);
        if (refusal.isEmpty() && !view.isReadHere()) {
            refusal = readIfNeeded(ground, hasMoved);
        }
        journal.looked(sighting.answer(), view.group());
        if (refusal.isPresent()) {
            return new Finding.Refused(refusal.get());
        }
        if (view.group().isEmpty()) {
            return new Finding.AwaitsTurn();
        }
        prover.ask(wanted(), view.group().orElseThrow().registered(), sighting.hostNames());
        if (wantsReading(ground, hasMoved)) {
            // If this one fails, what was known before still serves: a removal reads anew in any case.
            Optional<Refusal> _ = view.read();
        }
        own.seen(view);
        Finding finding = act(ground);
        if (sighting.served(view.group().orElseThrow()) instanceof Answer.Addresses addresses && isSound(finding)) {
            record.keep(addresses, means.policy().agreement());
        }
        return finding;
    }

    /** In a fleet the groups are read in turn; out of turn only where the answer moved, or what was read before differs. */
    private Optional<Refusal> readIfNeeded(Ground ground, boolean hasMoved) throws InterruptedException {
        boolean differs = view.group().isPresent()
                && switch (Planner.plan(observation(ground, Evidence.NONE))) {
                    case Plan.Aligned _, Plan.Hold _ -> false;
                    case Plan.Register _, Plan.Prove _, Plan.Deregister _, Plan.Wait _ -> true;
                };
        return isItsTurn || hasMoved || differs ? view.read() : view.readIfIdle();
    }

    /** Whether the answer itself is beyond doubt: what AWS refuses for the group must not hold up the record. */
    private static boolean isSound(Finding finding) {
        return switch (finding) {
            case Finding.Planned(Plan.Hold(var doubt, var _)) ->
                switch (doubt) {
                    case UNUSED, DOWN -> true;
                    case NO_REPLY, NO_ADDRESS, TOO_MANY_ADDRESSES, NOT_ALLOWED, DISPROVEN, PAUSED -> false;
                };
            case Finding.Planned(Plan.Prove _) -> false;
            case Finding.Planned _, Finding.Refused _, Finding.AwaitsTurn _ -> true;
        };
    }

    private Finding act(Ground ground) throws InterruptedException {
        for (int step = 0; step < STEPS_MAX; step++) {
            Plan plan = plan(ground);
            journal.planned(plan, clock.instant());
            if (isOvertaken(ground)) {
                return new Finding.Planned(plan);
            }
            Optional<Refusal> refusal;
            switch (plan) {
                case Plan.Aligned _, Plan.Prove _, Plan.Wait _, Plan.Hold _ -> {
                    return new Finding.Planned(plan);
                }
                case Plan.Register(var targets) -> refusal = registrar.register(targets, () -> observation(ground));
                case Plan.Deregister(var targets, var _) -> refusal = deregister(targets, ground.at());
            }
            if (refusal.isPresent()) {
                return new Finding.Refused(refusal.get());
            }
        }
        return new Finding.Planned(plan(ground));
    }

    /** Removes nothing by what was known before the answer came: that is learnt anew first, and planned with. */
    private Optional<Refusal> deregister(NavigableSet<Target> targets, Instant answeredAt) throws InterruptedException {
        if (!own.isKnownSince(answeredAt)) {
            own.renew();
            return Optional.empty();
        }
        return view.isReadSince(answeredAt) ? registrar.deregister(targets) : view.read();
    }

    private boolean isOvertaken(Ground ground) {
        return ground.at().plus(ANSWER_AGE_MAX).isBefore(clock.instant())
                || means.budget().left().isZero()
                || Thread.currentThread().isInterrupted();
    }

    private Plan plan(Ground ground) {
        return Planner.plan(observation(ground));
    }

    private Observation observation(Ground ground) {
        return observation(
                ground, prover.evidence(wanted(), view.group().orElseThrow().registered()));
    }

    private Observation observation(Ground ground, Evidence evidence) {
        Terms terms = new Terms(
                port.known().orElseThrow(),
                means.policy().agreement(),
                means.policy().allowed(),
                binding.source().oldWriterLivesOn(),
                binding.isPaused());
        return new Observation(
                ground.sighting().answer(),
                memory.agreement(),
                ground.sighting().roster(),
                evidence,
                view.group().orElseThrow(),
                own.mandate(),
                terms);
    }

    private boolean wantsReading(Ground ground, boolean hasMoved) {
        if (!view.isReadingOlderThan(READING_AGE_MIN) || !view.isReadHere()) {
            return false;
        }
        Group group = view.group().orElseThrow();
        boolean isSick = group.healthy().isEmpty() || !group.unhealthy().isEmpty();
        return switch (plan(ground)) {
            case Plan.Register _, Plan.Deregister _ -> false;
            case Plan.Wait(var _, var kept) -> hasMoved || !kept.isEmpty() || isSick;
            case Plan.Aligned _, Plan.Prove _, Plan.Hold _ -> hasMoved || isSick;
        };
    }
}
