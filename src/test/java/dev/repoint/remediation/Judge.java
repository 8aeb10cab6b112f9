package dev.repoint.remediation;

import static dev.repoint.remediation.SimulatedTargetGroups.Operation.READ;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Target;
import dev.repoint.remediation.SimulatedTargetGroups.Call;
import dev.repoint.remediation.SimulatedTargetGroups.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What must hold of an invocation, judged by what DNS said and the API showed, not by what the function thinks. Each name of
 * an invariant is one of docs/simulation.md.
 */
final class Judge {

    private static final int CALLS_AT_LEAST = 12;
    private static final int CALLS_PER_CHANGE = 4;

    /** Known gaps, counted and not failed: see docs/simulation.md. */
    static final String EMPTIED_AFTER_PEOPLE = "GAP: emptied, as people removed the other target unseen";

    static final String EMPTIED_BY_TWO = "GAP: emptied by two environments at once";

    static final String EMPTIED_BY_PORTS = "GAP: emptied by two environments that were told different ports";

    private final int agreement;
    private final List<Instant> byHand;
    private final List<Call> calls;
    private final Tally checks;
    private final Duration interval;
    private final List<Call> gaps = new ArrayList<>();

    /**
     * @param byHand when people removed targets
     * @param calls all that any environment made
     */
    Judge(Policy policy, List<Instant> byHand, List<Call> calls, Tally checks) {
        this.agreement = policy.agreement();
        this.interval = policy.interval();
        this.byHand = byHand;
        this.calls = calls;
        this.checks = checks;
    }

    /** The removals that emptied the group and could not be helped. */
    List<Call> gaps() {
        return gaps;
    }

    void hold(Invocation made) {
        for (Binding binding : made.occasion().bindings()) {
            calls(made, binding);
            new ApiJudge(this, agreement, made).hold(binding);
            bounds(made, binding);
            binding.record().ifPresent(record -> new RecordJudge(this, agreement, binding, record, made).hold());
        }
        new ReportJudge(this).hold(made);
    }

    private void calls(Invocation made, Binding binding) {
        Knowledge known = new Knowledge();
        Promptness promptness = new Promptness(this, binding);
        Set<String> endpoints = RandomApi.endpoints(binding.source());
        int index = made.environment().log().size() - made.entries().size();
        for (Entry entry : made.entries()) {
            index++;
            if (entry instanceof Entry.Heard heard && endpoints.contains(heard.name())) {
                promptness.take(heard, known);
            }
            if (entry instanceof Entry.Made(Call call) && call.arn().equals(binding.targetGroupArn())) {
                if (call.isWrite()) {
                    List<Entry> until = made.environment().log().subList(0, index);
                    Instant since = made.rememberedSince().getOrDefault(binding.name(), made.from());
                    write(call, binding, known, new Testimony(until, binding.source(), since));
                    if (call.operation() == Operation.DEREGISTER) {
                        new ApiJudge(this, agreement, made).removal(call, binding, until, since);
                    }
                }
                known.take(call);
                promptness.take(call);
            }
        }
    }

    private void write(Call call, Binding binding, Knowledge known, Testimony told) {
        require(!binding.isPaused(), "paused is untouched", call);
        require(!told.latest().isEmpty(), "only addresses lead to a change", call);
        switch (call.operation()) {
            case REGISTER -> register(call, binding, known, told);
            case DEREGISTER -> deregister(call, binding, known, told);
            case READ, PORT -> {}
        }
    }

    private void register(Call call, Binding binding, Knowledge known, Testimony told) {
        for (Target target : call.targets()) {
            require(target.address().toString().startsWith("10."), "never outside the allowed ranges", call);
            require(told.latest().contains(target.address()), "only what DNS says is registered", call);
            require(target.port() == binding.port().orElseThrow(), "a target is address and port", call);
            require(!known.standing().contains(target), "no write when aligned", call);
        }
    }

    private void deregister(Call call, Binding binding, Knowledge known, Testimony told) {
        NavigableSet<Target> wanted = wanted(told, binding);
        boolean isRead = known.readAt().isPresent()
                && !known.readAt().get().isBefore(told.latestAt().orElseThrow());
        require(isRead, "read again before a removal", call);
        boolean isEmptied = !call.before().isEmpty() && call.after().isEmpty();
        boolean isExcused = isEmptied && wasOvertaken(call, known);
        require(!isEmptied || isExcused, "never empty by our hand", call);
        require(known.standing().containsAll(call.targets()), "no write when aligned", call);
        boolean makesRoom = !known.standing().containsAll(wanted);
        require(
                !makesRoom
                        || (known.isFull()
                                && call.targets().size() == 1
                                && known.standing().size() > 1),
                "nothing is removed unless all wanted targets are registered",
                call);
        boolean isAnyToGo = binding.foreign() == Foreign.EVICT;
        require(
                !makesRoom || !isAnyToGo || call.targets().first().equals(known.firstToMakeRoom(wanted)),
                "all make room with the same target",
                call);
        for (Target target : call.targets()) {
            require(!wanted.contains(target), "nothing wanted is removed", call);
            boolean isAgreed = told.latest().contains(target.address())
                    ? told.isSame(agreement)
                    : told.isAbsent(target.address(), agreement);
            require(isAgreed, "never a removal without agreement", call);
            boolean isUseful = binding.source().oldWriterLivesOn()
                    || known.healthy().stream().anyMatch(wanted::contains);
            boolean helps = known.healthy().contains(target)
                    || (isUseful && !known.untried().contains(target))
                    || makesRoom;
            require(helps, "a removal helps", call);
            require(isAnyToGo || wasRegisteredHere(target, call), "what others registered is kept", call);
        }
    }

    private boolean wasRegisteredHere(Target target, Call removal) {
        return calls.stream()
                .anyMatch(call -> call.operation() == Operation.REGISTER
                        && call.arn().equals(removal.arn())
                        && call.targets().contains(target)
                        && call.at().isBefore(removal.at()));
    }

    /**
     * Whether what the reading showed was taken away unseen: by people, or by another environment that heard the opposite of a
     * name that flaps. The API has no condition on a removal, so that a reading which is behind can't be held against it.
     */
    private boolean wasOvertaken(Call call, Knowledge known) {
        Instant from = known.readAt().orElseThrow().minus(Mischief.LAG_MAX).minus(Fault.GIVES_UP_AFTER);
        boolean bySomebody =
                byHand.stream().anyMatch(at -> isBetween(from, at, call.at().plusSeconds(30)));
        List<Call> others = calls.stream()
                .filter(other -> other.operation() == Operation.DEREGISTER
                        && !other.equals(call)
                        && !known.isOwn(other)
                        && other.hadEffect()
                        && isBetween(from, other.at(), call.at().plusSeconds(30)))
                .toList();
        boolean byAnother = !others.isEmpty();
        if (bySomebody || byAnother) {
            boolean isOverPorts = others.stream().anyMatch(other -> isSameAddress(call, other));
            checks.count(bySomebody ? EMPTIED_AFTER_PEOPLE : isOverPorts ? EMPTIED_BY_PORTS : EMPTIED_BY_TWO);
            gaps.add(call);
        }
        return bySomebody || byAnother;
    }

    /** Whether they took the same database away, each the port that the other one kept. */
    private static boolean isSameAddress(Call one, Call other) {
        return one.targets().stream()
                .anyMatch(target -> other.targets().stream()
                        .anyMatch(each -> each.address().equals(target.address()) && each.port() != target.port()));
    }

    private static boolean isBetween(Instant from, Instant at, Instant until) {
        return !at.isBefore(from) && !at.isAfter(until);
    }

    private static NavigableSet<Target> wanted(Testimony told, Binding binding) {
        NavigableSet<Target> wanted = new TreeSet<>();
        told.latest()
                .forEach(
                        address -> wanted.add(new Target(address, binding.port().orElseThrow())));
        return wanted;
    }

    /** A read every five seconds at most, a few calls for each change and refusal besides, and at most two questions a look. */
    private void bounds(Invocation made, Binding binding) {
        List<Call> calls = calls(made.entries(), binding.targetGroupArn());
        List<NavigableSet<Address>> answers = made.entries().stream()
                .filter(Entry.Heard.class::isInstance)
                .map(Entry.Heard.class::cast)
                .filter(heard -> RandomApi.endpoints(binding.source()).contains(heard.name()))
                .map(Entry.Heard::addresses)
                .toList();
        long changes = calls.stream()
                .filter(call -> call.isWrite() || call.refusal().isPresent())
                .count();
        for (int i = 1; i < answers.size(); i++) {
            changes += answers.get(i).equals(answers.get(i - 1)) ? 0 : 1;
        }
        long most = made.took().toSeconds() / 5 + CALLS_AT_LEAST + CALLS_PER_CHANGE * changes;
        require(calls.size() <= most, "bounded calls", calls.size(), " calls in ", made.took(), ", at most ", most);
        long looks = 2 * (made.took().dividedBy(interval) + 1);
        require(answers.size() <= looks, "bounded questions", answers.size(), " in ", made.took());
        boolean isServed = calls.stream()
                .anyMatch(call -> call.operation() == READ
                        && !call.at().isAfter(made.from().plusSeconds(1)));
        require(isServed || !mustBeServed(made, binding), "bindings are independent", "not served: ", binding.name());
    }

    /** The neighbour is the one that hangs. */
    private static boolean mustBeServed(Invocation made, Binding binding) {
        return made.isWhole() && !binding.name().equals(RandomWorld.NEIGHBOUR);
    }

    static List<Call> calls(List<Entry> entries, String arn) {
        return entries.stream()
                .filter(Entry.Made.class::isInstance)
                .map(entry -> ((Entry.Made) entry).call())
                .filter(call -> call.arn().equals(arn))
                .toList();
    }

    void require(boolean isSo, String invariant, Object... situation) {
        checks.count(invariant);
        if (!isSo) {
            throw new Broken(
                    invariant, Arrays.stream(situation).map(Object::toString).collect(Collectors.joining()));
        }
    }
}
