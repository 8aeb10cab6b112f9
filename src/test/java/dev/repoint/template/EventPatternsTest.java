package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every pattern of the template, in every shape that its parameters give it, against every file in events; none is without an
 * expectation, and no expectation without a file.
 */
final class EventPatternsTest {
    private static final Template TEMPLATE = Template.ofProject();

    /** A rule's shape, the rule, and the parameters that make its pattern so. */
    private static final Map<String, EventRule> RULES = rules("""
        INSTANCE      DatabaseEventRule  Source=instance:orders
        INSTANCE_ARN  DatabaseEventRule  Source=instance:arn:aws:rds:eu-west-1:123456789012:db:orders
        CLUSTER       DatabaseEventRule  Source=cluster:ledger
        READERS_ARN   DatabaseEventRule  Source=readers:arn:aws:rds:eu-west-1:123456789012:cluster:ledger
        HOST          DatabaseEventRule  Source=orders.abc123.eu-west-1.rds.amazonaws.com
        FLEET         DatabaseEventRule  Fleet=tags
        US_INSTANCE   DatabaseEventRule  Source=instance:testscaling AWS::Region=us-east-1
        US_READERS    DatabaseEventRule  Source=readers:auroratestscaling AWS::Region=us-east-1 AWS::AccountId=339712808883
        BOOT_INSTANCE BootstrapEventRule BootstrapSource=instance:orders
        BOOT_CLUSTER  BootstrapEventRule BootstrapSource=cluster:ledger
        """);

    /** File, and what takes it. A cluster's members are not known, so that every instance may be one. */
    private static final Map<String, Set<String>> EXPECTED = table("""
        aurora-failover-completed           HOST FLEET US_READERS BOOT_CLUSTER
        blue-green-tasks-completed          HOST FLEET US_INSTANCE
        bootstrap/apply
        bootstrap/check
        bootstrap/custom-resource-create
        bootstrap/custom-resource-delete
        bootstrap/custom-resource-delete-keeping
        bootstrap/custom-resource-update
        bootstrap/event-instance-restarted  INSTANCE INSTANCE_ARN CLUSTER READERS_ARN HOST FLEET BOOT_INSTANCE BOOT_CLUSTER
        bootstrap/event-of-another-instance CLUSTER READERS_ARN HOST FLEET BOOT_CLUSTER
        bootstrap/from-variable
        bootstrap/plan
        bootstrap/refused/host-name-and-unknown-field
        bootstrap/refused/revoke-by-hand
        bootstrap/refused/schedule
        custom-resource-create
        custom-resource-delete
        custom-resource-update
        instance-event-without-id           HOST FLEET US_INSTANCE BOOT_CLUSTER
        instance-failover-completed         HOST FLEET BOOT_CLUSTER
        instance-failover-reason-without-id INSTANCE INSTANCE_ARN CLUSTER READERS_ARN HOST FLEET BOOT_INSTANCE BOOT_CLUSTER
        instance-failover-started           INSTANCE INSTANCE_ARN CLUSTER READERS_ARN HOST FLEET BOOT_INSTANCE BOOT_CLUSTER
        manual-all-bindings
        manual-dry-run-with-watch
        multi-az-cluster-failover-started   CLUSTER READERS_ARN HOST FLEET BOOT_CLUSTER
        queue-batch-with-doubles
        queue-batch-with-unreadable
        queue-failover-started
        queue-sns-subscription-failover-completed
        refused/array
        refused/malformed
        refused/manual-unknown-key
        refused/other-source
        refused/s3-object-created
        schedule-rule
        schedule-scheduler
        sns-eventbridge-failover-started
        sns-subscription-backup-finished
        sns-subscription-cluster-started
        sns-subscription-first-message
        """);

    @Test
    void eachSampleHasItsExpectation() {
        assertThat(EXPECTED.keySet()).containsExactlyInAnyOrderElementsOf(EventSamples.all());
    }

    @Test
    void eachPatternTakesSomeAndLeavesSome() {
        assertThat(TEMPLATE.resourcesOf("AWS::Events::Rule"))
                .containsExactly("DatabaseEventRule", "BootstrapEventRule");
        assertThat(TEMPLATE.body().findValues("EventPattern")).hasSize(2);
        assertThat(RULES.keySet())
                .allSatisfy(shape -> assertThat(EXPECTED.values())
                        .as(shape)
                        .anyMatch(takers -> takers.contains(shape))
                        .anyMatch(takers -> !takers.contains(shape)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void eachSampleIsTakenByWhatItConcerns(String name) {
        String event = EventSamples.text(name);

        assertThat(RULES.keySet())
                .filteredOn(shape -> takes(shape, event))
                .containsExactlyInAnyOrderElementsOf(EXPECTED.getOrDefault(name, Set.of("no expectation")));
    }

    private static boolean takes(String shape, String event) {
        return Objects.requireNonNull(RULES.get(shape)).takes(event);
    }

    static List<String> samples() {
        return EventSamples.all();
    }

    private static Map<String, EventRule> rules(String table) {
        return table.lines().map(line -> line.split("\\s+", -1)).collect(Collectors.toMap(row -> row[0], row -> {
            Map<String, String> parameters = Arrays.stream(row)
                    .skip(2)
                    .map(parameter -> parameter.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
            return new EventRule(TEMPLATE.with(parameters), row[1]);
        }));
    }

    private static Map<String, Set<String>> table(String table) {
        return table.lines()
                .map(line -> List.of(line.strip().split("\\s+", -1)))
                .collect(Collectors.toMap(List::getFirst, row -> Set.copyOf(row.subList(1, row.size()))));
    }
}
