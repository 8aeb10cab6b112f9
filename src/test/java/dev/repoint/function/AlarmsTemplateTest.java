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
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each alarm of the template fires on what the function really emits, and rests while all is well. */
final class AlarmsTemplateTest {
    private static final Template TEMPLATE = Template.ofProject();
    private static final Stack STACK = TEMPLATE.with(Map.of("Source", "instance:orders", "Bootstrap", "check"));

    /** What Lambda calls the function, which the stack here calls by its logical id. */
    private static final String FUNCTION = "RemediatorFunction";

    private static final BindingReport WELL = Reports.read("billing", Outcome.ALIGNED, 1, 0);
    private static final double GIB = 1 << 30;

    /**
     * What AWS measures itself, by these dimensions.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Lambda</a>
     * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">
     *     SQS</a>
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html">RDS</a>
     */
    private static final Set<Alarm.Metric> OF_AWS = Set.of(
            metric("AWS/Lambda", "Errors", "FunctionName", FUNCTION),
            metric("AWS/Lambda", "Errors", "FunctionName", "BootstrapFunction"),
            metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "UnhandledEvents.QueueName"),
            metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "UndeliveredEvents.QueueName"),
            metric("AWS/RDS", "OldestReplicationSlotLag", "DBInstanceIdentifier", "orders"),
            metric("AWS/RDS", "TransactionLogsDiskUsage", "DBInstanceIdentifier", "orders"));

    @Test
    void watchMetricsThatSomebodyEmits() {
        Set<Alarm.Metric> emitted =
                new MetricRecord().minute().take(line(Reports.moved("orders"))).metrics();

        assertThat(alarms()).hasSize(11).allSatisfy(id -> {
            Alarm.Metric metric = Alarm.of(STACK, id).metric();
            assertThat(emitted.contains(metric) || OF_AWS.contains(metric))
                    .as(id + " watches " + metric)
                    .isTrue();
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
        together(record, 60, WELL, Reports.of("orders", Outcome.HELD));

        assertThat(record.stateOf(Alarm.of(STACK, "HeldTooLongAlarm"))).isEqualTo(State.OK);
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

    private static Alarm.Metric metric(String namespace, String name, String dimension, String value) {
        return new Alarm.Metric(namespace, name, new TreeMap<>(Map.of(dimension, value)));
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
        return MetricLine.of(report, FUNCTION, Instant.EPOCH);
    }
}
