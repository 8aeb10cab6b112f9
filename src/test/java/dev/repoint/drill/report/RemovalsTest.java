package dev.repoint.drill.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.scenario.Host;
import dev.repoint.drill.stage.Recording;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RemovalsTest {

    @Test
    void answerWithTheOldAddressWithinTwoTtlsIsTooFewForAnAgreement() {
        Recordings recordings = Recordings.ofRepair();
        recordings.look(4_600, Optional.of(Host.FIRST));

        assertThat(problems(recordings))
                .containsExactly("127.0.0.1 was deregistered at 6.5 s, only 1.9 s after DNS said 127.0.0.1 (rule 3)");
    }

    @Test
    void answerWithoutAddressStartsTheAgreementAnew() {
        Recordings recordings = Recordings.ofRepair();
        recordings.look(5_490, Optional.empty());

        assertThat(problems(recordings)).singleElement().asString().contains("only 1.0 s after DNS said NXDOMAIN");
    }

    @Test
    void removalBeforeAnyTargetIsHealthyHelpsNobody() {
        assertThat(problems(Recordings.ofRepair(1_600, 5_500)))
                .containsExactly(
                        "127.0.0.1 was deregistered at 5.5 s, when neither it nor another one was healthy (rule 4)");
    }

    @Test
    void removalOfAHealthyTargetNeedsNoOtherHealthyOne() {
        Recordings recordings = Recordings.ofRepair(1_600, 5_500);
        recordings.states.remove(1);

        assertThat(problems(recordings)).isEmpty();
    }

    @Test
    void groupHasToBeReadJustBefore() {
        Recordings recordings = Recordings.ofRepair();
        recordings.calls.removeIf(call -> call.action().equals("DescribeTargetHealth"));

        assertThat(problems(recordings)).singleElement().asString().contains("was not read just before (rule 5)");
    }

    @Test
    void replacementHasToBeRegistered() {
        Recordings recordings = Recordings.ofRepair();
        recordings.calls.removeIf(call -> call.body().contains(Host.SECOND.toString()));

        assertThat(problems(recordings))
                .singleElement()
                .asString()
                .contains("while 127.0.0.2, which DNS said, was not registered (rule 5)");
    }

    private static List<String> problems(Recordings recordings) {
        Recording recording = recordings.end();
        return new Removals(recording).problems(new GroupHistory(recording.calls()));
    }
}
