package dev.repoint.drill.report;

import dev.repoint.drill.scenario.Host;
import dev.repoint.drill.scenario.Scenery;
import dev.repoint.drill.stage.Happening;
import dev.repoint.drill.stage.Happening.Kind;
import dev.repoint.drill.stage.Loss;
import dev.repoint.drill.stage.Recording;
import dev.repoint.drill.stage.Rows;
import dev.repoint.drill.stage.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of a scenario.
 *
 * @param outage of the client, all together
 * @param repoint the part of it that Repoint is answerable for
 * @param failures why the scenario failed; none if it passed
 */
public record Verdict(
        Recording recording,
        List<Repair> repairs,
        Duration outage,
        Duration repoint,
        boolean wasGroupEverEmpty,
        List<String> failures) {

    private static final int NUMBERS_NAMED = 5;
    private static final int OK = 200;

    public static Verdict on(Recording recording) {
        List<Repair> repairs = recording.losses().stream()
                .map(loss -> Repair.of(recording, loss))
                .toList();
        var history = new GroupHistory(recording.calls());
        return new Verdict(
                recording,
                repairs,
                recording.outages().stream().map(outage -> outage.length()).reduce(Duration.ZERO, Duration::plus),
                repairs.stream().map(repair -> repair.took(recording.end())).reduce(Duration.ZERO, Duration::plus),
                history.wasEverEmpty(),
                failures(recording, repairs, history));
    }

    public boolean isPassed() {
        return failures.isEmpty();
    }

    /** What all repairs together may take. */
    Duration budget() {
        return repairs.stream().map(Repair::budget).reduce(Duration.ZERO, Duration::plus);
    }

    private static List<String> failures(Recording recording, List<Repair> repairs, GroupHistory history) {
        List<String> failures = new ArrayList<>(rows(recording.rows()));
        if (history.wasEverEmpty()) {
            failures.add("the target group was empty for a time (rule 5)");
        }
        repairs.forEach(repair -> failures.addAll(failures(recording, repair)));
        failures.addAll(astray(recording, history));
        failures.addAll(new Neighbourhood(recording).problems(repairs.getFirst().registeredAt()));
        int planned = recording.play().failovers().size();
        if (recording.losses().size() < planned) {
            failures.add("failover %d of %d was not played"
                    .formatted(recording.losses().size() + 1, planned));
        }
        Host last = recording.losses().getLast().host().other();
        if (!history.registered().equals(List.of(last))) {
            failures.add("in the end the group holds %s, not just %s".formatted(history.registered(), last));
        }
        failures.addAll(new Removals(recording).problems(history));
        Stream.concat(recording.onEvents().stream(), recording.onSchedule().stream())
                .filter(run -> !wasRefused(recording, run))
                .flatMap(run -> run.problem().map(problem -> problem(run, problem)).stream())
                .forEach(failures::add);
        return List.copyOf(failures);
    }

    /** Somebody else's database is met, and isn't registered. */
    private static List<String> astray(Recording recording, GroupHistory history) {
        if (history.everHeld(Host.ELSEWHERE)) {
            return List.of("somebody else's database was registered");
        }
        boolean isMet = recording.looks().stream().anyMatch(look -> look.gives(Host.ELSEWHERE));
        boolean isPlanned = recording.play().scenario().scenery() == Scenery.STRANGER;
        return isPlanned && !isMet ? List.of("DNS never led the function astray, which proves nothing") : List.of();
    }

    /** An invocation that AWS refused a call ends in an error, so that Lambda's own metric sees it. */
    private static boolean wasRefused(Recording recording, Run run) {
        Instant until = run.until().orElse(recording.end());
        return recording.calls().stream()
                .anyMatch(call -> call.status() != OK
                        && call.at().isAfter(run.from())
                        && call.at().isBefore(until));
    }

    private static String problem(Run run, String problem) {
        return "the function failed on \"" + run.trigger() + "\": " + problem;
    }

    private static List<String> rows(Rows rows) {
        List<String> failures = new ArrayList<>();
        if (!rows.missing().isEmpty()) {
            failures.add("%d rows are missing: %s".formatted(rows.missing().size(), some(rows.missing())));
        }
        if (!rows.duplicates().isEmpty()) {
            failures.add("%d rows came twice: %s".formatted(rows.duplicates().size(), some(rows.duplicates())));
        }
        return failures;
    }

    private static String some(List<Long> numbers) {
        String first = String.join(
                ", ", numbers.stream().limit(NUMBERS_NAMED).map(String::valueOf).toList());
        return numbers.size() > NUMBERS_NAMED ? first + " ..." : first;
    }

    private static List<String> failures(Recording recording, Repair repair) {
        List<String> failures = new ArrayList<>();
        Loss loss = repair.loss();
        Host wanted = loss.host().other();
        Duration took = repair.took(recording.end());
        if (repair.registeredAt().isEmpty()) {
            failures.add(wanted + " was never registered");
        } else if (took.compareTo(repair.budget()) > 0) {
            failures.add("Repoint took %d ms to register %s, more than its budget of %d ms"
                    .formatted(took.toMillis(), wanted, repair.budget().toMillis()));
        } else if (repair.isFailback() && !repair.wasDraining(recording)) {
            failures.add(wanted + " drained no longer when it was wanted again: this machine is too slow for the scale "
                    + recording.play().scale().factor());
        }
        List<Happening> since = recording.timeline().stream()
                .filter(happening -> !happening.at().isBefore(loss.at()))
                .toList();
        if (since.stream().noneMatch(happening -> happening.kind() == Kind.STREAM_RESUMED)) {
            failures.add("the client's stream did not resume in time after " + loss.host() + " was lost");
        }
        return failures;
    }
}
