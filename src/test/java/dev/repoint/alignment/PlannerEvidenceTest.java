package dev.repoint.alignment;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.THIRD;
import static dev.repoint.alignment.Examples.agreement;
import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.entry;
import static dev.repoint.alignment.Examples.group;
import static dev.repoint.alignment.Examples.instance;
import static dev.repoint.alignment.Examples.target;
import static dev.repoint.alignment.Examples.targets;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a target proved to be decides whether it is registered; never whether another one is. */
final class PlannerEvidenceTest {

    private static final Group DRIFTED = group(entry(OLD, Health.HEALTHY));
    private static final Evidence UNTRIED = new Evidence(targets(NEW), targets(), Collections.emptyNavigableMap());
    private static final Evidence UNPROVEN = new Evidence(targets(), targets(NEW), Collections.emptyNavigableMap());
    private static final Evidence DISPROVEN = new Evidence(targets(), targets(), reasons(NEW));

    @Test
    void whatNobodyAskedYetIsAskedBeforeAnythingElseHoweverManyAnswersAgree() {
        assertThat(plan(answer(NEW), 1, UNTRIED, DRIFTED)).isEqualTo(new Plan.Prove(targets(NEW)));
        assertThat(plan(answer(NEW), 3, UNTRIED, DRIFTED)).isEqualTo(new Plan.Prove(targets(NEW)));
    }

    @Test
    void whatCouldNotBeShownIsRegisteredOnceTheAnswersAgree() {
        assertThat(plan(answer(NEW), 2, UNPROVEN, DRIFTED)).isEqualTo(new Plan.Prove(targets(NEW)));
        assertThat(plan(answer(NEW), 3, UNPROVEN, DRIFTED)).isEqualTo(new Plan.Register(targets(NEW)));
    }

    @Test
    void anotherIsNotKeptWaitingForATargetThatProvesNothing() {
        for (Evidence evidence : new Evidence[] {UNTRIED, UNPROVEN, DISPROVEN}) {
            assertThat(plan(answer(NEW, THIRD), 1, evidence, DRIFTED)).isEqualTo(new Plan.Register(targets(THIRD)));
        }
    }

    @Test
    void whatProvedToBeSomethingElseIsNeverRegistered() {
        assertThat(plan(answer(NEW), 3, DISPROVEN, DRIFTED))
                .isEqualTo(new Plan.Hold(Plan.Doubt.DISPROVEN, "10.0.2.7:5432 is billing"));
    }

    @Test
    void besideAnImpostorNothingIsRemoved() {
        var group = DRIFTED.with(targets(NEW, THIRD));

        assertThat(plan(answer(NEW, THIRD), 3, DISPROVEN, group))
                .isEqualTo(new Plan.Hold(Plan.Doubt.DISPROVEN, "10.0.2.7:5432 is billing"));
        assertThat(plan(answer(NEW, THIRD), 3, Evidence.NONE, group))
                .isEqualTo(new Plan.Deregister(targets(OLD), targets()));
    }

    @Test
    void anImpostorThatIsNotWantedIsRemovedLikeAnyOther() {
        var evidence = new Evidence(targets(), targets(), reasons(OLD));
        var group = DRIFTED.with(targets(NEW));

        assertThat(plan(answer(NEW), 3, evidence, group)).isEqualTo(new Plan.Deregister(targets(OLD), targets()));
    }

    private static Plan plan(Answer answer, int answers, Evidence evidence, Group group) {
        return Planner.plan(new Observation(
                answer,
                agreement(answer, answers),
                Roster.NONE,
                evidence,
                group,
                new Mandate.Everything(),
                instance()));
    }

    private static NavigableMap<Target, String> reasons(Address address) {
        return new TreeMap<>(Map.of(target(address), address + ":5432 is billing"));
    }
}
