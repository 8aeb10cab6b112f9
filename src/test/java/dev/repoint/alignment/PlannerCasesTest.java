package dev.repoint.alignment;

import static dev.repoint.alignment.Examples.PORT;
import static dev.repoint.alignment.Examples.agreement;
import static dev.repoint.alignment.Examples.failed;
import static dev.repoint.alignment.Examples.noName;
import static dev.repoint.alignment.Examples.target;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From what was observed to the plan, case by case; three answers are asked to agree. */
final class PlannerCasesTest {

    /** Source, answer, how often it came, what the group holds, and the plan. Addresses go by their last number. */
    private static final String CASES = """
        instance | failed | 3 | 1:healthy                          | hold
        instance | empty  | 3 | 1:healthy                          | hold
        instance | 9!     | 3 | 1:healthy                          | hold
        instance | 2,9!   | 3 | 1:healthy                          | hold
        instance | 2,9!   | 3 | 1:healthy 2:healthy                | hold
        instance | failed | 3 |                                    | hold
        instance | 1      | 0 |                                    | register 1
        instance | 1,2    | 0 |                                    | register 1,2
        instance | 1      | 1 | 1:healthy                          | aligned
        instance | 1      | 1 | 1:initial                          | aligned
        instance | 1      | 1 | 1:unhealthy                        | aligned
        instance | 1      | 1 | 1:unavailable                      | aligned
        instance | 1      | 1 | 1:unknown                          | aligned
        instance | 1      | 1 | 1:unused                           | hold
        instance | 1      | 1 | 1:draining                         | register 1
        instance | 1      | 3 | 1:healthy 2:draining               | aligned
        instance | 2      | 1 | 1:healthy                          | register 2
        instance | 2      | 3 | 1:healthy                          | register 2
        instance | 2      | 1 | 1:healthy 2:draining               | register 2
        instance | 2      | 3 | 1:healthy 2:draining               | register 2
        instance | 2      | 2 | 1:healthy 2:initial                | wait 1
        instance | 2      | 3 | 1:healthy 2:initial                | deregister 1
        instance | 2      | 3 | 1:healthy 2:unused                 | deregister 1
        instance | 2      | 3 | 1:unhealthy 2:initial              | keep 1
        instance | 2      | 3 | 1:unhealthy 2:unhealthy            | keep 1
        instance | 2      | 3 | 1:unhealthy_draining 2:initial     | keep 1
        instance | 2      | 3 | 1:initial 2:initial                | keep 1
        instance | 2      | 3 | 1:unused 2:initial                 | keep 1
        instance | 2      | 2 | 1:unhealthy 2:healthy              | wait 1
        instance | 2      | 3 | 1:unhealthy 2:healthy              | deregister 1
        instance | 2      | 3 | 1:unhealthy 2:healthy 3:healthy    | deregister 1,3
        instance | 2      | 3 | 1:unhealthy 2:initial 3:healthy    | deregister 3
        instance | 2,3    | 3 | 1:unhealthy 2:initial 3:healthy    | deregister 1
        instance | 2,3    | 3 | 1:healthy 2:healthy                | register 3
        instance | 2,3    | 3 | 2:healthy 3:healthy                | aligned
        cluster  | 2      | 2 | 1:unhealthy 2:initial              | wait 1
        cluster  | 2      | 3 | 1:unhealthy 2:initial              | deregister 1
        cluster  | 2      | 3 | 1:unhealthy 2:draining             | register 2
        cluster  | empty  | 3 | 1:unhealthy 2:initial              | hold
        """;

    record Case(Observation seen, String plan) {

        static Case of(String line) {
            String[] cells = line.split("\\|", -1);
            Answer answer = answer(cells[1].strip());
            Observation seen = new Observation(
                    answer,
                    agreement(answer, Integer.parseInt(cells[2].strip())),
                    group(cells[3].strip()),
                    new Terms(PORT, 3, AllowedRanges.PRIVATE, cells[0].strip().equals("cluster"), false));
            return new Case(seen, cells[4].strip());
        }
    }

    static Stream<Case> cases() {
        return CASES.lines().map(Case::of);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void decides(Case given) {
        assertThat(describe(Planner.plan(given.seen))).isEqualTo(given.plan);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void decidesTheSameTwice(Case given) {
        assertThat(Planner.plan(given.seen)).isEqualTo(Planner.plan(given.seen));
    }

    /** Rule 10: once a plan was applied, the same observation asks for nothing more of its kind. */
    @ParameterizedTest
    @MethodSource("cases")
    void anAppliedPlanIsNotMadeAgain(Case given) {
        Group once = applied(Planner.plan(given.seen), given.seen.group());
        Group twice = applied(plan(given, once), once);

        assertThat(applied(plan(given, twice), twice)).isEqualTo(twice);
        assertThat(applied(Planner.plan(given.seen), once)).isEqualTo(once);
    }

    private static Plan plan(Case given, Group group) {
        Observation seen = given.seen;
        return Planner.plan(new Observation(seen.answer(), seen.agreement(), group, seen.terms()));
    }

    private static Group applied(Plan plan, Group group) {
        return switch (plan) {
            case Plan.Register(var targets) -> group.with(targets);
            case Plan.Deregister(var targets, var _) -> group.without(targets);
            case Plan.Aligned _, Plan.Prove _, Plan.Wait _, Plan.Hold _ -> group;
        };
    }

    private static Answer answer(String text) {
        return switch (text) {
            case "failed" -> failed();
            case "empty" -> noName();
            default ->
                Examples.answer(Arrays.stream(text.split(","))
                        .map(PlannerCasesTest::address)
                        .toArray(Address[]::new));
        };
    }

    private static Group group(String text) {
        List<RegisteredTarget> entries = Arrays.stream(text.split(" "))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.split(":"))
                .map(entry -> Examples.entry(address(entry[0]), Health.valueOf(entry[1].toUpperCase(Locale.ROOT))))
                .toList();
        return new Group(entries);
    }

    /** An exclamation mark stands for an address outside the allowed ranges. */
    private static Address address(String text) {
        return text.endsWith("!") ? Examples.OUTSIDE : Address.of("10.0.0." + text);
    }

    private static String describe(Plan plan) {
        return switch (plan) {
            case Plan.Aligned _ -> "aligned";
            case Plan.Hold _ -> "hold";
            case Plan.Register(var targets) -> "register " + numbers(targets);
            case Plan.Prove(var targets) -> "prove " + numbers(targets);
            case Plan.Deregister(var targets, var _) -> "deregister " + numbers(targets);
            case Plan.Wait(var undecided, var kept) when undecided.isEmpty() -> "keep " + numbers(kept);
            case Plan.Wait(var undecided, var _) -> "wait " + numbers(undecided);
        };
    }

    private static String numbers(NavigableSet<Target> targets) {
        assertThat(targets).allMatch(target -> target.equals(target(target.address())));
        return targets.stream()
                .map(target -> target.address().toString().replace("10.0.0.", ""))
                .collect(Collectors.joining(","));
    }
}
