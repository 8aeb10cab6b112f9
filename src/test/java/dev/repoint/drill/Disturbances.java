package dev.repoint.drill;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;

/** What is still to be done to calls. The rule that was set first and has something left decides. */
final class Disturbances {
    private record Rule(Predicate<String> action, String about, Queue<Disturbance> left, boolean forever) {
        boolean isFor(String called, String body) {
            return !left.isEmpty() && action.test(called) && body.contains(about);
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    /** One after the other, one for each matching call. */
    synchronized void add(Predicate<String> action, List<Disturbance> disturbances) {
        rules.add(new Rule(action, "", new ArrayDeque<>(disturbances), false));
    }

    /** The same for every matching call whose body holds that text. */
    synchronized void always(Predicate<String> action, String about, Disturbance disturbance) {
        rules.add(new Rule(action, about, new ArrayDeque<>(List.of(disturbance)), true));
    }

    synchronized void clear() {
        rules.clear();
    }

    synchronized Disturbance next(String action, String body) {
        return rules.stream()
                .filter(rule -> rule.isFor(action, body))
                .findFirst()
                .map(rule -> rule.forever ? rule.left.element() : rule.left.remove())
                .orElseGet(Disturbance.None::new);
    }
}
