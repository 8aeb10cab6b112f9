package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Goal.Keyless;
import dev.repoint.bootstrap.PostgresState.Publication;
import dev.repoint.bootstrap.PostgresState.Table;
import dev.repoint.bootstrap.Step.State;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicationPlanTest {

    private static final String NAME = "\"clickpipes_publication\"";
    private static final String ALTER = "ALTER PUBLICATION " + NAME + " ";
    private static final Table KEYED = Table.of(FakePostgres.ADMIN, true);

    private World world = world(16);
    private final Wish wish = new Wish().schemas("public", "app");

    private static World world(int major) {
        World world = new World(major, "default.postgres" + major, Map.of());
        world.schema("app", FakePostgres.ADMIN);
        world.table("public.a", KEYED);
        world.table("public.b", KEYED);
        world.table("app.c", KEYED);
        return world;
    }

    private void there(boolean holdsAll, boolean viaRoot, List<String> tables, String... schemas) {
        there(FakePostgres.ADMIN, holdsAll, viaRoot, tables, schemas);
    }

    private void there(String owner, boolean holdsAll, boolean viaRoot, List<String> tables, String... schemas) {
        world.postgres.state.publications.put(
                Wish.PUBLICATION,
                new Publication(
                        owner,
                        holdsAll,
                        viaRoot,
                        new TreeSet<>(tables.stream().map(Wish::table).toList()),
                        new TreeSet<>(Arrays.asList(schemas)),
                        Optional.of("[repoint:db-ABC]")));
    }

    private PublicationPlan plan() {
        Observation seen = world.seen(wish.goal());
        return new PublicationPlan(wish.goal(), seen.database(), seen.catalog().orElseThrow());
    }

    private Step step() {
        return plan().steps().getFirst();
    }

    private List<String> statements() {
        return step().changes().stream()
                .flatMap(change -> ((Change.Execute) change).statements().stream())
                .toList();
    }

    @Test
    void isMadeOfAll() {
        assertThat(statements())
                .containsExactly(
                        "CREATE PUBLICATION " + NAME + " FOR ALL TABLES WITH (publish_via_partition_root = true)");
    }

    @Test
    void isMadeOfTables() {
        wish.tables("public.b", "public.a").viaRoot(false);

        assertThat(statements())
                .containsExactly(
                        "CREATE PUBLICATION " + NAME + " FOR TABLE ONLY \"public\".\"a\", ONLY \"public\".\"b\"");
    }

    @Test
    void isMadeOfSchemas() {
        wish.inSchemas("public", "app").viaRoot(false);

        assertThat(statements())
                .containsExactly("CREATE PUBLICATION " + NAME + " FOR TABLES IN SCHEMA \"app\", \"public\"");
    }

    @Test
    void isMadeOfNothingWhereThereIsNothingYet() {
        world = world(14);
        world.schema("empty", FakePostgres.ADMIN);
        wish.schemas("empty").inSchemas("empty").viaRoot(false);

        assertThat(statements()).containsExactly("CREATE PUBLICATION " + NAME);
    }

    @Test
    void knowsNoRootsIn12() {
        world = world(12);

        assertThat(statements()).containsExactly("CREATE PUBLICATION " + NAME + " FOR ALL TABLES");
        there(true, false, List.of());
        assertThat(step().state()).isEqualTo(State.IN_PLACE);
    }

    @Test
    void whatIsRightStays() {
        there(true, true, List.of());
        assertThat(step().state()).isEqualTo(State.IN_PLACE);

        wish.tables("public.a");
        there(false, true, List.of("public.a"));
        assertThat(step().state()).isEqualTo(State.IN_PLACE);

        wish.inSchemas("app");
        there(false, true, List.of(), "app");
        assertThat(step().state()).isEqualTo(State.IN_PLACE);
    }

    @Test
    void tablesAreAddedAndDropped() {
        wish.tables("public.b", "app.c");
        there(false, false, List.of("public.a", "public.b"), "app");

        assertThat(statements())
                .containsExactly(
                        ALTER + "ADD TABLE ONLY \"app\".\"c\"",
                        ALTER + "DROP TABLES IN SCHEMA \"app\"",
                        ALTER + "DROP TABLE ONLY \"public\".\"a\"",
                        ALTER + "SET (publish_via_partition_root = true)");
    }

    /** Each is a lock, and a transaction has room for so many. */
    @Test
    void manyTablesTakeSeveralTransactions() {
        for (int i = 0; i < 1_200; i++) {
            world.table("public.t" + i, KEYED);
        }
        wish.inSchemas("public").keyless(Keyless.SKIP).viaRoot(false);

        assertThat(step().changes()).hasSize(3);
        assertThat(statements().getFirst()).startsWith("CREATE PUBLICATION " + NAME + " FOR TABLE ");
        assertThat(statements().getLast()).startsWith(ALTER + "ADD TABLE ");
        there(false, false, List.of());
        assertThat(step().changes()).hasSize(3);
        assertThat(world.apply(wish.goal()).outcome()).isEqualTo(BootstrapReport.Outcome.READY);
    }

    @Test
    void schemasAreAddedAndDropped() {
        wish.inSchemas("app").viaRoot(false);
        there(false, true, List.of("public.a"), "public");

        assertThat(statements())
                .containsExactly(
                        ALTER + "DROP TABLE ONLY \"public\".\"a\"",
                        ALTER + "ADD TABLES IN SCHEMA \"app\"",
                        ALTER + "DROP TABLES IN SCHEMA \"public\"",
                        ALTER + "SET (publish_via_partition_root = false)");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneOfAnotherKindStays(boolean holdsAll) {
        if (holdsAll) {
            wish.tables("public.a");
        } else {
            wish.all();
        }
        there(holdsAll, true, List.of());

        assertThat(plan().isOfOtherKind()).isTrue();
        assertThat(step().state()).isEqualTo(State.IN_PLACE);
    }

    @Test
    void skippingMakesAListOfAll() {
        wish.keyless(Keyless.SKIP);
        there(true, true, List.of());

        assertThat(plan().isOfOtherKind()).isTrue();
    }

    @Test
    void somebodyElsesIsNotAltered() {
        world.role("app");
        wish.tables("public.a", "public.b");
        there("app", false, true, List.of("public.a"));

        assertThat(plan().isOthers()).isTrue();
        assertThat(step().state()).isEqualTo(State.IN_PLACE);
        assertThat(plan().steps()).extracting(Step::state).containsOnly(State.IN_PLACE);
        wish.tables("public.a");
        assertThat(plan().isOthers()).isFalse();
    }

    @Test
    void tablesAreListedWithTheirOwnersRights() {
        world.grantable("within");
        world.grantable("also");
        world.table("public.a", Table.of("within", true));
        world.table("public.b", Table.of("also", true));
        wish.tables("public.a", "public.b", "app.c").viaRoot(false);

        assertThat(statements())
                .containsExactly(
                        "GRANT \"also\" TO \"postgres\"",
                        "GRANT \"within\" TO \"postgres\"",
                        "CREATE PUBLICATION " + NAME
                                + " FOR TABLE ONLY \"app\".\"c\", ONLY \"public\".\"a\", ONLY \"public\".\"b\"",
                        "REVOKE \"also\" FROM \"postgres\"",
                        "REVOKE \"within\" FROM \"postgres\"");
        there(false, false, List.of("public.a", "app.c"));
        assertThat(statements())
                .containsExactly(
                        "GRANT \"also\" TO \"postgres\"",
                        ALTER + "ADD TABLE ONLY \"public\".\"b\"",
                        "REVOKE \"also\" FROM \"postgres\"");
    }

    @Test
    void tablesOutOfReachAreKnownBefore() {
        world.role("beyond");
        world.table("public.a", Table.of("beyond", true));
        wish.tables("public.a");

        assertThat(plan().unreachable()).extracting(Catalog.Owner::name).containsExactly("beyond");
        there(false, true, List.of("public.a"));
        assertThat(plan().unreachable()).isEmpty();
        wish.all();
        assertThat(plan().unreachable()).isEmpty();
    }

    @Test
    void isMarkedWithTheMachine() {
        assertThat(plan().steps().getLast().changes())
                .containsExactly(
                        new Change.Execute(List.of("COMMENT ON PUBLICATION " + NAME + " IS '[repoint:db-ABC]'")));
        there(true, true, List.of());
        assertThat(plan().steps().getLast().state()).isEqualTo(State.IN_PLACE);
    }
}
