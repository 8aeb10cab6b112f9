package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.function.RdsEvent.Kind;
import dev.repoint.remediation.BindingReport;
import dev.repoint.remediation.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The report's JSON, to the letter: users script against it. */
final class ReportTest {
    private static final Instant AT = Instant.parse("2026-03-14T09:26:53Z");
    private static final Trigger TICK = new Trigger.Tick(AT);
    private static final Trigger BY_HAND = new Trigger.ByHand(Optional.empty(), Mode.APPLY, Optional.empty());

    @Test
    void saysAllThatWasDone() {
        Report report = new Report(TICK, Mode.APPLY, List.of(Reports.moved("orders")), 4);

        assertThat(JsonText.write(report.json())).isEqualTo("""
            {"trigger":"schedule","mode":"apply","bindings":[{"name":"orders","outcome":"realigned",\
            "reason":"DNS moved","answer":["10.0.2.7"],"before":["10.0.1.5"],"registered":["10.0.2.7"],\
            "deregistered":["10.0.1.5"],"waiting":["10.0.3.9:6432"],"record":"updated","looks":14,\
            "millis":61200}],"awsCalls":4,"oldestReadSeconds":90}\
            """);
    }

    @Test
    void hasEmptyListsWhereNothingWasSeen() {
        Report report = new Report(BY_HAND, Mode.DRY_RUN, List.of(Reports.of("orders", Outcome.FAILED)), 0);

        assertThat(JsonText.write(report.json())).isEqualTo("""
            {"trigger":"manual","mode":"dry-run","bindings":[{"name":"orders","outcome":"failed",\
            "reason":"why","answer":[],"before":[],"registered":[],"deregistered":[],"waiting":[],\
            "record":"none","looks":0,"millis":0}],"awsCalls":0}\
            """);
    }

    @ParameterizedTest
    @CsvSource({"ALIGNED,aligned", "REALIGNED,realigned", "HELD,held", "FAILED,failed"})
    void writesOutcomesInLowerCase(Outcome outcome, String word) {
        assertThat(JsonText.write(new Report(TICK, Mode.APPLY, List.of(Reports.of("a", outcome)), 0).json()))
                .contains("\"outcome\":\"" + word + "\"");
    }

    @Test
    void namesEachTrigger() {
        assertThat(TICK.word()).isEqualTo("schedule");
        assertThat(BY_HAND.word()).isEqualTo("manual");
        assertThat(new Trigger.RdsEvents(List.of(), List.of(), false).word()).isEqualTo("rds-event");
        assertThat(new Trigger.CustomResource(Requests.to("https://127.0.0.1/")).word())
                .isEqualTo("custom-resource");
    }

    /** Rule 11: every change is explained, also by which event. */
    @Test
    void namesTheEventsAndWhatWasIgnored() {
        RdsEvent known = new RdsEvent(
                Kind.INSTANCE, Optional.of("orders"), Optional.of("RDS-EVENT-0013"), Set.of("failover"), AT);
        RdsEvent bare = new RdsEvent(Kind.OTHER, Optional.empty(), Optional.empty(), Set.of(), AT);
        Trigger trigger =
                new Trigger.RdsEvents(List.of(known, bare), List.of(new Trigger.Ignored("m-1", "no event")), true);

        assertThat(JsonText.write(new Report(trigger, Mode.APPLY, List.of(), 0).json()))
                .isEqualTo("""
                    {"trigger":"rds-event","mode":"apply","bindings":[],"awsCalls":0,\
                    "events":[{"id":"RDS-EVENT-0013","source":"orders","at":"2026-03-14T09:26:53Z"},\
                    {"id":"none","source":"unknown","at":"2026-03-14T09:26:53Z"}],\
                    "ignored":[{"message":"m-1","reason":"no event"}]}\
                    """);
    }

    @Test
    void isAFailureOnlyWhenAllThatWereServedFailed() {
        BindingReport failed = Reports.of("a", Outcome.FAILED);
        BindingReport held = Reports.of("b", Outcome.HELD);

        assertThat(new Report(TICK, Mode.APPLY, List.of(failed, failed), 0).isFailure())
                .isTrue();
        assertThat(new Report(TICK, Mode.APPLY, List.of(failed, held), 0).isFailure())
                .isFalse();
        assertThat(new Report(TICK, Mode.APPLY, List.of(held), 0).isFailure()).isFalse();
        assertThat(new Report(TICK, Mode.APPLY, List.of(), 0).isFailure()).isFalse();
    }

    @Test
    void givesTheReasonsOfAnOutcome() {
        Report report = new Report(
                TICK,
                Mode.APPLY,
                List.of(Reports.of("a", Outcome.HELD), Reports.of("b", Outcome.FAILED), Reports.of("c", Outcome.HELD)),
                0);

        assertThat(report.reasons(Outcome.HELD)).isEqualTo("a: why; c: why");
        assertThat(report.reasons(Outcome.ALIGNED)).isEmpty();
    }
}
