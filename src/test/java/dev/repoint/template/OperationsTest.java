package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody on call gets: alarms with a page each, a dashboard, saved queries. */
final class OperationsTest {
    private static final Template TEMPLATE = Template.ofProject();
    private static final Path RUNBOOK = Path.of("docs", "runbook");
    private static final Pattern PAGE = Pattern.compile("See docs/runbook/([a-z-]+)\\.md$");

    @Test
    void everyAlarmHasItsPageAndEveryPageItsAlarm() throws IOException {
        try (Stream<Path> files = Files.list(RUNBOOK)) {
            Set<String> pages =
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));

            assertThat(alarms().stream().map(OperationsTest::page)).containsExactlyInAnyOrderElementsOf(pages);
        }
    }

    @Test
    void linksInTheRunbookLeadSomewhere() throws IOException {
        try (Stream<Path> files = Files.list(RUNBOOK)) {
            for (Path file : files.toList()) {
                assertThat(Pattern.compile("]\\(([^)#]+)")
                                .matcher(Files.readString(file))
                                .results())
                        .as(file.toString())
                        .map(link -> RUNBOOK.resolve(link.group(1)))
                        .allMatch(Files::exists);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"'', '', []", "the-topic, '', '[\"the-topic\"]'", "'', a@example.com, '[\"AlarmTopic\"]'"})
    void alarmsTellWhomTheyAreToldTo(String topic, String email, String told) {
        Stack stack = TEMPLATE.with(Map.of("AlarmTopicArn", topic, "AlarmEmail", email));

        assertThat(stack.has("AlarmTopic")).isEqualTo(!email.isEmpty());
        assertThat(alarms()).allSatisfy(alarm -> {
            assertThat(stack.properties(alarm).path("AlarmActions").toString()).isEqualTo(told);
            assertThat(stack.properties(alarm).path("OKActions").toString()).isEqualTo(told);
        });
    }

    @Test
    void theTopicTakesNothingButThisAccountsAlarms() {
        Stack stack = TEMPLATE.with(Map.of("AlarmEmail", "a@example.com"));
        JsonNode statement = stack.properties("AlarmTopicPolicy").at("/PolicyDocument/Statement/0");

        assertThat(statement.at("/Principal/Service").asText()).isEqualTo("cloudwatch.amazonaws.com");
        assertThat(statement.at("/Condition/StringEquals/aws:SourceAccount").asText())
                .isEqualTo("123456789012");
    }

    @Test
    void walIsWatchedWhereTheDatabaseIsKnown() {
        List<String> ofRds = List.of("SlotLagAlarm", "TransactionLogsAlarm");

        assertThat(ofRds).allMatch(TEMPLATE.with(Map.of("Source", "instance:orders"))::has);
        assertThat(ofRds).noneMatch(TEMPLATE.with(Map.of("Source", "orders.example.com"))::has);
        assertThat(ofRds).noneMatch(TEMPLATE.with(Map.of("Fleet", "tags"))::has);
        Stack cluster = TEMPLATE.with(Map.of("Source", "readers:arn:aws:rds:eu-west-1:123456789012:cluster:orders"));
        assertThat(Alarm.of(cluster, "SlotLagAlarm").metric().dimensions())
                .isEqualTo(Map.of("DBClusterIdentifier", "orders", "Role", "WRITER"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"instance:orders", "cluster:orders", "orders.example.com", ""})
    void theDashboardIsWellFormed(String source) throws IOException {
        JsonNode widgets = new ObjectMapper()
                .readTree(TEMPLATE.with(Map.of("Source", source))
                        .properties("Dashboard")
                        .path("DashboardBody")
                        .asText())
                .path("widgets");

        assertThat(widgets).hasSize(source.contains(":") ? 8 : 7);
    }

    @Test
    void savedQueriesAskTheFunctionsLog() {
        Stack stack = TEMPLATE.with(Map.of());

        assertThat(TEMPLATE.resourcesOf("AWS::Logs::QueryDefinition"))
                .hasSize(4)
                .map(stack::properties)
                .allMatch(query -> query.path("LogGroupNames").toString().equals("[\"RemediatorLog\"]"))
                .allMatch(query -> query.path("Name").asText().startsWith("orders/"));
    }

    private static List<String> alarms() {
        return TEMPLATE.resourcesOf("AWS::CloudWatch::Alarm");
    }

    private static String page(String alarm) {
        String description = TEMPLATE.with(Map.of())
                .properties(alarm)
                .path("AlarmDescription")
                .asText();
        return PAGE.matcher(description)
                .results()
                .map((MatchResult found) -> found.group(1) + ".md")
                .findFirst()
                .orElse("none for " + alarm);
    }
}
