package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.remediation.BindingReport;
import dev.repoint.remediation.Outcome;
import dev.repoint.template.Alarm;
import dev.repoint.template.Alarm.State;
import dev.repoint.template.Stack;
import dev.repoint.template.Template;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each alarm of the template fires on what the function really emits, and rests while all is well. */
final class AlarmsTemplateTest {
    private static final Template TEMPLATE = Template.ofProject();
    private static final Stack STACK = TEMPLATE.with(Map.of("Source", "instance:orders", "Bootstrap", "check"));

    private static final BindingReport WELL = Reports.read("billing", Outcome.ALIGNED, 1, 0);
    private static final double GIB = 1 << 30;

    @Test
    void watchMetricsThatSomebodyEmits() {
        assertThat(alarms())
                .hasSize(11)
                .allSatisfy(id -> assertThat(EmittedMetrics.all())
                        .as(id)
                        .filteredOn(Alarm.of(STACK, id)::watches)
                        .hasSize(1));
    }

    /**
     * CloudWatch refuses a query over more than three hours, and makes whole minutes of shorter periods.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-limits.html">Limits that apply to
     *     alarms based on Metrics Insights queries</a>
     */
    @Test
    void lookBackNoFurtherThanQueriesMay() {
        assertThat(alarms()).allSatisfy(id -> {
            Alarm alarm = Alarm.of(STACK, id);
            assertThat(alarm.periodSeconds())
                    .as(id)
                    .isPositive()
                    .satisfies(seconds -> assertThat(seconds % 60).isZero());
            assertThat(alarm.windowSeconds()).as(id).isLessThanOrEqualTo(10_800);
        });
    }

    @Test
    void restWhileAllIsWell() {
        MetricRecord record = new MetricRecord();
        well(record, 30);

        assertThat(alarms())
                .allSatisfy(id ->
                        assertThat(record.stateOf(Alarm.of(STACK, id))).as(id).isNotEqualTo(State.ALARM));
    }

    @ParameterizedTest
    @CsvSource({
        "NoHealthyTargetAlarm, ALIGNED, 0, 0, 5",
        "HeldTooLongAlarm, HELD, 1, 0, 15",
        "FailedAlarm, FAILED, 1, 0, 3",
        "NoAnswerAlarm, FAILED, 1, 300, 1"
    })
    void fireOnABindingAmongOthersAndRecover(String id, Outcome outcome, int healthy, int sinceAnswer, int minutes) {
        Alarm alarm = Alarm.of(STACK, id);
        MetricRecord record = new MetricRecord();
        well(record, 20);
        BindingReport sick = Reports.read("orders", outcome, healthy, sinceAnswer);

        together(record, minutes - 1, WELL, sick);
        assertThat(record.stateOf(alarm)).isEqualTo(State.OK);
        together(record, 1, WELL, sick);
        assertThat(record.stateOf(alarm)).isEqualTo(State.ALARM);
        well(record, 5);
        assertThat(record.stateOf(alarm)).isEqualTo(State.OK);
    }

    @Test
    void fireWhenNobodyLooks() {
        Alarm alarm = Alarm.of(STACK, "NoPassAlarm");
        MetricRecord record = new MetricRecord();
        well(record, 10);

        silence(record, 4);
        assertThat(record.stateOf(alarm)).isEqualTo(State.OK);
        silence(record, 1);
        assertThat(record.stateOf(alarm)).isEqualTo(State.ALARM);
        well(record, 1);
        assertThat(record.stateOf(alarm)).isEqualTo(State.OK);
    }

    @Test
    void fireWhenPassesEndBeforeTheyLook() {
        MetricRecord record = new MetricRecord();
        well(record, 10);
        together(record, 5, Reports.of("orders", Outcome.FAILED));

        assertThat(record.stateOf(Alarm.of(STACK, "NoPassAlarm"))).isEqualTo(State.ALARM);
    }

    @Test
    void keepWhatTheySaidWhileNothingIsKnown() {
        MetricRecord record = new MetricRecord();
        well(record, 20);
        together(record, 15, Reports.read("orders", Outcome.HELD, 0, 600));
        silence(record, 30);

        assertThat(List.of("NoHealthyTargetAlarm", "HeldTooLongAlarm", "NoAnswerAlarm", "NoPassAlarm"))
                .allSatisfy(id ->
                        assertThat(record.stateOf(Alarm.of(STACK, id))).as(id).isEqualTo(State.ALARM));
    }

    @Test
    void restDuringAFailover() {
        MetricRecord record = new MetricRecord();
        well(record, 20);

        together(record, 4, WELL, Reports.read("orders", Outcome.HELD, 0, 299));
        assertThat(alarms())
                .allSatisfy(id ->
                        assertThat(record.stateOf(Alarm.of(STACK, id))).as(id).isNotEqualTo(State.ALARM));
    }

    @Test
    void restWhileAColdFleetWaitsForItsTurns() {
        MetricRecord record = new MetricRecord();
        together(record, 60, WELL, Reports.awaitingItsTurn("orders"));

        assertThat(record.stateOf(Alarm.of(STACK, "HeldTooLongAlarm"))).isEqualTo(State.OK);
    }

    /** The sick one is read at each tick, the others in turn. */
    @Test
    void fireOnAGroupOfALargeFleetAndStay() {
        Alarm alarm = Alarm.of(STACK, "NoHealthyTargetAlarm");
        MetricRecord record = new MetricRecord();
        together(record, 5, WELL, Reports.readEarlier("orders"));
        assertThat(record.stateOf(alarm)).isEqualTo(State.OK);

        together(record, 5, WELL, Reports.readEarlier("stock"), Reports.read("orders", Outcome.ALIGNED, 0, 0));
        assertThat(record.stateOf(alarm)).isEqualTo(State.ALARM);
        together(record, 60, WELL, Reports.readEarlier("stock"), Reports.read("orders", Outcome.ALIGNED, 0, 0));
        assertThat(record.stateOf(alarm)).isEqualTo(State.ALARM);
        together(record, 1, WELL, Reports.readEarlier("stock"), Reports.read("orders", Outcome.ALIGNED, 1, 0));
        assertThat(record.stateOf(alarm)).isEqualTo(State.OK);
    }

    @Test
    void doNotHearOtherStacks() {
        MetricRecord record = new MetricRecord();
        well(record, 20);
        for (int i = 0; i < 20; i++) {
            record.minute().take(line(WELL));
            record.take(MetricLine.of(Reports.read("orders", Outcome.HELD, 0, 900), "another", Instant.EPOCH));
        }

        assertThat(List.of("NoHealthyTargetAlarm", "HeldTooLongAlarm", "NoAnswerAlarm"))
                .allSatisfy(id ->
                        assertThat(record.stateOf(Alarm.of(STACK, id))).as(id).isEqualTo(State.OK));
    }

    @ParameterizedTest
    @CsvSource({
        "UnhandledEventsAlarm, 1, 1, 1",
        "UndeliveredEventsAlarm, 1, 1, 1",
        "ErrorsAlarm, 1, 2, 3",
        "BootstrapErrorsAlarm, 1, 1, 1"
    })
    void fireOnWhatAwsCounts(String id, double value, int least, int enough) {
        Alarm alarm = Alarm.of(STACK, id);
        MetricRecord record = new MetricRecord();
        ofAws(record, alarm, 10, 0);

        ofAws(record, alarm, least < enough ? least : 0, value);
        assertThat(record.stateOf(alarm)).isEqualTo(State.OK);
        ofAws(record, alarm, 1, value);
        assertThat(record.stateOf(alarm)).isEqualTo(State.ALARM);
        ofAws(record, alarm, 5, 0);
        assertThat(record.stateOf(alarm)).isEqualTo(State.OK);
    }

    @ParameterizedTest
    @CsvSource({"SlotLagAlarm, 10", "TransactionLogsAlarm, 20"})
    void fireOnWalThatFillsTheDisk(String id, double gib) {
        Alarm alarm = Alarm.of(STACK, id);
        MetricRecord record = new MetricRecord();
        ofAws(record, alarm, 20, (gib - 1) * GIB);
        assertThat(record.stateOf(alarm)).isEqualTo(State.OK);

        ofAws(record, alarm, 10, gib * GIB);
        assertThat(record.stateOf(alarm)).isEqualTo(State.ALARM);
    }

    private static List<String> alarms() {
        return TEMPLATE.resourcesOf("AWS::CloudWatch::Alarm");
    }

    private static void well(MetricRecord record, int minutes) {
        together(record, minutes, WELL, Reports.read("orders", Outcome.ALIGNED, 2, 0));
    }

    /** A pass with these reports in each of so many minutes. */
    private static void together(MetricRecord record, int minutes, BindingReport... reports) {
        for (int i = 0; i < minutes; i++) {
            record.minute();
            List.of(reports).forEach(report -> record.take(line(report)));
        }
    }

    private static void silence(MetricRecord record, int minutes) {
        for (int i = 0; i < minutes; i++) {
            record.minute();
        }
    }

    private static void ofAws(MetricRecord record, Alarm alarm, int minutes, double value) {
        for (int i = 0; i < minutes; i++) {
            record.minute().take(alarm.metric(), value);
        }
    }

    private static String line(BindingReport report) {
        return MetricLine.of(report, EmittedMetrics.FUNCTION, Instant.EPOCH);
    }
}
