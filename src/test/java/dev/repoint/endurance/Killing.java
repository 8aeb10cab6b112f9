package dev.repoint.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repoint.drill.LambdaRuntime;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;

/** One case: a process is killed at its moment while it sets bindings right, and another one finds what it left. */
record Killing(long seed, boolean isLocal, List<Plight> plights, Signal signal, Moment moment) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration QUIET = Duration.ofSeconds(30);

    /** One case of five is moto's alone, and one of three has several bindings. */
    static Killing of(long seed) {
        Random random = new Random(seed);
        boolean isLocal = random.nextInt(5) > 0;
        int bindings = random.nextInt(3) == 0 ? 3 : 1;
        List<Plight> possible = List.of(Plight.values()).stream()
                .filter(plight -> isLocal || !plight.needsHealth())
                .toList();
        List<Plight> plights = random.ints(bindings, 0, possible.size())
                .mapToObj(possible::get)
                .toList();
        Signal signal = random.nextBoolean() ? Signal.SIGKILL : Signal.SIGTERM;
        return new Killing(seed, isLocal, plights, signal, Moment.random(random, plights));
    }

    /** What became of it: where the process was, and how it left things. */
    record Outcome(Killing killing, Place place, Left left) {}

    Outcome run(Expected expected) throws InterruptedException {
        Killer killer = new Killer(signal, moment, expected);
        try (Arena arena = new Arena(seed, isLocal, plights)) {
            arena.tell(killer::passes);
            try (LambdaRuntime victim =
                    arena.function().onStart(killer::started).start()) {
                if (killer.killedAt().isEmpty()) {
                    victim.invoke(arena.event());
                }
                killer.ended();
            }
            killer.awaitQuiet(QUIET);
            Left left = left(arena);
            converge(arena);
            return new Outcome(this, killer.killedAt().orElseThrow(), left);
        }
    }

    private Left left(Arena arena) {
        arena.bindings.forEach(each -> each.judgeAtRest("after the kill"));
        if (arena.bindings.stream().allMatch(Bound::isUntouched)) {
            return Left.UNTOUCHED;
        }
        return arena.bindings.stream().allMatch(Bound::isRight) ? Left.RIGHT : Left.ON_THE_WAY;
    }

    /** A new process finishes in one pass, says what it did, and has nothing left to do in a second one. */
    private void converge(Arena arena) throws InterruptedException {
        try (LambdaRuntime next = arena.function().start()) {
            List<List<String>> before =
                    arena.bindings.stream().map(Bound::registered).toList();
            JsonNode report = report(next.invoke(arena.event()));
            for (int i = 0; i < before.size(); i++) {
                isExplained(report.at("/bindings").get(i), before.get(i), arena.bindings.get(i));
            }
            long changes = arena.changes();
            JsonNode again = report(next.invoke(arena.event()));
            assertThat(again.at("/bindings"))
                    .as("%s: a second pass", this)
                    .allSatisfy(each -> assertThat(each.at("/outcome").asText())
                            .as("%s", each)
                            .isEqualTo("aligned"));
            assertThat(arena.changes())
                    .as("%s: changes after a second pass", this)
                    .isEqualTo(changes);
        }
        for (Bound each : arena.bindings) {
            each.judgeAtRest("in the end");
            assertThat(each.breaches()).as("%s", this).isEmpty();
            assertThat(each.isRight()).as("%s, in the end: %s", this, each).isTrue();
        }
    }

    /** The report's lists are what became of the group. */
    private void isExplained(JsonNode report, List<String> before, Bound binding) {
        List<String> after = binding.registered();
        assertThat(texts(report.at("/before")))
                .as("%s: before, of %s", this, report)
                .isEqualTo(before);
        assertThat(texts(report.at("/registered")))
                .as("%s: registered, of %s", this, report)
                .isEqualTo(without(after, before));
        assertThat(texts(report.at("/deregistered")))
                .as("%s: deregistered, of %s", this, report)
                .isEqualTo(without(before, after));
        assertThat(report.at("/outcome").asText())
                .as("%s: outcome, of %s", this, report)
                .isEqualTo(before.equals(after) ? "aligned" : "realigned");
        assertThat(report.at("/record").asText())
                .as("%s: record, of %s", this, report)
                .isIn(binding.kept().isPresent() ? List.of("unchanged", "updated") : List.of("none"));
    }

    private static List<String> without(List<String> some, List<String> others) {
        return some.stream().filter(each -> !others.contains(each)).toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .sorted()
                .toList();
    }

    private JsonNode report(LambdaRuntime.Result result) {
        assertThat(result).as("%s: the next process", this).isInstanceOf(LambdaRuntime.Result.Success.class);
        try {
            return JSON.readTree(((LambdaRuntime.Result.Success) result).body());
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
