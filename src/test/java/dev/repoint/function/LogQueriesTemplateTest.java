package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repoint.function.RdsEvent.Kind;
import dev.repoint.remediation.BindingReport;
import dev.repoint.remediation.Outcome;
import dev.repoint.template.LogQuery;
import dev.repoint.template.Stack;
import dev.repoint.template.Template;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The saved queries, and the dashboard's, find what the function really prints. */
final class LogQueriesTemplateTest {
    private static final Stack STACK = Template.ofProject().with(Map.of());
    private static final Trigger TICK = new Trigger.Tick(Instant.EPOCH);
    private static final Trigger EVENT = new Trigger.RdsEvents(
            List.of(new RdsEvent(
                    Kind.INSTANCE,
                    Optional.of("orders"),
                    Optional.of("RDS-EVENT-0013"),
                    Set.of("failover"),
                    Instant.EPOCH)),
            List.of(),
            true);

    private static final String MOVED = report(EVENT, Reports.moved("orders"));
    private static final String HELD = report(TICK, Reports.of("orders", Outcome.HELD));
    private static final String FAILED = report(TICK, Reports.of("orders", Outcome.FAILED));
    private static final String WELL = report(TICK, Reports.read("orders", Outcome.ALIGNED, 1, 0));
    private static final String MOVED_METRICS = metrics(Reports.moved("orders"));
    private static final String WELL_METRICS = metrics(Reports.read("orders", Outcome.ALIGNED, 1, 0));
    private static final List<String> ALL = List.of(MOVED, HELD, FAILED, WELL, MOVED_METRICS, WELL_METRICS);

    @Test
    void findWhatWasChanged() {
        assertFinds(saved("ChangesQuery"), MOVED);
    }

    @Test
    void findWhatWasHeldOrFailed() {
        assertFinds(saved("DoubtsQuery"), HELD, FAILED);
    }

    @Test
    void findEvents() {
        assertFinds(saved("EventsQuery"), MOVED);
    }

    @Test
    void findHowLongItTook() {
        assertFinds(saved("TimesQuery"), MOVED_METRICS);
    }

    @Test
    void findReportsForTheDashboard() throws IOException {
        String body = STACK.properties("Dashboard").path("DashboardBody").asText();
        String text =
                new ObjectMapper().readTree(body).findValuesAsText("query").getFirst();

        assertThat(text).startsWith("SOURCE 'RemediatorLog' | ");
        assertFinds(new LogQuery(text.substring(text.indexOf('|') + 2)), MOVED, HELD, FAILED, WELL);
    }

    private static void assertFinds(LogQuery query, String... lines) {
        assertThat(ALL).filteredOn(query::takes).containsExactly(lines);
        assertThat(query.fields())
                .allSatisfy(field -> assertThat(lines).as(field).anyMatch(line -> LogQuery.has(line, field)));
    }

    private static LogQuery saved(String id) {
        return new LogQuery(STACK.properties(id).path("QueryString").asText());
    }

    private static String report(Trigger trigger, BindingReport binding) {
        return JsonText.write(new Report(trigger, Mode.APPLY, List.of(binding), 1).json());
    }

    private static String metrics(BindingReport binding) {
        return MetricLine.of(binding, EmittedMetrics.FUNCTION, Instant.EPOCH);
    }
}
