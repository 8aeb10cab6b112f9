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
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Rule 5 on TooManyTargets: an unwanted target is removed first only if another one stays. */
final class PlannerRoomTest {

    private static final Group FULL = group(entry(OLD, Health.HEALTHY), entry(THIRD, Health.HEALTHY));

    @Test
    void anAgreedUnwantedTargetMayMakeRoom() {
        assertThat(room(answer(NEW), 3, FULL)).isEqualTo(new Room.Removable(target(OLD)));
    }

    @Test
    void ratherOneThatTakesNoTrafficMakesRoom() {
        var group = group(entry(OLD, Health.HEALTHY), entry(THIRD, Health.UNHEALTHY));

        assertThat(room(answer(NEW), 3, group)).isEqualTo(new Room.Removable(target(THIRD)));
    }

    @Test
    void theLastTargetNeverMakesRoom() {
        assertThat(room(answer(NEW), 3, group(entry(OLD, Health.UNHEALTHY)))).isEqualTo(new Room.None());
    }

    @Test
    void aDrainingTargetIsNoneThatStays() {
        var group = group(entry(OLD, Health.UNHEALTHY), entry(THIRD, Health.DRAINING));

        assertThat(room(answer(NEW), 3, group)).isEqualTo(new Room.None());
    }

    @Test
    void aWantedTargetNeverMakesRoom() {
        assertThat(room(answer(OLD, NEW, THIRD), 3, FULL)).isEqualTo(new Room.None());
        assertThat(room(answer(NEW, OLD), 3, FULL)).isEqualTo(new Room.Removable(target(THIRD)));
    }

    @Test
    void tooFewAnswersMakeNoRoomYet() {
        assertThat(room(answer(NEW), 2, FULL)).isEqualTo(new Room.Undecided());
    }

    /** Two environments that remember different answers must not make room with two targets. */
    @Test
    void noOtherMakesRoomBeforeTheFirstIsAgreedOn() {
        Agreement agreement = agreement(answer(OLD), 1);
        for (int second = 60; second <= 180; second += 60) {
            Instant at = Instant.EPOCH.plusSeconds(second);
            agreement = agreement.after(answer(second == 60 ? OLD : NEW), at, at);
        }

        assertThat(agreement.isAbsent(THIRD, 3)).isTrue();
        assertThat(Planner.room(new Observation(answer(NEW), agreement, FULL, instance())))
                .isEqualTo(new Room.Undecided());
    }

    private static Room room(Answer.Addresses answer, int answers, Group group) {
        return Planner.room(new Observation(answer, agreement(answer, answers), group, instance()));
    }
}
