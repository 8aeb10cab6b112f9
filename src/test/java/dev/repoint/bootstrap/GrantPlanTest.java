package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.PostgresState.Default;
import dev.repoint.bootstrap.PostgresState.Table;
import dev.repoint.bootstrap.Step.State;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GrantPlanTest {

    private static final String USER = "\"clickpipes_user\"";
    private final World world = World.bare();
    private final Wish wish = new Wish();

    private GrantPlan plan() {
        return new GrantPlan(wish.goal(), world.catalog(wish.goal()));
    }

    private List<List<String>> statements(StepId id) {
        return step(id).changes().stream()
                .map(change -> ((Change.Execute) change).statements())
                .toList();
    }

    private Step step(StepId id) {
        return plan().steps().stream()
                .filter(step -> step.id() == id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tablesAreOpenedByTheirOwner() {
        world.role("held");
        world.grantable("within");
        world.postgres.state.roles.computeIfPresent(FakePostgres.ADMIN, (_, role) -> role.with("held"));
        world.table("public.a", Table.of("held", true));
        world.table("public.b", Table.of("held", false));
        world.table("public.c", Table.of("within", true));

        assertThat(statements(StepId.TABLE_SELECT))
                .containsExactly(
                        List.of(
                                "SET LOCAL ROLE \"held\"",
                                "GRANT SELECT ON \"public\".\"a\", \"public\".\"b\" TO " + USER,
                                "RESET ROLE"),
                        List.of(
                                "SET LOCAL ROLE \"postgres\"",
                                "GRANT SELECT ON \"public\".\"orders\" TO " + USER,
                                "RESET ROLE"),
                        List.of(
                                "GRANT \"within\" TO \"postgres\"",
                                "SET LOCAL ROLE \"within\"",
                                "GRANT SELECT ON \"public\".\"c\" TO " + USER,
                                "RESET ROLE",
                                "REVOKE \"within\" FROM \"postgres\""));
    }

    @Test
    void whatIsReadableOrElsewhereOrAnExtensionsIsLeftAlone() {
        world.schema("app", FakePostgres.ADMIN);
        world.table("public.orders", Table.of(FakePostgres.ADMIN, true).readableFor(Wish.USER));
        world.table("public.spatial_ref_sys", Table.of("rdsadmin", true).ofExtension());
        world.table("app.orders", Table.of(FakePostgres.ADMIN, true));
        world.postgres.state.roles.put(Wish.USER, PostgresState.Role.group());

        assertThat(step(StepId.TABLE_SELECT).state()).isEqualTo(State.IN_PLACE);
        assertThat(plan().unreachable()).isEmpty();
    }

    @Test
    void whatIsOutOfReachIsSaidAndLeftOut() {
        world.role("beyond");
        world.table("public.theirs", Table.of("beyond", true));

        assertThat(statements(StepId.TABLE_SELECT).toString()).doesNotContain("theirs");
        assertThat(step(StepId.TABLE_SELECT).detail()).contains("1 are out of reach");
        assertThat(plan().unreachable()).extracting(Catalog.Table::name).containsExactly(Wish.table("public.theirs"));
        assertThat(plan().unreachableOwners()).extracting(Catalog.Owner::name).containsExactly("beyond");
        assertThat(step(StepId.DEFAULT_PRIVILEGES).detail()).contains("out of reach: [beyond]");
    }

    @Test
    void manyTablesTakeSeveralStatementsInOneTransaction() {
        for (int i = 0; i < 1_200; i++) {
            world.table("public.t" + i, Table.of(FakePostgres.ADMIN, true));
        }

        assertThat(statements(StepId.TABLE_SELECT)).hasSize(1);
        assertThat(statements(StepId.TABLE_SELECT).getFirst()).hasSize(3 + 2);
    }

    @Test
    void schemasAreOpenedByTheirOwner() {
        world.grantable("app");
        world.schema("app", "app");
        world.schema("own", FakePostgres.ADMIN);
        wish.schemas("public", "app", "own");

        assertThat(statements(StepId.SCHEMA_USAGE))
                .containsExactly(
                        List.of(
                                "GRANT \"app\" TO \"postgres\"",
                                "GRANT USAGE ON SCHEMA \"app\" TO " + USER,
                                "REVOKE \"app\" FROM \"postgres\""),
                        List.of("GRANT USAGE ON SCHEMA \"own\" TO " + USER));
        assertThat(plan().unreachableSchemas()).isEmpty();
    }

    @Test
    void laterTablesAreOpenedForOwnersWhereTheyHaveSome() {
        world.grantable("app");
        world.schema("app", "app");
        world.schema("other", "app");
        world.table("app.orders", Table.of("app", true));
        world.postgres.state.defaults.add(new Default(FakePostgres.ADMIN, "public", Wish.USER));
        wish.schemas("public", "app", "other");

        assertThat(statements(StepId.DEFAULT_PRIVILEGES))
                .containsExactly(
                        List.of(
                                "GRANT \"app\" TO \"postgres\"",
                                "SET LOCAL ROLE \"app\"",
                                "ALTER DEFAULT PRIVILEGES FOR ROLE \"app\" IN SCHEMA \"app\" GRANT SELECT ON TABLES TO "
                                        + USER,
                                "RESET ROLE",
                                "REVOKE \"app\" FROM \"postgres\""),
                        List.of(
                                "SET LOCAL ROLE \"postgres\"",
                                "ALTER DEFAULT PRIVILEGES FOR ROLE \"postgres\" IN SCHEMA \"app\", \"other\""
                                        + " GRANT SELECT ON TABLES TO " + USER,
                                "RESET ROLE"));
    }

    @Test
    void anyNameIsAName() {
        String weird = "we\"ird.Schema; drop";
        world.schema(weird, FakePostgres.ADMIN);
        world.postgres.state.tables.put(new TableName(weird, weird), Table.of(FakePostgres.ADMIN, true));
        wish.schemas(weird).user(weird);

        String quoted = "\"we\"\"ird.Schema; drop\"";
        assertThat(statements(StepId.SCHEMA_USAGE))
                .containsExactly(List.of("GRANT USAGE ON SCHEMA " + quoted + " TO " + quoted));
        assertThat(statements(StepId.TABLE_SELECT).getFirst())
                .contains("GRANT SELECT ON " + quoted + "." + quoted + " TO " + quoted);
        assertThat(statements(StepId.DEFAULT_PRIVILEGES).getFirst())
                .contains("ALTER DEFAULT PRIVILEGES FOR ROLE \"postgres\" IN SCHEMA " + quoted
                        + " GRANT SELECT ON TABLES TO " + quoted);
    }
}
