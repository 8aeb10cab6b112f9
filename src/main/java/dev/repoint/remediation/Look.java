package dev.repoint.remediation;

import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Group;
import dev.repoint.alignment.Observation;
import dev.repoint.alignment.Plan;
import dev.repoint.alignment.Planner;
import dev.repoint.alignment.Room;
import dev.repoint.alignment.Target;
import dev.repoint.alignment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One look at one binding: observe, plan, apply, until a plan needs nothing more done now. */
final class Look {

    /** Register, read, deregister, read: more than that in one look is a group that somebody else changes as fast. */
    private static final int STEPS_MAX = 6;

    /** Health is read no more often than this (DESIGN, "Watching"). */
    private static final Duration READING_AGE_MIN = Duration.ofSeconds(5);

    /** A full group is tried again no more often than this, as long as no target may make room. */
    private static final Duration FULL_AGE_MIN = Duration.ofSeconds(10);

    /**
     * A change may rest on no older answer. What comes between, a place in the queue of readings or a frozen environment, can
     * take longer than the address stays where it was.
     */
    private static final Duration ANSWER_AGE_MAX = Duration.ofSeconds(10);

    private final Binding binding;
    private final Policy policy;
    private final Memory memory;
    private final GroupView view;
    private final TargetGroups groups;
    private final Endpoint endpoint;
    private final RecordKeeper record;
    private final Journal journal;
    private final InstantSource clock;
    private final Budget budget;
    private final Allowance readings;
    private int madeRoom;

    Look(Binding binding, Memory memory, Journal journal, Means means) {
        this.binding = binding;
        this.memory = memory;
        this.journal = journal;
        this.policy = means.policy();
        this.groups = means.groups();
        this.clock = means.clock();
        this.budget = means.budget();
        this.readings = means.readings();
        this.endpoint = new Endpoint(means.resolver(), means.questions());
        this.view = new GroupView(binding.targetGroupArn(), means.groups(), means.readings(), clock);
        this.record = new RecordKeeper(binding.record(), endpoint, means.zones(), memory, clock);
    }

    GroupView view() {
        return view;
    }

    RecordKeeper record() {
        return record;
    }

    Finding take() throws InterruptedException {
        Optional<Refusal> refusal = view.group().isPresent() ? Optional.empty() : view.read();
        Instant askedAt = clock.instant();
        Answer answer = endpoint.ask(binding.source().toString(), view.group().flatMap(Group::family));
        Instant answeredAt = clock.instant();
        boolean hasMoved = memory.hears(answer, askedAt, answeredAt);
        journal.looked(answer, view.group());
        if (refusal.isEmpty()) {
            refusal = learnPort();
        }
        if (refusal.isPresent()) {
            return new Finding.Refused(refusal.get());
        }
        if (wantsReading(answer, hasMoved)) {
            // If this one fails, what was known before still serves: a removal reads anew in any case.
            Optional<Refusal> _ = view.read();
        }
        Finding finding = act(answer, answeredAt);
        if (answer instanceof Answer.Addresses addresses && isSound(finding)) {
            record.keep(addresses, policy.agreement());
        }
        return finding;
    }

    /** Whether the answer itself is beyond doubt: what AWS refuses for the group must not hold up the record. */
    private static boolean isSound(Finding finding) {
        return !(finding instanceof Finding.Planned(Plan.Hold(var doubt, var _))) || doubt == Plan.Doubt.UNUSED;
    }

    /** The targets that the latest addresses make; none before the port is known. */
    NavigableSet<Target> wanted() {
        return port().stream()
                .flatMap(port -> memory.addresses().stream().map(address -> new Target(address, port)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Finding act(Answer answer, Instant answeredAt) throws InterruptedException {
        for (int step = 0; step < STEPS_MAX; step++) {
            Plan plan = plan(answer);
            journal.planned(plan, clock.instant());
            if (isOvertaken(answeredAt)) {
                return new Finding.Planned(plan);
            }
            Optional<Refusal> refusal;
            switch (plan) {
                case Plan.Aligned _, Plan.Wait _, Plan.Hold _ -> {
                    return new Finding.Planned(plan);
                }
                case Plan.Register(var targets) -> refusal = register(targets, answer);
                case Plan.Deregister(var targets, var _) ->
                    refusal = view.isReadSince(answeredAt) ? deregister(targets) : view.read();
            }
            if (refusal.isPresent()) {
                return new Finding.Refused(refusal.get());
            }
        }
        return new Finding.Planned(plan(answer));
    }

    private boolean isOvertaken(Instant answeredAt) {
        return answeredAt.plus(ANSWER_AGE_MAX).isBefore(clock.instant())
                || budget.left().isZero()
                || Thread.currentThread().isInterrupted();
    }

    private Plan plan(Answer answer) {
        return Planner.plan(observation(answer));
    }

    private Observation observation(Answer answer) {
        Terms terms = new Terms(
                port().orElseThrow(),
                policy.agreement(),
                policy.allowed(),
                binding.source().oldWriterLivesOn(),
                binding.isPaused());
        return new Observation(answer, memory.agreement(), view.group().orElseThrow(), terms);
    }

    private Optional<Refusal> register(NavigableSet<Target> targets, Answer answer) throws InterruptedException {
        Optional<Refusal> knownFull = view.fullWithin(FULL_AGE_MIN);
        if (knownFull.isPresent() && Planner.room(observation(answer)) instanceof Room.Undecided) {
            return knownFull;
        }
        boolean isReplacement = !view.group().orElseThrow().registered().isEmpty();
        Optional<Refusal> refusal = view.register(targets);
        if (refusal.isEmpty()) {
            madeRoom = 0;
            journal.registered(targets, clock.instant());
            if (isReplacement) {
                memory.replacedAt(clock.instant());
            }
            return refusal;
        }
        boolean isFull = refusal.get().verdict() == Refusal.Verdict.NO_ROOM;
        return isFull ? makeRoom(answer, targets.size(), refusal.get()) : refusal;
    }

    private Optional<Refusal> makeRoom(Answer answer, int missing, Refusal full) throws InterruptedException {
        if (madeRoom >= missing) {
            return failed(full, "room was made and did not help");
        }
        Optional<Refusal> unread = view.read();
        if (unread.isPresent()) {
            return unread;
        }
        return switch (Planner.room(observation(answer))) {
            case Room.Removable(Target target) -> {
                madeRoom++;
                yield deregister(new TreeSet<>(Set.of(target)));
            }
            case Room.Undecided _ -> Optional.of(full);
            case Room.None _ -> failed(full, "no other target may be removed to make room");
        };
    }

    private static Optional<Refusal> failed(Refusal full, String why) {
        return Optional.of(new Refusal(Refusal.Verdict.FAILED, full.reason() + "; " + why));
    }

    private Optional<Refusal> deregister(NavigableSet<Target> targets) {
        Optional<Refusal> refusal = view.deregister(targets);
        if (refusal.isEmpty()) {
            journal.deregistered(targets);
        }
        return refusal;
    }

    private boolean wantsReading(Answer answer, boolean hasMoved) {
        if (!view.isReadingOlderThan(READING_AGE_MIN)) {
            return false;
        }
        Group group = view.group().orElseThrow();
        boolean isSick = group.healthy().isEmpty() || !group.unhealthy().isEmpty();
        return switch (plan(answer)) {
            case Plan.Register _, Plan.Deregister _ -> false;
            case Plan.Wait(var _, var kept) -> hasMoved || !kept.isEmpty() || isSick;
            case Plan.Aligned _, Plan.Hold _ -> hasMoved || isSick;
        };
    }

    private Optional<Integer> port() {
        return binding.port().or(memory::groupPort);
    }

    private Optional<Refusal> learnPort() throws InterruptedException {
        if (port().isPresent()) {
            return Optional.empty();
        }
        readings.take();
        return switch (groups.port(binding.targetGroupArn())) {
            case Reply.Refused<Integer>(Refusal refusal) -> Optional.of(refusal);
            case Reply.Given<Integer>(Integer port) -> {
                memory.groupPort(port);
                yield Optional.empty();
            }
        };
    }
}
