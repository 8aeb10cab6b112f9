package dev.repoint.bootstrap;

import dev.repoint.bootstrap.BootstrapReport.Line;
import dev.repoint.bootstrap.BootstrapReport.Outcome;
import dev.repoint.bootstrap.Step.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** One run: the last plan, what was made of it, and what came of that. */
final class Journal {

    private final Action action;
    private final Goal goal;
    private final Hands hands;
    private final Map<StepId, List<String>> applied = new EnumMap<>(StepId.class);
    private final Map<StepId, String> refused = new EnumMap<>(StepId.class);
    private final Set<Change> made = new HashSet<>();

    /** What a finished apply would no longer show. */
    private final Set<Finding> passing = new LinkedHashSet<>();

    private Plan plan = new Plan(List.of(), List.of());
    private Optional<String> obstacle = Optional.empty();
    private boolean waits;

    Journal(Action action, Goal goal, Hands hands) {
        this.action = action;
        this.goal = goal;
        this.hands = hands;
    }

    void observed(Plan seen) {
        plan = seen;
        plan.findings().stream()
                .filter(finding -> finding.id() == FindingId.RESOURCE_ID_CHANGED)
                .forEach(passing::add);
    }

    /**
     * Takes the next step, or those inside the database together; false if there is nothing more to do in this run. From
     * outside nothing is changed: what would block is seen inside only, and so is whether another run is at work.
     */
    boolean goesOn(Visit visit, BooleanSupplier isLate) {
        obstacle = Optional.empty();
        if (plan.isBlocked()) {
            waits = false;
            return false;
        }
        Optional<Step> next = visit.session().isPresent() ? plan.next() : Optional.empty();
        if (next.isEmpty()) {
            waits = plan.isWaiting();
            return waits;
        }
        waits = !isMade(next.get(), visit, isLate);
        return refused.isEmpty();
    }

    private boolean isMade(Step next, Visit visit, BooleanSupplier isLate) {
        Change first = next.changes().getFirst();
        if (first instanceof Change.OfControlPlane) {
            return make(next.id(), first, visit);
        }
        return plan.steps().stream()
                .filter(step -> step.id().compareTo(StepId.CONNECTION) > 0)
                .allMatch(step -> step.changes().stream()
                        .allMatch(change -> !isLate.getAsBoolean() && make(step.id(), change, visit)));
    }

    /** What is planned a second time may just not be seen yet; AWS takes its time, Postgres doesn't. */
    private boolean make(StepId step, Change change, Visit visit) {
        if (!made.add(change)) {
            obstacle = Optional.of("made, and not seen yet: " + change.text());
            if (change instanceof Change.OfPostgres) {
                refused.put(step, "made, and needed again: " + change.text());
            }
            return false;
        }
        return switch (hands.make(change, visit)) {
            case Attempt.Done _ -> {
                applied.computeIfAbsent(step, _ -> new ArrayList<>()).add(change.text());
                yield true;
            }
            case Attempt.NotNow(var why) -> {
                made.remove(change);
                obstacle = Optional.of(why);
                yield false;
            }
            case Attempt.Refused(var why) -> {
                refused.put(step, change.text() + ": " + why);
                yield false;
            }
        };
    }

    /** Whether only time can bring the run on. */
    boolean waits() {
        return waits;
    }

    BootstrapReport report() {
        Set<Finding> findings = new LinkedHashSet<>(plan.findings());
        findings.addAll(passing);
        // In a plan's order, whenever each was found.
        Plan all = new Plan(plan.steps(), List.copyOf(findings));
        return new BootstrapReport(
                action,
                goal.source().toString(),
                outcome(),
                plan.steps().stream().map(this::line).toList(),
                all.findings());
    }

    private Outcome outcome() {
        Outcome seen = plan.outcome();
        boolean wasToChange = action == Action.APPLY || action == Action.REVOKE;
        if (!refused.isEmpty()) {
            return Outcome.BLOCKED;
        }
        return wasToChange && seen == Outcome.CHANGES_NEEDED ? Outcome.IN_PROGRESS : seen;
    }

    private Line line(Step step) {
        Optional<String> refusal = Optional.ofNullable(refused.get(step.id()));
        if (refusal.isPresent()) {
            return line(step, State.BLOCKED, refusal.get());
        }
        String texts = String.join("; ", applied.getOrDefault(step.id(), List.of()));
        if (texts.isEmpty()) {
            return line(step, step.state(), detail(step));
        }
        return step.state() == State.IN_PLACE
                ? line(step, State.APPLIED, texts)
                : line(step, step.state(), detail(step) + "; made in this run: " + texts);
    }

    private static Line line(Step step, State state, String detail) {
        return new Line(step.id().word(), state.word(), Examples.cut(detail));
    }

    private String detail(Step step) {
        boolean isNext = plan.next().filter(step::equals).isPresent();
        if (action == Action.PLAN && step.state() == State.NEEDED) {
            return step.detail() + ": "
                    + step.changes().stream().map(Change::text).collect(Collectors.joining("; "));
        }
        return isNext ? step.detail() + obstacle.map(why -> " (" + why + ")").orElse("") : step.detail();
    }
}
