package dev.repoint.drill.report;

import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.drill.nlb.StateChange;
import dev.repoint.drill.nlb.TargetState;
import dev.repoint.drill.report.GroupHistory.Change;
import dev.repoint.drill.scenario.Host;
import dev.repoint.drill.scenario.Scenery;
import dev.repoint.drill.scenario.Seconds;
import dev.repoint.drill.stage.Answer;
import dev.repoint.drill.stage.Recording;
import dev.repoint.drill.stage.Targets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds each removal against rules 3 to 5, by what the drill's DNS, ELBv2 and NLB wrote down: not by what Repoint says. */
final class Removals {
    /** Of the states' times, which are those of a look at the clock, and of a busy machine. */
    private static final Duration BLUR = Duration.ofMillis(300);

    /** A reading that is older does not tell how the group is now. */
    private static final Duration READING_MAX = Duration.ofSeconds(2);

    private static final int OK = 200;

    private final Recording recording;

    Removals(Recording recording) {
        this.recording = recording;
    }

    /** What is wrong with them. */
    List<String> problems(GroupHistory history) {
        return history.removals().stream().flatMap(this::problems).toList();
    }

    private Stream<String> problems(Change removal) {
        Instant at = removal.call().at();
        return removal.touched().stream()
                .flatMap(host -> Stream.of(tooEarly(host, at), notHelping(at), unread(at), notReplaced(removal, at))
                        .flatMap(Optional::stream)
                        .map(problem -> host + " was deregistered at " + time(at) + " s, " + problem));
    }

    /** Rule 3. */
    private Optional<String> tooEarly(Host host, Instant at) {
        return looksBefore(at)
                .filter(look -> look.host().filter(given -> given != host).isEmpty())
                .reduce((_, later) -> later)
                .filter(look -> Duration.between(look.at(), at).compareTo(recording.agreement()) < 0)
                .map(look -> "only " + Seconds.roughly(Duration.between(look.at(), at)) + " s after DNS said " + look
                        + " (rule 3)");
    }

    /** Rule 4, of which a cluster needs nothing. */
    private Optional<String> notHelping(Instant at) {
        if (recording.play().scenario().scenery() == Scenery.CLUSTER) {
            return Optional.empty();
        }
        Instant read = reading(at).map(Call::at).orElse(at);
        boolean helps = Arrays.stream(Host.values()).anyMatch(any -> wasHealthy(any, read, at.plus(BLUR)));
        return helps ? Optional.empty() : Optional.of("when neither it nor another one was healthy (rule 4)");
    }

    /** Rule 5, the reading. */
    private Optional<String> unread(Instant at) {
        boolean isRead = reading(at)
                .filter(call -> Duration.between(call.at(), at).compareTo(READING_MAX) <= 0)
                .isPresent();
        return isRead ? Optional.empty() : Optional.of("and the group was not read just before (rule 5)");
    }

    /** Rule 5, the wanted targets. */
    private Optional<String> notReplaced(Change removal, Instant at) {
        return looksBefore(at)
                .reduce((_, later) -> later)
                .flatMap(Answer::host)
                .filter(wanted -> !removal.registered().contains(wanted))
                .map(wanted -> "while " + wanted + ", which DNS said, was not registered (rule 5)");
    }

    private Stream<Answer> looksBefore(Instant at) {
        return recording.looks().stream().filter(look -> look.at().isBefore(at));
    }

    private Optional<Call> reading(Instant at) {
        return recording.calls().stream()
                .filter(call -> call.action().equals("DescribeTargetHealth") && call.status() == OK)
                .filter(call -> call.at().isBefore(at))
                .reduce((_, later) -> later);
    }

    private boolean wasHealthy(Host host, Instant from, Instant until) {
        List<StateChange> changes = recording.states().stream()
                .filter(change ->
                        Targets.host(change.target()) == host && change.at().isBefore(until))
                .toList();
        Optional<StateChange> before =
                changes.stream().filter(change -> !change.at().isAfter(from)).reduce((_, later) -> later);
        Stream<StateChange> during =
                changes.stream().filter(change -> change.at().isAfter(from));
        return Stream.concat(before.stream(), during)
                .anyMatch(change -> Objects.equals(change.state(), Optional.of(TargetState.HEALTHY)));
    }

    private String time(Instant at) {
        return Seconds.roughly(Duration.between(recording.start(), at));
    }
}
