package dev.repoint.alignment;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.THIRD;
import static dev.repoint.alignment.Examples.agreement;
import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.cluster;
import static dev.repoint.alignment.Examples.entry;
import static dev.repoint.alignment.Examples.failed;
import static dev.repoint.alignment.Examples.group;
import static dev.repoint.alignment.Examples.instance;
import static dev.repoint.alignment.Examples.noName;
import static dev.repoint.alignment.Examples.targets;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the RDS API adds to the answer: who is deleted, who is spared, whom it calls the writer, and who is down. */
final class PlannerRosterTest {

    private static final Group BOTH = group(entry(OLD, Health.HEALTHY), entry(NEW, Health.HEALTHY));

    @Test
    void aDeletedReaderGoesAtOnceWhateverItsHealth() {
        for (Health health : new Health[] {Health.HEALTHY, Health.UNHEALTHY, Health.INITIAL}) {
            var group = group(entry(OLD, health), entry(NEW, Health.INITIAL));

            assertThat(plan(answer(NEW), 1, departed(OLD), group))
                    .isEqualTo(new Plan.Deregister(targets(OLD), targets()));
        }
    }

    @Test
    void aDeletedReaderGoesWithoutAnAnswerIfAnotherTargetStays() {
        assertThat(plan(noName(), 1, departed(OLD), BOTH)).isEqualTo(new Plan.Deregister(targets(OLD), targets()));
    }

    @Test
    void withoutAnAnswerTheLastTargetStaysAlthoughItsReaderIsDeleted() {
        var lastOne = group(entry(OLD, Health.HEALTHY), entry(NEW, Health.DRAINING));

        assertThat(plan(noName(), 1, departed(OLD), lastOne)).isInstanceOf(Plan.Hold.class);
        assertThat(plan(noName(), 1, departed(OLD, NEW), BOTH)).isInstanceOf(Plan.Hold.class);
    }

    @Test
    void aDeletedReaderStaysWhileNoResolverReplies() {
        assertThat(plan(failed(), 1, departed(OLD), BOTH)).isInstanceOf(Plan.Hold.class);
    }

    @Test
    void aDeletedReaderMakesRoomBeforeItIsAgreedOn() {
        var full = group(entry(OLD, Health.HEALTHY), entry(THIRD, Health.HEALTHY));

        assertThat(Planner.room(seen(answer(NEW), 1, departed(OLD), full, new Mandate.Everything(), instance())))
                .isEqualTo(new Room.Removable(targets(OLD).first()));
    }

    @Test
    void aReaderThatIsSparedStaysHoweverManyAnswersLeaveItOut() {
        var spared = new Roster(addresses(OLD), addresses(), true, false);

        assertThat(plan(answer(NEW), 3, spared, BOTH)).isEqualTo(new Plan.Aligned());
        assertThat(Planner.room(seen(answer(NEW), 3, spared, BOTH, new Mandate.Everything(), cluster())))
                .isEqualTo(new Room.None());
    }

    @Test
    void whileTheApiNamesAnotherWriterAnAbsenceAloneRemovesNothing() {
        var unconfirmed = new Roster(addresses(), addresses(), false, false);
        Agreement flapping = agreement(answer(THIRD), 3).after(answer(NEW), AgreementTest.at(90), AgreementTest.at(90));

        assertThat(flapping.isAbsent(OLD, 3)).isTrue();
        assertThat(Planner.plan(observation(flapping, unconfirmed))).isEqualTo(new Plan.Wait(targets(OLD), targets()));
        assertThat(Planner.plan(observation(flapping, Roster.NONE)))
                .isEqualTo(new Plan.Deregister(targets(OLD), targets()));
    }

    @Test
    void anEndpointThatAgreesWithItselfNeedsNoConfirmation() {
        var unconfirmed = new Roster(addresses(), addresses(), false, false);

        assertThat(plan(answer(NEW), 3, unconfirmed, BOTH)).isEqualTo(new Plan.Deregister(targets(OLD), targets()));
    }

    @Test
    void aDatabaseThatIsDownIsHeldOnlyWhereThereIsNothingToDo() {
        var down = new Roster(addresses(), addresses(), true, true);

        assertThat(plan(answer(NEW), 3, down, group(entry(NEW, Health.UNHEALTHY))))
                .isInstanceOfSatisfying(
                        Plan.Hold.class, hold -> assertThat(hold.doubt()).isEqualTo(Plan.Doubt.DOWN));
        assertThat(plan(answer(NEW), 3, down, group(entry(OLD, Health.UNHEALTHY))))
                .isEqualTo(new Plan.Register(targets(NEW)));
    }

    @Test
    void whatSomebodyElseRegisteredIsNeitherRemovedNorWaitedFor() {
        var own = new Mandate.Own(targets(THIRD));
        var group = BOTH.with(targets(THIRD));

        assertThat(Planner.plan(seen(answer(NEW), 3, Roster.NONE, group, own, cluster())))
                .isEqualTo(new Plan.Wait(targets(), targets(THIRD)));
        assertThat(Planner.plan(seen(answer(NEW), 3, Roster.NONE, BOTH, own, cluster())))
                .isEqualTo(new Plan.Aligned());
        assertThat(Planner.plan(seen(noName(), 3, departed(OLD), group, own, cluster())))
                .isInstanceOf(Plan.Hold.class);
    }

    private static Plan plan(Answer answer, int answers, Roster roster, Group group) {
        return Planner.plan(seen(answer, answers, roster, group, new Mandate.Everything(), instance()));
    }

    private static Observation observation(Agreement agreement, Roster roster) {
        return new Observation(
                answer(NEW), agreement, roster, Evidence.NONE, BOTH, new Mandate.Everything(), cluster());
    }

    private static Observation seen(
            Answer answer, int answers, Roster roster, Group group, Mandate mandate, Terms terms) {
        return new Observation(answer, agreement(answer, answers), roster, Evidence.NONE, group, mandate, terms);
    }

    private static Roster departed(Address... addresses) {
        return new Roster(addresses(), addresses(addresses), true, false);
    }

    private static NavigableSet<Address> addresses(Address... addresses) {
        return new TreeSet<>(Arrays.asList(addresses));
    }
}
