package dev.repoint.drill.report;

import dev.repoint.drill.scenario.Seconds;
import dev.repoint.drill.stage.Neighbour;
import dev.repoint.drill.stage.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds what became of the other databases of a lost zone against rules 5 and 9. */
final class Neighbourhood {
    /** Until the last of them is registered. */
    static final Duration REGISTERED_MAX = Duration.ofSeconds(30);

    /** Of the others one in so many may be found before the database of the event: by a look that was just due. */
    private static final int EARLIER_SHARE = 10;

    private final List<Neighbour> all;

    Neighbourhood(Recording recording) {
        this.all = recording.neighbours();
    }

    /** @param first when the database was registered that the first event told of */
    List<String> problems(Optional<Instant> first) {
        Stream<String> each = all.stream().flatMap(Neighbourhood::problem);
        return Stream.concat(each, overtaken(first).stream()).toList();
    }

    private static Stream<String> problem(Neighbour each) {
        boolean isMissing = each.movedAt().isPresent() && each.registeredAt().isEmpty();
        boolean isLate =
                each.took().filter(took -> took.compareTo(REGISTERED_MAX) > 0).isPresent();
        return Stream.of(
                        problem(isMissing, "was never registered anew"),
                        problem(
                                isLate,
                                "was registered more than " + REGISTERED_MAX.toSeconds()
                                        + " s after it moved (rule 9)"),
                        problem(each.wasEverEmpty(), "had an empty target group for a time (rule 5)"),
                        problem(!each.isRight(), "has in its group, in the end, something else than DNS says"))
                .flatMap(Optional::stream)
                .map(what -> each.name() + " " + what);
    }

    private static Optional<String> problem(boolean isOne, String what) {
        return isOne ? Optional.of(what) : Optional.empty();
    }

    private Optional<String> overtaken(Optional<Instant> first) {
        long earlier = all.stream()
                .flatMap(each -> each.registeredAt().stream())
                .filter(at -> first.filter(at::isAfter).isEmpty())
                .count();
        long moved = all.stream().filter(each -> each.movedAt().isPresent()).count();
        return problem(
                earlier * EARLIER_SHARE > moved,
                earlier + " others were registered before the database of the first event (rule 9)");
    }

    /** How long the last of them took, in words; nothing if there are none. */
    Optional<String> summary() {
        return all.stream()
                .flatMap(each -> each.took().stream())
                .max(Duration::compareTo)
                .map(last -> Seconds.exactly(last) + " s");
    }
}
