package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.repoint.bootstrap.Finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParameterFindingsTest {

    private static final Map<String, String> WANTED = Map.of("rds.logical_replication", "1", "wal_sender_timeout", "0");

    private static List<Finding> findings(World world, Wish wish) {
        return new ParameterFindings(wish.goal(), world.seen(wish.goal())).all();
    }

    @ParameterizedTest
    @CsvSource({
        "rds.logical_replication, 0, a pipe needs logical WAL",
        "max_replication_slots, 6, 'there are 7 slots, and Postgres would not start'",
        "wal_sender_timeout, -1, expected one of 0-3600000",
        "no_such_parameter, 1, family postgres16 has no such parameter",
        "rds.extensions, all, RDS doesn't let it be changed",
    })
    void aValueThatWouldDoHarmIsNotSet(String name, String value, String problem) {
        World world = World.bare();
        for (int i = 0; i < 7; i++) {
            world.postgres.traits.slots.add(new Catalog.Slot("s" + i, Optional.empty(), true, Optional.empty(), false));
        }

        assertThat(findings(world, new Wish().parameter(name, value)))
                .filteredOn(found -> found.id() == FindingId.PARAMETER_UNFIT)
                .extracting(Finding::detail)
                .containsExactly("parameters." + name + "=" + value + ": " + problem);
        assertThat(findings(world, new Wish().parameter("max_replication_slots", "7")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"mine, 1, BLOCKING", "mine, 0, NOTICE", "repoint-orders-postgres16, 0, WARNING"})
    void aToolMattersAsFarAsItWouldUndoSomething(String group, String timeout, Severity severity) {
        World world = new World(16, group, WANTED);
        world.rds.becomes(it -> it.tag("aws:cloudformation:stack-name", "shop"));

        assertThat(findings(world, new Wish().parameter("wal_sender_timeout", timeout)))
                .extracting(Finding::id, Finding::severity)
                .containsExactly(tuple(FindingId.MANAGED_BY_TOOL, severity));
    }
}
