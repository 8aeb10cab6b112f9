package dev.repoint.endurance;

import dev.repoint.drill.AwsGateway.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Where the kills fell, and what they left. */
final class KillTally {
    private final List<Killing.Outcome> outcomes = new ArrayList<>();

    void add(Killing.Outcome outcome) {
        outcomes.add(outcome);
    }

    /** That fell into a call or question, or between two. */
    long amid() {
        return count(outcome ->
                outcome.place().step() != Step.START && outcome.place().step() != Step.END);
    }

    /** After which some things were set right and others not. */
    long onTheWay() {
        return count(outcome -> outcome.left() == Left.ON_THE_WAY);
    }

    private long count(Predicate<Killing.Outcome> of) {
        return outcomes.stream().filter(of).count();
    }

    /** A line for each step that kills fell into: before AWS did it, after that, after its answer. */
    String text() {
        StringBuilder text = new StringBuilder("%d processes killed: %s; %s; %s; left %s%n"
                .formatted(
                        outcomes.size(),
                        by(outcome -> outcome.killing().signal().name()),
                        by(outcome -> outcome.killing().isLocal() ? "local ELBv2" : "moto"),
                        by(outcome ->
                                outcome.killing().moment() instanceof Moment.AtCall ? "at a call" : "by the clock"),
                        by(outcome ->
                                outcome.left().name().toLowerCase(Locale.ROOT).replace('_', ' '))));
        for (Step step : Step.values()) {
            text.append("%-26s %4d sent, %4d carried out, %4d over%n"
                    .formatted(
                            step.title,
                            at(step, Passage.ARRIVED),
                            at(step, Passage.CARRIED_OUT),
                            at(step, Passage.OVER)));
        }
        return text.toString();
    }

    private long at(Step step, Passage passage) {
        return count(outcome -> outcome.place().equals(new Place(step, passage)));
    }

    private String by(Function<Killing.Outcome, String> word) {
        Map<String, Long> counts =
                outcomes.stream().collect(Collectors.groupingBy(word, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
