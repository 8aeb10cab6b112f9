package dev.repoint.drill.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.scenario.Host;
import dev.repoint.drill.stage.Happening.Kind;
import dev.repoint.drill.stage.Neighbour;
import dev.repoint.drill.stage.Rows;
import dev.repoint.drill.stage.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VerdictTest {

    @Test
    void repairAsItShouldBePasses() {
        Verdict verdict = Verdict.on(Recordings.ofRepair().end());

        assertThat(verdict.failures()).isEmpty();
        assertThat(verdict.isPassed()).isTrue();
        assertThat(verdict.outage()).isEqualTo(Duration.ofMillis(6_205));
        assertThat(verdict.repoint()).isEqualTo(Duration.ofMillis(350));
        assertThat(verdict.wasGroupEverEmpty()).isFalse();
    }

    @Test
    void rowThatIsMissingOrDoubledFails() {
        Recordings recordings = Recordings.ofRepair();
        recordings.rows = new Rows(900, 900, List.of(17L), List.of(3L));

        assertFails(recordings, "1 rows are missing: 17", "1 rows came twice: 3");
    }

    @Test
    void repairThatTakesLongerThanItsBudgetFails() {
        assertFails(
                Recordings.ofRepair(3_300, 9_000),
                "Repoint took 2050 ms to register 127.0.0.2, more than its budget of 2000 ms");
    }

    @Test
    void timeInWhichElbRefusedIsNotRepoints() {
        Recordings recordings = Recordings.ofRepair(3_300, 8_500);
        recordings.happens(2_900, Kind.REFUSED, Host.SECOND);

        assertThat(Verdict.on(recordings.end()).repoint()).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void timeBeforeAnythingWakesTheFunctionIsNotRepoints() {
        Recordings recordings = Recordings.ofRepair();
        recordings.timeline.removeIf(happening -> happening.kind() == Kind.EVENT);
        recordings.happens(1_500, Kind.TICK, Host.FIRST);

        assertThat(Verdict.on(recordings.end()).repoint()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void addressThatIsNeverRegisteredFails() {
        Recordings recordings = Recordings.ofRepair();
        recordings.timeline.removeIf(happening -> happening.kind() == Kind.REGISTERED);

        assertFails(recordings, "127.0.0.2 was never registered");
    }

    @Test
    void streamThatDoesNotResumeFails() {
        Recordings recordings = Recordings.ofRepair();
        recordings.timeline.removeIf(happening -> happening.kind() == Kind.STREAM_RESUMED);

        assertFails(recordings, "the client's stream did not resume in time after 127.0.0.1 was lost");
    }

    @Test
    void removalThatDoesNotComeFails() {
        Recordings recordings = Recordings.ofRepair();
        recordings.calls.removeIf(call -> call.action().equals("DeregisterTargets"));

        assertFails(recordings, "in the end the group holds [127.0.0.1, 127.0.0.2], not just 127.0.0.2");
    }

    @Test
    void groupThatIsEmptyForAMomentFails() {
        Recordings recordings = Recordings.ofRepair();
        recordings.call(3_000, "DeregisterTargets", Host.SECOND, 200);
        recordings.call(3_001, "RegisterTargets", Host.SECOND, 200);
        assertThat(Verdict.on(recordings.end()).wasGroupEverEmpty()).isFalse();

        recordings.call(3_002, "DeregisterTargets", Host.FIRST, 200);
        recordings.call(3_003, "DeregisterTargets", Host.SECOND, 200);
        recordings.call(3_004, "RegisterTargets", Host.SECOND, 200);
        assertThat(Verdict.on(recordings.end()).wasGroupEverEmpty()).isTrue();
        assertThat(Verdict.on(recordings.end()).failures()).contains("the target group was empty for a time (rule 5)");
    }

    @Test
    void functionThatFailsWithoutAReasonFails() {
        Recordings recordings = Recordings.ofRepair();
        recordings.runs.add(new Run(
                "tick",
                Recordings.at(2_000),
                Optional.of(Recordings.at(3_000)),
                Optional.of("RemediationFailed: no binding could be served")));

        assertFails(recordings, "the function failed on \"tick\": RemediationFailed: no binding could be served");

        recordings.call(2_500, "RegisterTargets", Host.SECOND, 400);
        assertThat(Verdict.on(recordings.end()).failures()).isEmpty();
    }

    @Test
    void somebodyElsesDatabaseMayNeverBeRegistered() {
        Recordings recordings = Recordings.ofRepair();
        recordings.call(1_700, "RegisterTargets", Host.ELSEWHERE, 200);
        recordings.call(6_400, "DeregisterTargets", Host.ELSEWHERE, 200);

        assertThat(Verdict.on(recordings.end()).failures()).contains("somebody else's database was registered");
    }

    @Test
    void neighbourThatIsForgottenFails() {
        Recordings recordings = Recordings.ofRepair();
        Optional<Instant> moved = Optional.of(Recordings.at(1_250));
        recordings.neighbours.add(new Neighbour("db01", moved, Optional.of(Recordings.at(9_000)), false, true));
        recordings.neighbours.add(new Neighbour("db02", moved, Optional.of(Recordings.at(32_000)), true, false));
        recordings.neighbours.add(new Neighbour("db03", moved, Optional.empty(), false, true));

        assertFails(
                recordings,
                "db02 was registered more than 30 s after it moved (rule 9)",
                "db02 had an empty target group for a time (rule 5)",
                "db02 has in its group, in the end, something else than DNS says",
                "db03 was never registered anew");
    }

    @Test
    void neighboursBeforeTheDatabaseOfTheEventFail() {
        Recordings recordings = Recordings.ofRepair();
        Optional<Instant> early = Optional.of(Recordings.at(1_300));
        recordings.neighbours.add(new Neighbour("db01", Optional.of(Recordings.at(1_250)), early, false, true));

        assertFails(recordings, "1 others were registered before the database of the first event (rule 9)");
    }

    private static void assertFails(Recordings recordings, String... failures) {
        assertThat(Verdict.on(recordings.end()).failures()).containsExactly(failures);
    }
}
