package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several readers' answers are together: as long-lived as the longest-lived, as unanimous as the least. */
final class RollCallTest {

    private static Answer.Addresses answer(Address address, int seconds, boolean isUnanimous) {
        return new Answer.Addresses(new TreeSet<>(List.of(address)), Duration.ofSeconds(seconds), isUnanimous);
    }

    private static Answer together(Answer.Addresses one, Answer.Addresses other) {
        RollCall call = new RollCall(new Memory());
        call.take(Rds.instance("a", "available"), Rds.host("a"), one, RollCall.Place.WANTED);
        call.take(Rds.instance("b", "available"), Rds.host("b"), other, RollCall.Place.WANTED);
        return call.sighting(Set.of("a", "b")).answer();
    }

    @ParameterizedTest
    @CsvSource({"1, 5, 6", "1, 20, 20", "20, 1, 20", "20, 20, 20"})
    void anAnswerCountsOnceTheLongestLivedIsOutlived(int one, int other, int both) {
        assertThat(together(answer(OLD, one, true), answer(NEW, other, true)))
                .isEqualTo(new Answer.Addresses(new TreeSet<>(List.of(OLD, NEW)), Duration.ofSeconds(both), true));
    }

    @ParameterizedTest
    @CsvSource({"true, true, true", "true, false, false", "false, true, false", "false, false, false"})
    void oneThatResolversDisagreeOnMakesTheWholeDisputed(boolean one, boolean other, boolean both) {
        assertThat(together(answer(OLD, 6, one), answer(NEW, 6, other)))
                .isInstanceOfSatisfying(
                        Answer.Addresses.class,
                        found -> assertThat(found.unanimous()).isEqualTo(both));
    }
}
