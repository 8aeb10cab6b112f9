package dev.repoint.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.remediation.Sweep.Row;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each setting of a watch buys and costs, with few moves; docs/performance.md has more of them. */
final class SweepTest {

    private static final int MOVES = 40;

    /** Shorter ones ask up to five times as much, and take as much longer. */
    private static final List<Choice> LONGER = List.of(
            Choice.DEFAULT, Choice.DEFAULT.every(Duration.ofSeconds(2)), Choice.DEFAULT.every(Duration.ofSeconds(5)));

    @Test
    void aLongerIntervalIsNeverQuickerWhereNothingIsCachedAndAsksLess() {
        List<Row> rows = rows(Circumstance.NOTHING_CACHED, LONGER);

        assertThat(rows)
                .isSortedAccordingTo((one, other) -> median(one).compareTo(median(other)))
                .isSortedAccordingTo((one, other) -> Double.compare(questions(other), questions(one)));
        assertThat(questions(rows.getFirst())).isGreaterThan(5 * questions(rows.getLast()));
    }

    @Test
    void agreementKeepsWhatDnsFlapsBackTo() {
        List<Row> rows = rows(Circumstance.HOST_SERVES_ON, List.of(Choice.DEFAULT.agreedBy(1), Choice.DEFAULT));

        assertThat(rows.getFirst().takenBack()).isPositive();
        assertThat(rows.getLast().takenBack()).isZero();
    }

    @Test
    void aLongerDeadlineCostsLambdaSecondsAndIsLaterForNone() {
        List<Row> rows = rows(Circumstance.HOST_SERVES_ON, Setting.DEADLINE.choices());

        assertThat(rows).isSortedAccordingTo((one, other) -> Double.compare(billed(one), billed(other)));
        assertThat(billed(rows.getLast())).isGreaterThan(3 * billed(rows.getFirst()));
        assertThat(slow(rows.getFirst())).isGreaterThan(slow(rows.get(1)).plusSeconds(5));
        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(row.times(Race.Result::registered).never()).isZero());
    }

    private static List<Row> rows(Circumstance circumstance, List<Choice> choices) {
        Sweep sweep = new Sweep(circumstance, MOVES);
        return choices.stream().map(sweep::row).toList();
    }

    private static Duration median(Row row) {
        return row.times(Race.Result::registered).permille(500).orElseThrow();
    }

    /** Where DNS flips late. */
    private static Duration slow(Row row) {
        return row.times(Race.Result::registered).permille(950).orElseThrow();
    }

    private static double questions(Row row) {
        return row.mean(Cost::questions);
    }

    private static double billed(Row row) {
        return row.mean(cost -> cost.billed().toMillis());
    }
}
