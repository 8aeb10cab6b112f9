package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.BootstrapReport.Outcome;
import dev.repoint.bootstrap.PostgresState.Table;
import dev.repoint.bootstrap.Step.State;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class RevocationPlanTest {

    private final World world = World.bare();
    private final Wish wish = new Wish();

    private Step step() {
        Observation seen = world.seen(wish.goal());
        return new RevocationPlan(wish.goal(), seen.database(), seen.catalog().orElseThrow()).step();
    }

    private void user(String name) {
        world.postgres.state.roles.put(name, new PostgresState.Role(true, Optional.of("x"), false, new TreeSet<>()));
    }

    @Test
    void thereIsNothingToTakeFromNobody() {
        assertThat(step().state()).isEqualTo(State.IN_PLACE);
    }

    @Test
    void whatTheUserOwnsIsKept() {
        user("we\"ird");
        wish.user("we\"ird");

        assertThat(step().changes())
                .containsExactly(new Change.Execute(List.of(
                        "GRANT \"we\"\"ird\" TO \"postgres\"",
                        "REASSIGN OWNED BY \"we\"\"ird\" TO \"postgres\"",
                        "DROP OWNED BY \"we\"\"ird\"",
                        "DROP ROLE \"we\"\"ird\"")));
    }

    /** Postgres takes a grant back only from who could have made it: without, DROP OWNED warns, and DROP ROLE fails. */
    @Test
    void grantsAreTakenBackWithTheirOwnersRights() {
        user(Wish.USER);
        world.grantable("within");
        world.postgres.state.grantable.add(Wish.USER);
        world.table("public.a", Table.of("within", true).readableFor(Wish.USER));
        world.table("public.b", Table.of(Wish.USER, true));

        assertThat(((Change.Execute) step().changes().getFirst()).statements())
                .startsWith("GRANT \"within\" TO \"postgres\"", "GRANT \"clickpipes_user\" TO \"postgres\"")
                .endsWith("DROP ROLE \"clickpipes_user\"", "REVOKE \"within\" FROM \"postgres\"");
        assertThat(world.run(Action.REVOKE, wish.goal()).outcome()).isEqualTo(Outcome.READY);
        assertThat(world.postgres.state.tables).containsKey(Wish.table("public.b"));
    }

    @Test
    void whatGoesToTheAdminUserIsSaid() {
        user(Wish.USER);
        Observation seen = world.seen(wish.goal());
        Catalog.Role role = new Catalog.Role(Wish.USER, true, false, true, false, List.of("table public.b"));
        Catalog owning = Catalogs.with(seen.catalog().orElseThrow(), Optional.of(role));

        assertThat(step().detail()).isEqualTo("clickpipes_user is there");
        assertThat(new RevocationPlan(wish.goal(), seen.database(), owning)
                        .step()
                        .detail())
                .isEqualTo("clickpipes_user is there; postgres gets what it owns: table public.b");
    }

    @Test
    void whatCannotBeTakenBackKeepsTheUser() {
        user(Wish.USER);
        world.role("beyond");
        world.table("public.a", Table.of("beyond", true).readableFor(Wish.USER));

        BootstrapReport report = world.run(Action.REVOKE, wish.goal());

        assertThat(report.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(World.state(report, StepId.USER).detail()).contains("no privileges could be revoked");
        assertThat(world.postgres.state.roles).containsKey(Wish.USER);
        assertThat(world.writes()).isEmpty();
    }

    @Test
    void anAdminStays() {
        wish.user(FakePostgres.ADMIN);

        assertThat(step().state()).isEqualTo(State.BLOCKED);
    }
}
