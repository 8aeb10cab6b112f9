package dev.repoint.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 3: from one to ten answers have to agree. */
final class TermsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void asManyAnswersMayBeAskedFor(int answers) {
        assertThat(terms(answers).agreement()).isEqualTo(answers);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 11})
    void noOtherNumberIsTaken(int answers) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> terms(answers))
                .withMessageContaining("agreement " + answers);
    }

    private static Terms terms(int answers) {
        return new Terms(Examples.PORT, answers, AllowedRanges.PRIVATE, false, false);
    }
}
