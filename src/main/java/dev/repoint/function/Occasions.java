package dev.repoint.function;

import dev.repoint.remediation.Binding;
import dev.repoint.remediation.Occasion;
import dev.repoint.remediation.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes of a trigger what is to be looked at, and for how long (DESIGN, "Watching"). */
final class Occasions {

    /** A tick's watch ends before the next one, which comes a minute later. */
    private static final Duration UNTIL_NEXT_TICK = Duration.ofSeconds(55);

    private final List<Binding> bindings;
    private final Duration watch;

    /** @param bindings those that the trigger asks for, or all if it names none */
    Occasions(List<Binding> bindings, Duration watch) {
        this.bindings = bindings;
        this.watch = watch;
    }

    Occasion of(Trigger trigger, boolean isDryRun, Instant now) {
        return switch (trigger) {
            case Trigger.RdsEvents events -> ofEvents(events.events(), isDryRun, now);
            case Trigger.Tick(Instant at) ->
                occasion(new Watch.WhileUnhealthy(at.plus(UNTIL_NEXT_TICK)), isDryRun, false);
            case Trigger.ByHand call -> byHand(call, isDryRun, now);
            case Trigger.CustomResource _ -> occasion(new Watch.SinglePass(), isDryRun, true);
        };
    }

    private Occasion ofEvents(List<RdsEvent> events, boolean isDryRun, Instant now) {
        List<RdsEvent> live = events.stream()
                .filter(RdsEvent::mayMoveAddress)
                .filter(event -> event.at().plus(watch).isAfter(now))
                .toList();
        Optional<Instant> first = live.stream().map(RdsEvent::at).min(Comparator.naturalOrder());
        Optional<Instant> last = events.stream().map(RdsEvent::at).max(Comparator.naturalOrder());
        return new Occasion(
                events.isEmpty() ? List.of() : bindings,
                live.isEmpty() || areAllPaused() ? new Watch.SinglePass() : untilMoved(live, now),
                isDryRun,
                false,
                first.or(() -> last),
                namesChangedAt(events, now));
    }

    /** The latest, also of those that are too old to be watched. Clocks differ: one that seems to lie ahead is now. */
    private static Optional<Instant> namesChangedAt(List<RdsEvent> events, Instant now) {
        return events.stream()
                .filter(RdsEvent::mayChangeNames)
                .map(RdsEvent::at)
                .max(Comparator.naturalOrder())
                .map(at -> at.isBefore(now) ? at : now);
    }

    private boolean areAllPaused() {
        return bindings.stream().allMatch(Binding::isPaused);
    }

    private Watch untilMoved(List<RdsEvent> events, Instant now) {
        Instant latest =
                events.stream().map(RdsEvent::at).max(Comparator.naturalOrder()).orElseThrow();
        Set<String> concerned = new HashSet<>();
        events.forEach(event -> concerned.addAll(concernedBy(event)));
        // Clocks differ: an event that seems to lie ahead happens now.
        Instant since = latest.isBefore(now) ? latest : now;
        return new Watch.UntilMoved(since, since.plus(watch), concerned);
    }

    /**
     * The bindings that the event may mean: those whose source it names; those with a name that isn't RDS's own, which may
     * hide any database; for an instance all clusters, whose names don't tell their members; and all if names change, of
     * which the event tells one at most.
     */
    private Set<String> concernedBy(RdsEvent event) {
        boolean concernsAll = event.kind() == RdsEvent.Kind.BLUE_GREEN_DEPLOYMENT
                || event.mayChangeNames()
                || event.identifier().isEmpty();
        boolean mayBeMember = event.kind() == RdsEvent.Kind.INSTANCE;
        return bindings.stream()
                .filter(binding -> !binding.isPaused())
                .filter(binding -> concernsAll
                        || isNamed(binding, event)
                        || binding.source().identifier().isEmpty()
                        || (mayBeMember && binding.source().isOfCluster()))
                .map(Binding::name)
                .collect(Collectors.toSet());
    }

    private static boolean isNamed(Binding binding, RdsEvent event) {
        boolean isOfItsKind = switch (event.kind()) {
            case INSTANCE -> !binding.source().isOfCluster();
            case CLUSTER -> binding.source().isOfCluster();
            case BLUE_GREEN_DEPLOYMENT, OTHER -> false;
        };
        return isOfItsKind && binding.source().identifier().equals(event.identifier());
    }

    private Occasion byHand(Trigger.ByHand call, boolean isDryRun, Instant now) {
        Watch byDefault = call.bindings().isPresent() || isDryRun
                ? new Watch.SinglePass()
                : new Watch.WhileUnhealthy(now.plus(UNTIL_NEXT_TICK));
        Set<String> names = bindings.stream()
                .filter(binding -> !binding.isPaused())
                .map(Binding::name)
                .collect(Collectors.toSet());
        Watch asked = call.watchSeconds()
                .<Watch>map(seconds -> new Watch.UntilMoved(now, now.plusSeconds(seconds), names))
                .orElse(byDefault);
        return occasion(asked, isDryRun, true);
    }

    private Occasion occasion(Watch kind, boolean isDryRun, boolean isAskedFor) {
        return new Occasion(bindings, kind, isDryRun, isAskedFor, Optional.empty(), Optional.empty());
    }
}
