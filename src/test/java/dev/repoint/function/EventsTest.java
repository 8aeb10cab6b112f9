package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.template.EventSamples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file in events is read as what it stands for; none is without an expectation, and no expectation without a file. */
final class EventsTest {

    /** File, and what it is read as: for an event of RDS whether to watch, what it is of, its id and its time. */
    private static final Map<String, String> EXPECTED = table("""
        aurora-failover-completed               | direct: watch cluster auroratestscaling 0071 2024-05-06T23:08:24.252Z
        blue-green-tasks-completed              | direct: look blue_green_deployment bgd-hdqs3ik6vrwgutsn 0244 2024-04-30T01:23:54.932Z
        custom-resource-create                  | create FirstAlignment as repoint-FirstAlignment
        custom-resource-delete                  | delete FirstAlignment as repoint-first-alignment
        custom-resource-update                  | update FirstAlignment as repoint-first-alignment
        instance-event-without-id               | direct: watch instance testscaling - 2024-04-23T17:12:32.740Z
        instance-failover-completed             | direct: watch instance my-db-instance 0049 2018-09-27T22:36:43.292Z
        instance-failover-reason-without-id     | direct: watch instance orders - 2026-03-14T09:27:29.553Z
        instance-failover-started               | direct: watch instance orders 0013 2026-03-14T09:26:53.417Z
        manual-all-bindings                     | by hand: all, apply
        manual-dry-run-with-watch               | by hand: [orders], dry-run, 60 s
        multi-az-cluster-failover-started       | direct: watch cluster ledger 0073 2026-03-14T10:02:11.902Z
        queue-batch-with-doubles                | queue: watch instance orders 0013 2026-03-14T09:26:53.417Z, \
        watch instance orders 0006 2026-03-14T09:27:09.006Z, watch instance orders 0049 2026-03-14T09:27:29.553Z, \
        watch instance orders 0049 2026-03-14T09:27:29.553Z, watch instance orders 0049 2026-03-14T09:27:29.553Z
        queue-batch-with-unreadable             | queue: watch instance orders 0013 2026-03-14T09:26:53.417Z, \
        watch instance orders 0049 2026-03-14T09:27:29.553Z, ignored 15c6d7e8-f90a-4b12-83d4-e5f60718293a
        queue-failover-started                  | queue: watch instance orders 0013 2026-03-14T09:26:53.417Z
        queue-sns-subscription-failover-completed | queue: watch instance orders 0049 2026-03-14T09:27:29.553Z
        refused/array                           | refused: the event is not a JSON object
        refused/malformed                       | refused: malformed JSON
        refused/manual-unknown-key              | refused: watchSecond: is not known here
        refused/other-source                    | refused: source: "aws.ec2" is not expected
        refused/s3-object-created               | refused: Records: holds no message of SQS or SNS
        schedule-rule                           | tick at 2026-03-14T09:26:00Z
        schedule-scheduler                      | tick at 2026-03-14T09:27:00Z
        sns-eventbridge-failover-started        | direct: watch instance orders 0013 2026-03-14T09:26:53.417Z
        sns-subscription-backup-finished        | direct: look instance dbinstanceid 0002 2019-01-02T12:45:06Z
        sns-subscription-cluster-started        | direct: watch cluster dev-oplux-v3 0151 2020-10-05T06:11:49.443Z
        sns-subscription-first-message          | direct: ignored c1f0a3b2-7d5e-5c46-8a19-f2e3d4c5b6a7
        """);

    @Test
    void eachSampleHasItsExpectation() {
        assertThat(EXPECTED.keySet()).containsExactlyElementsOf(EventSamples.names());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void eachSampleIsReadAsWhatItStandsFor(String name) {
        String summary = summary(name);
        String expected = EXPECTED.getOrDefault(name, "nothing: " + name + " has no expectation");

        if (expected.startsWith("refused: ")) {
            assertThat(summary).startsWith(expected);
        } else {
            assertThat(summary).isEqualTo(expected);
        }
    }

    static List<String> samples() {
        return EventSamples.names();
    }

    private static String summary(String name) {
        try {
            return summary(TriggerReader.read(EventSamples.text(name).getBytes(StandardCharsets.UTF_8)));
        } catch (InvalidInput refused) {
            return "refused: " + refused.problem();
        }
    }

    private static String summary(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Tick(var at) -> "tick at " + at;
            case Trigger.ByHand(var bindings, var mode, var watchSeconds) ->
                "by hand: " + bindings.map(List::toString).orElse("all") + ", " + mode
                        + watchSeconds.map(seconds -> ", " + seconds + " s").orElse("");
            case Trigger.CustomResource(var request) ->
                request.type().name().toLowerCase(Locale.ROOT) + " " + request.logicalResourceId() + " as "
                        + request.physicalResourceId();
            case Trigger.RdsEvents(var events, var ignored, var isFromQueue) ->
                (isFromQueue ? "queue: " : "direct: ")
                        + events.stream().map(EventsTest::summary).collect(Collectors.joining(", "))
                        + ignored.stream()
                                .map(message -> "ignored " + message.message())
                                .collect(Collectors.joining(
                                        ", ", events.isEmpty() || ignored.isEmpty() ? "" : ", ", ""));
        };
    }

    private static String summary(RdsEvent event) {
        return "%s %s %s %s %s"
                .formatted(
                        event.mayMoveAddress() ? "watch" : "look",
                        event.kind().name().toLowerCase(Locale.ROOT),
                        event.identifier().orElse("-"),
                        event.id().orElse("-").replace("RDS-EVENT-", ""),
                        event.at());
    }

    private static Map<String, String> table(String text) {
        return text.lines()
                .map(line -> line.split("\\|", 2))
                .collect(Collectors.toMap(
                        cells -> cells[0].strip(), cells -> cells[1].strip(), (one, _) -> one, TreeMap::new));
    }
}
