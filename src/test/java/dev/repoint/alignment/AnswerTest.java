package dev.repoint.alignment;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.TTL;
import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.failed;
import static dev.repoint.alignment.Examples.noData;
import static dev.repoint.alignment.Examples.noName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Rule 1's kinds of answers, and rule 2: what several resolvers say together. */
final class AnswerTest {

    @Test
    void anAnswerWithoutAddressesIsNoAddresses() {
        assertThatIllegalArgumentException().isThrownBy(Examples::answer);
    }

    @Test
    void aNegativeTimeToLiveIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Answer.Addresses.of(List.of(OLD), Duration.ofSeconds(-1)));
    }

    @Test
    void aTimeToLiveCountsForThirtySecondsAtMost() {
        assertThat(Answer.Addresses.of(List.of(OLD), Duration.ofHours(1)).ttl()).isEqualTo(Duration.ofSeconds(30));
        assertThat(Answer.Addresses.of(List.of(OLD), TTL).ttl()).isEqualTo(TTL);
    }

    @Test
    void doesNotChangeWithTheSetItWasMadeFrom() {
        var addresses = new TreeSet<>(List.of(OLD));
        var before = new Answer.Addresses(addresses, TTL, true);
        addresses.add(NEW);

        assertThat(before.addresses()).containsExactly(OLD);
    }

    @Test
    void anAddressThatAnyResolverGivesIsWanted() {
        assertThat(Answer.together(List.of(answer(OLD), answer(NEW))))
                .isInstanceOfSatisfying(
                        Answer.Addresses.class,
                        both -> assertThat(both.addresses()).containsExactly(OLD, NEW));
    }

    @Test
    void resolversThatAgreeAreUnanimous() {
        assertThat(Answer.together(List.of(answer(OLD), answer(OLD)))).isEqualTo(answer(OLD));
    }

    @Test
    void aUnionIsNotUnanimous() {
        assertThat(isUnanimous(answer(OLD), answer(NEW))).isFalse();
        assertThat(isUnanimous(answer(OLD), answer(OLD, NEW))).isFalse();
        assertThat(isUnanimous(answer(OLD), noName())).isFalse();
    }

    @Test
    void aResolverThatFailsIsNotHeard() {
        assertThat(Answer.together(List.of(failed(), answer(OLD)))).isEqualTo(answer(OLD));
        assertThat(Answer.together(List.of(failed(), noData()))).isEqualTo(noData());
    }

    @Test
    void anEmptyReplyTakesNoAddressAway() {
        assertThat(Answer.together(List.of(noName(), answer(OLD))))
                .isInstanceOfSatisfying(
                        Answer.Addresses.class,
                        found -> assertThat(found.addresses()).containsExactly(OLD));
    }

    @Test
    void failsOnlyWhenAllFail() {
        assertThat(Answer.together(List.of(failed(), failed()))).isEqualTo(failed());
    }

    @Test
    void livesAsLongAsTheLongestLivedReply() {
        var brief = Answer.Addresses.of(List.of(OLD), Duration.ofSeconds(1));

        assertThat(Answer.together(List.of(brief, answer(OLD)))).isEqualTo(answer(OLD));
        assertThat(Answer.together(List.of(answer(OLD), brief))).isEqualTo(answer(OLD));
    }

    private static boolean isUnanimous(Answer... answers) {
        return Answer.together(List.of(answers)) instanceof Answer.Addresses found && found.unanimous();
    }
}
