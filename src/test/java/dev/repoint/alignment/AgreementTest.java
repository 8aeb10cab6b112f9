package dev.repoint.alignment;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.THIRD;
import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.failed;
import static dev.repoint.alignment.Examples.noData;
import static dev.repoint.alignment.Examples.noName;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule 3: how answers are counted. The answers of {@link Examples} live five seconds. */
final class AgreementTest {

    private Agreement agreement = Agreement.NONE;

    @Test
    void nothingIsAgreedAtFirst() {
        assertThat(agreement.isAbsent(OLD, 1)).isFalse();
        assertThat(agreement.isSame(1)).isFalse();
    }

    @Test
    void answersThatOutlivedOneAnotherAreCounted() {
        hears(0, answer(NEW));
        hears(5, answer(NEW));
        assertThat(agreement.isAbsent(OLD, 3)).isFalse();

        hears(10, answer(NEW));
        assertThat(agreement.isAbsent(OLD, 3)).isTrue();
        assertThat(agreement.isAbsent(OLD, 4)).isFalse();
    }

    @Test
    void aCachedAnswerAskedForThreeTimesIsOneAnswer() {
        hears(0, answer(NEW));
        hears(2, answer(NEW));
        hears(4, answer(NEW));

        assertThat(agreement.isAbsent(OLD, 1)).isTrue();
        assertThat(agreement.isAbsent(OLD, 2)).isFalse();
        assertThat(agreement.isSame(2)).isFalse();
    }

    @Test
    void anAnswerOutlivesItsTimeFromWhenItCameNotFromWhenItWasAskedFor() {
        agreement = agreement.after(answer(NEW), at(0), at(3));
        hears(7, answer(NEW));
        assertThat(agreement.isAbsent(OLD, 2)).isFalse();

        hears(8, answer(NEW));
        assertThat(agreement.isAbsent(OLD, 2)).isTrue();
    }

    @Test
    void onlyThoseThatCountSetTheNextTime() {
        hears(0, answer(NEW));
        hears(4, answer(NEW));
        hears(5, answer(NEW));

        assertThat(agreement.isAbsent(OLD, 2)).isTrue();
        assertThat(agreement.countsNext()).isEqualTo(at(10));
    }

    @Test
    void aTimeToLiveHoldsTheCountUpForThirtySecondsAtMost() {
        var longLived = Answer.Addresses.of(List.of(NEW), Duration.ofHours(1));
        hears(0, longLived);
        hears(29, longLived);
        assertThat(agreement.isAbsent(OLD, 2)).isFalse();

        hears(30, longLived);
        assertThat(agreement.isAbsent(OLD, 2)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("gaps")
    void anAnswerWithoutAddressesStartsTheCountAnew(Answer gap) {
        hears(0, answer(NEW));
        hears(5, answer(NEW));
        hears(6, gap);
        assertThat(agreement).isEqualTo(Agreement.NONE);

        hears(10, answer(NEW));
        hears(15, answer(NEW));
        assertThat(agreement.isAbsent(OLD, 3)).isFalse();

        hears(20, answer(NEW));
        assertThat(agreement.isAbsent(OLD, 3)).isTrue();
    }

    static Stream<Answer> gaps() {
        return Stream.of(noData(), noName(), failed());
    }

    @Test
    void anAddressThatComesBackIsCountedAnewAndNoOtherIs() {
        hears(0, answer(NEW));
        hears(5, answer(OLD, NEW));
        hears(10, answer(NEW));

        assertThat(agreement.isAbsent(THIRD, 3)).isTrue();
        assertThat(agreement.isAbsent(OLD, 1)).isTrue();
        assertThat(agreement.isAbsent(OLD, 2)).isFalse();
    }

    @Test
    void addressesThatLeaveOneAfterAnotherAreCountedEachFromItsOwnLeave() {
        hears(0, answer(OLD, NEW, THIRD));
        hears(5, answer(NEW, THIRD));
        hears(10, answer(NEW));
        hears(15, answer(NEW));

        assertThat(agreement.isAbsent(OLD, 3)).isTrue();
        assertThat(agreement.isAbsent(THIRD, 3)).isFalse();
        assertThat(agreement.isAbsent(THIRD, 2)).isTrue();
        assertThat(agreement.isAbsent(NEW, 1)).isFalse();
    }

    @Test
    void aFlappingNameNeverAgreesOnEitherAddress() {
        for (int i = 0; i < 20; i++) {
            hears(5L * i, answer(i % 2 == 0 ? OLD : NEW));
        }

        assertThat(agreement.isAbsent(OLD, 2)).isFalse();
        assertThat(agreement.isAbsent(NEW, 2)).isFalse();
        assertThat(agreement.isSame(2)).isFalse();
    }

    @Test
    void theWholeAnswerIsCountedFromItsLatestChange() {
        hears(0, answer(OLD));
        hears(5, answer(OLD, NEW));
        hears(10, answer(OLD, NEW));

        assertThat(agreement.isSame(2)).isTrue();
        assertThat(agreement.isSame(3)).isFalse();
    }

    @Test
    void anAddressNeverHeardOfIsAbsentFromAllAnswers() {
        for (int i = 0; i < 10; i++) {
            hears(5L * i, answer(i % 2 == 0 ? OLD : NEW));
        }

        assertThat(agreement.isAbsent(THIRD, 10)).isTrue();
    }

    @Test
    void staysSmallUnderEverChangingAnswers() {
        for (int i = 0; i < 20_000; i++) {
            hears(5L * i, answer(Address.of("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255))));
            assertThat(agreement.absences()).hasSizeLessThanOrEqualTo(2 * Agreement.ANSWERS_MAX);
        }
    }

    private void hears(long second, Answer answer) {
        agreement = agreement.after(answer, at(second), at(second));
    }

    static Instant at(long second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}
