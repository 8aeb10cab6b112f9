package dev.repoint.remediation;

import dev.repoint.alignment.Group;
import dev.repoint.alignment.Health;
import dev.repoint.alignment.Plan;
import dev.repoint.alignment.RegisteredTarget;
import dev.repoint.alignment.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says what a pass came to, in the words of the contract, after each of its looks. */
final class ReportWriter {

    private final Binding binding;
    private final Memory memory;
    private final Journal journal;
    private final Look look;
    private final Optional<Instant> eventAt;
    private final InstantSource clock;

    ReportWriter(
            Binding binding,
            Memory memory,
            Journal journal,
            Look look,
            Optional<Instant> eventAt,
            InstantSource clock) {
        this.binding = binding;
        this.memory = memory;
        this.journal = journal;
        this.look = look;
        this.eventAt = eventAt;
        this.clock = clock;
    }

    BindingReport write(Finding finding) {
        Instant now = clock.instant();
        return new BindingReport(
                binding.name(),
                outcome(finding),
                reason(finding),
                journal.addresses(),
                binding.port().or(memory::groupPort).orElse(0),
                journal.before(),
                copy(journal.registered()),
                copy(journal.deregistered()),
                waiting(),
                look.record().state(),
                journal.looks(),
                Duration.between(journal.startedAt(), now),
                journal.hadDrift(),
                look.view()
                        .group()
                        .filter(_ -> look.view().isReadHere())
                        .map(group -> group.healthy().size()),
                finding instanceof Finding.AwaitsTurn,
                memory.reading().map(reading -> Duration.between(reading.at(), now)),
                memory.sinceAnswer(now),
                span(eventAt, journal.registeredAt()),
                span(journal.registeredAt(), journal.healthyAt()),
                Optional.empty());
    }

    private Outcome outcome(Finding finding) {
        return switch (finding) {
            case Finding.Refused(Refusal refusal) when refusal.verdict() != Refusal.Verdict.HELD -> Outcome.FAILED;
            case Finding.Refused _, Finding.Planned _, Finding.AwaitsTurn _ ->
                journal.hasChanged() ? Outcome.REALIGNED : unchanged();
        };
    }

    private Outcome unchanged() {
        if (journal.unanswered()) {
            return Outcome.FAILED;
        }
        return switch (journal.latestPlan().orElse(null)) {
            case Plan.Aligned _ -> Outcome.ALIGNED;
            case null -> Outcome.HELD;
            case Plan.Hold _, Plan.Wait _, Plan.Register _, Plan.Prove _, Plan.Deregister _ -> Outcome.HELD;
        };
    }

    private String reason(Finding finding) {
        List<String> reasons = new ArrayList<>();
        if (journal.hasChanged()) {
            reasons.add(changes());
        }
        switch (finding) {
            case Finding.Refused(Refusal refusal) -> reasons.add(refusal.reason());
            case Finding.Planned(Plan plan) -> remaining(plan).ifPresent(reasons::add);
            case Finding.AwaitsTurn _ ->
                reasons.add("its target group has not been read yet: in a large fleet the groups take turns");
        }
        reasons.addAll(unused(finding));
        reasons.addAll(look.remarks());
        return reasons.isEmpty() ? "the group holds what DNS says" : String.join("; ", reasons);
    }

    /** What else takes no traffic, where the plan is about something else (rule 6). */
    private List<String> unused(Finding finding) {
        if (finding instanceof Finding.Planned(Plan.Hold _)) {
            return List.of();
        }
        return look.view().group().map(Group::targets).orElse(List.of()).stream()
                .filter(entry -> entry.health() == Health.UNUSED)
                .filter(entry -> look.wanted().contains(entry.target()))
                .map(RegisteredTarget::withoutTraffic)
                .toList();
    }

    private String changes() {
        List<String> changes = new ArrayList<>();
        if (!journal.registered().isEmpty()) {
            changes.add("registered " + list(journal.registered()) + ", which DNS gave");
        }
        if (!journal.deregistered().isEmpty()) {
            changes.add("deregistered " + list(journal.deregistered()) + ", no longer wanted");
        }
        return String.join("; ", changes);
    }

    private static Optional<String> remaining(Plan plan) {
        return switch (plan) {
            case Plan.Aligned _ -> Optional.empty();
            case Plan.Hold(var _, var reason) -> Optional.of(reason);
            case Plan.Register(var targets) -> Optional.of(list(targets) + " still has to be registered");
            case Plan.Prove(var targets) ->
                Optional.of(list(targets) + " is registered once enough answers in a row agree on it");
            case Plan.Deregister(var targets, var _) -> Optional.of(list(targets) + " still has to be removed");
            case Plan.Wait(var undecided, var kept)
            when undecided.isEmpty() -> Optional.of(list(kept) + " stays until removing it helps");
            case Plan.Wait(var undecided, var _) ->
                Optional.of(list(undecided) + " stays until enough answers in a row leave it out");
        };
    }

    private NavigableSet<Target> waiting() {
        return switch (journal.latestPlan().orElse(null)) {
            case Plan.Wait(var _, var kept) -> kept;
            case Plan.Deregister(var _, var kept) -> kept;
            case Plan.Aligned _, Plan.Hold _, Plan.Register _, Plan.Prove _ -> Collections.emptyNavigableSet();
            case null -> Collections.emptyNavigableSet();
        };
    }

    private static Optional<Duration> span(Optional<Instant> from, Optional<Instant> to) {
        return from.flatMap(start -> to.map(end -> Duration.between(start, end)));
    }

    private static NavigableSet<Target> copy(NavigableSet<Target> targets) {
        return Collections.unmodifiableNavigableSet(new TreeSet<>(targets));
    }

    private static String list(Collection<Target> targets) {
        return targets.stream().map(Target::toString).collect(Collectors.joining(", "));
    }
}
