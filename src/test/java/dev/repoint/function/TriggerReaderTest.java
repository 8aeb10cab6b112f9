package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.repoint.function.RdsEvent.Kind;
import dev.repoint.function.Trigger.ByHand;
import dev.repoint.function.Trigger.Ignored;
import dev.repoint.function.Trigger.RdsEvents;
import dev.repoint.function.Trigger.Tick;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What wakes the function, beyond the samples in events. */
final class TriggerReaderTest {
    private static final RdsEvent EVENT = new RdsEvent(
            Kind.INSTANCE,
            Optional.of("orders"),
            Optional.of("RDS-EVENT-0013"),
            Set.of("failover"),
            Instant.parse("2026-03-14T09:26:53Z"));

    @Test
    void readsAnEventByEachWay() {
        assertThat(read(Messages.EVENT)).isEqualTo(new RdsEvents(List.of(EVENT), List.of(), false));
        assertThat(read(Messages.inLambdaOfSns(Messages.EVENT)))
                .isEqualTo(new RdsEvents(List.of(EVENT), List.of(), false));
        assertThat(read(Messages.inQueue(Messages.EVENT))).isEqualTo(new RdsEvents(List.of(EVENT), List.of(), true));
        assertThat(read(Messages.inQueue(Messages.inTopic(Messages.EVENT))))
                .isEqualTo(new RdsEvents(List.of(EVENT), List.of(), true));
    }

    @Test
    void handlesABatchAsOne() {
        assertThat(read(Messages.inQueue(Messages.EVENT, Messages.EVENT)))
                .isEqualTo(new RdsEvents(List.of(EVENT, EVENT), List.of(), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain text",
                "{\"bindings\": [",
                "{}",
                "[]",
                "{\"source\": \"aws.ec2\"}",
                "{\"source\": \"aws.rds\"}",
                "{\"source\": \"aws.rds\", \"time\": \"yesterday\"}",
                "{\"Event Source\": \"db-instance\"}",
                "{\"source\": \"aws.rds\", \"source\": \"aws.rds\"}"
            })
    void setsAnUnreadableMessageOfAQueueAside(String body) {
        assertThat(read(Messages.inQueue(body, Messages.EVENT))).isInstanceOfSatisfying(RdsEvents.class, trigger -> {
            assertThat(trigger.events()).containsExactly(EVENT);
            assertThat(trigger.ignored()).singleElement().satisfies(ignored -> {
                assertThat(ignored.message()).isEqualTo("message-0");
                assertThat(ignored.reason()).isNotBlank();
            });
        });
    }

    @Test
    void setsADeeplyNestedMessageOfAQueueAside() {
        assertThat(read(Messages.inQueue("{\"a\":".repeat(1_000))))
                .isInstanceOfSatisfying(
                        RdsEvents.class,
                        trigger -> assertThat(trigger.ignored())
                                .singleElement()
                                .extracting(Ignored::reason)
                                .asString()
                                .startsWith("malformed JSON: "));
    }

    @Test
    void setsAMessageWithoutABodyAside() {
        assertThat(read("{\"Records\": [{\"eventSource\": \"aws:sqs\"}]}"))
                .isInstanceOfSatisfying(
                        RdsEvents.class,
                        trigger -> assertThat(trigger.ignored())
                                .extracting(Ignored::message)
                                .containsExactly("without an id"));
    }

    @Test
    void setsPlainTextOfSnsAside() {
        assertThat(read(Messages.inLambdaOfSns("This is a message to notify that RDS will attempt ...")))
                .isEqualTo(new RdsEvents(
                        List.of(),
                        List.of(new Ignored(
                                "sns-0", "no JSON object: plain text, such as SNS sends after a subscription")),
                        false));
    }

    @Test
    void refusesAnUnreadableMessageOfSns() {
        assertRefused(Messages.inLambdaOfSns("{\"source\": \"aws.ec2\"}"), "source: \"aws.ec2\" is not expected");
        assertRefused(Messages.inLambdaOfSns("{\"source\": "), "malformed JSON: ");
    }

    @Test
    void unwrapsNoMoreThanFourTimes() {
        String four = Messages.inTopic(Messages.inTopic(Messages.inTopic(Messages.EVENT)));

        assertThat(read(Messages.inQueue(four))).isEqualTo(new RdsEvents(List.of(EVENT), List.of(), true));
        assertThat(read(Messages.inQueue(Messages.inTopic(four))))
                .isInstanceOfSatisfying(
                        RdsEvents.class,
                        trigger -> assertThat(trigger.ignored())
                                .extracting(Ignored::reason)
                                .containsExactly("a message is wrapped more than 4 times"));
    }

    @ParameterizedTest
    @CsvSource({"aws.events", "aws.scheduler"})
    void readsATick(String source) {
        assertThat(read("""
            {"detail-type": "Scheduled Event", "source": "%s", "time": "2026-03-14T09:26:00Z"}
            """.formatted(source))).isEqualTo(new Tick(Instant.parse("2026-03-14T09:26:00Z")));
    }

    @Test
    void readsACallByHand() {
        assertThat(read("{}")).isEqualTo(new ByHand(Optional.empty(), Mode.APPLY, Optional.empty()));
        assertThat(read("{\"bindings\": [\"a\", \"b\"], \"mode\": \"dry-run\", \"watchSeconds\": 840}"))
                .isEqualTo(new ByHand(Optional.of(List.of("a", "b")), Mode.DRY_RUN, Optional.of(840)));
        assertThat(read("{\"mode\": \"apply\", \"watchSeconds\": 0}"))
                .isEqualTo(new ByHand(Optional.empty(), Mode.APPLY, Optional.of(0)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"bindings": "orders"}   | bindings: "orders" is not a list of texts
        {"bindings": []}         | bindings: "[]" is not a list of texts
        {"bindings": [1]}        | bindings: "[...]" is not a list of texts
        {"bindings": null}       | bindings: "null" is not a list of texts
        {"mode": "test"}         | mode: "test" is not "apply" or "dry-run"
        {"mode": true}           | mode: "true" is not a text
        {"watchSeconds": -1}     | watchSeconds: "-1" is not a whole number from 0 to 840
        {"watchSeconds": 841}    | watchSeconds: "841" is not a whole number from 0 to 840
        {"watchSeconds": "60"}   | watchSeconds: "60" is not a whole number from 0 to 840
        {"watchSecond": 60}      | watchSecond: is not known here; known are [bindings, mode, watchSeconds]
        {"dryRun": true}         | dryRun: is not known here; known are [bindings, mode, watchSeconds]
        """)
    void refusesACallThatIsNotUnderstood(String call, String problem) {
        assertRefused(call, problem);
    }

    /** No sum or difference can be made of these. */
    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z", "1969-12-31T23:59:59Z"})
    void refusesATimeThatNobodyReckonsWith(String time) {
        assertRefused(
                "{\"detail-type\": \"Scheduled Event\", \"source\": \"aws.events\", \"time\": \"" + time + "\"}",
                "time: is missing or no instant");
        assertThat(read(Messages.inQueue(Messages.EVENT, "{\"source\": \"aws.rds\", \"time\": \"" + time + "\"}")))
                .isInstanceOfSatisfying(RdsEvents.class, trigger -> {
                    assertThat(trigger.events()).containsExactly(EVENT);
                    assertThat(trigger.ignored()).hasSize(1);
                });
    }

    @Test
    void quotesLittleOfMuch() {
        String long50000 = "x".repeat(50_000);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> read("{\"source\": \"" + long50000 + "\"}"))
                .satisfies(refused -> assertThat(refused.problem()).hasSizeLessThan(1_000));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> read("{\"" + long50000 + "\": 1}"))
                .satisfies(refused -> assertThat(refused.problem()).hasSizeLessThan(1_000));
    }

    @Test
    void endsWhereAnErrorGetsTooLong() {
        String members = IntStream.range(0, 200)
                .mapToObj(i -> "\"" + "x".repeat(200) + i + "\": 1")
                .collect(Collectors.joining(","));

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> read("{" + members + "}"))
                .satisfies(refused -> assertThat(refused.problem()).hasSize(InvalidInput.CHARACTERS_MAX + 3));
    }

    @Test
    void countsTheProblemsBeyondTwoHundred() {
        String members =
                IntStream.range(0, 1_000).mapToObj(i -> "\"" + i + "\": 1").collect(Collectors.joining(","));

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> read("{" + members + "}"))
                .withMessageEndingWith("; and 801 more");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        []                                                    | the event is not a JSON object
        "orders"                                              | the event is not a JSON object
        ``                                                    | malformed JSON: it is empty
        {"source": "aws.ec2", "detail-type": "x"}             | source: "aws.ec2" is not expected
        {"detail-type": "Scheduled Event", "time": "x"}       | source: nothing is not expected
        {"detail-type": "Scheduled Event", "source": "aws.events"} | time: is missing
        {"detail-type": "RDS DB Instance Event", "source": "aws.rds"} | time: is missing
        {"Records": []}                                       | Records: is empty or no list
        {"Records": {}}                                       | Records: is empty or no list
        {"Records": [1]}                                      | Records: holds something that is no object
        {"Records": [{"eventSource": "aws:s3"}]}              | Records: holds no message of SQS or SNS
        {"RequestType": "Create"}                             | ResponseURL: is missing
        """)
    void refusesEverythingElse(String event, String problem) {
        assertRefused(event, problem);
    }

    @Test
    void refusesARequestWhoseAnswerHasNowhereToGoWithoutRepeatingIt() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> read("""
                    {"RequestType": "Create", "ResponseURL": "https://a b/?X-Amz-Signature=secret", "StackId": "s",
                     "RequestId": "r", "LogicalResourceId": "l"}
                    """))
                .withMessage("ResponseURL: is not a URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "{\"password\": hunter2}",
                "{\"password\": \"hunter2\"}",
                "{\"mode\": {\"password\": \"hunter2\"}}",
                "{\"bindings\": [{\"password\": \"hunter2\"}]}",
                "{\"bindings\": \"postgres://postgres:hunter2@orders.example\"}",
                "{\"source\": {\"password\": \"hunter2\"}, \"detail-type\": \"x\"}",
                "{\"source\": [\"hunter2\"]}",
                "{\"source\": \"https://orders.example/?X-Amz-Signature=hunter2\"}",
                "{\"Records\": [{\"eventSource\": \"aws:s3\", \"password\": \"hunter2\"}]}",
                "{\"Records\": [{\"Sns\": {\"Message\": \"{\\\"password\\\": hunter2}\"}}]}",
                "{\"RequestType\": \"Create\", \"ResponseURL\": [\"https://x/?X-Amz-Signature=hunter2\"]}",
                "{\"RequestType\": \"Create\", \"ResponseURL\": {\"url\": \"https://x/?X-Amz-Signature=hunter2\"}}",
                "{\"RequestType\": \"https://x/?X-Amz-Signature=hunter2\", \"ResponseURL\": \"https://x/?hunter2\"}"
            })
    void refusesWithoutRepeatingWhatMayBeASecret(String event) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> read(event))
                .satisfies(refused -> assertThat(refused).message().isNotBlank().doesNotContain("hunter2"));
    }

    private static void assertRefused(String event, String problem) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> read(event))
                .withMessageStartingWith(problem);
    }

    private static Trigger read(String event) {
        return TriggerReader.read(event.getBytes(StandardCharsets.UTF_8));
    }
}
