package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Goal.Keyless;
import dev.repoint.bootstrap.PostgresState.Table;
import dev.repoint.bootstrap.Step.State;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IdentityPlanTest {

    private final World world = World.bare();
    private final Wish wish = new Wish().schemas("public", "app");

    IdentityPlanTest() {
        world.schema("app", FakePostgres.ADMIN);
    }

    @Test
    void aTableWithoutAKeyIsPublishedWithItsWholeRow() {
        world.grantable("within");
        world.table("public.a", Table.of("within", false));
        world.table("public.b", Table.of(FakePostgres.ADMIN, false).unlogged());
        world.table("app.d\"", Table.of(FakePostgres.ADMIN, false));

        assertThat(identity().step().state()).isEqualTo(State.IN_PLACE);
        wish.keyless(Keyless.FULL);
        assertThat(identity().step().changes())
                .containsExactly(
                        new Change.Execute(List.of("ALTER TABLE \"app\".\"d\"\"\" REPLICA IDENTITY FULL")),
                        new Change.Execute(List.of(
                                "GRANT \"within\" TO \"postgres\"",
                                "ALTER TABLE \"public\".\"a\" REPLICA IDENTITY FULL",
                                "REVOKE \"within\" FROM \"postgres\"")));
        assertThat(identity().unreachable()).isEmpty();
    }

    @Test
    void aTableOutOfReachKeepsItsRow() {
        world.role("beyond");
        world.table("public.a", Table.of("beyond", false));

        assertThat(identity().unreachable()).isEmpty();
        wish.keyless(Keyless.FULL);
        assertThat(identity().unreachable()).extracting(Catalog.Owner::name).containsExactly("beyond");
        assertThat(World.blocking(world.apply(wish.goal()))).contains(FindingId.PUBLICATION_OUT_OF_REACH);
        assertThat(world.writes()).isEmpty();
    }

    private IdentityPlan identity() {
        return new IdentityPlan(wish.goal(), world.catalog(wish.goal()));
    }
}
