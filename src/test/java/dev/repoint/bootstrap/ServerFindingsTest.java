package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits that the goal leaves as they are: the server says what they are. */
final class ServerFindingsTest {

    private static List<FindingId> found(String cap) {
        World world = new World(
                16,
                "mine",
                Map.of("rds.logical_replication", "1", "wal_sender_timeout", "300000", "max_slot_wal_keep_size", cap));
        world.table("public.orders", PostgresState.Table.of(FakePostgres.ADMIN, true));
        Wish wish = new Wish()
                .withoutParameters()
                .parameter("rds.logical_replication", "1")
                .tables("public.orders");
        return new ServerFindings(wish.goal(), world.catalog(wish.goal()))
                .all().stream().map(Finding::id).toList();
    }

    @ParameterizedTest
    @CsvSource({"-1, WAL_UNCAPPED", "0, WAL_CAP_SMALL", "204799, WAL_CAP_SMALL"})
    void aCapThatIsMissingOrSmallIsFound(String cap, FindingId id) {
        assertThat(found(cap)).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"204800", "{AllocatedStorage*512}"})
    void oneThatIsLargeOrCannotBeReadIsNot(String cap) {
        assertThat(found(cap)).isEmpty();
    }
}
