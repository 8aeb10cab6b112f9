package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Catalog.AdminUser;
import dev.repoint.bootstrap.Goal.Keyless;
import dev.repoint.bootstrap.PostgresState.Table;
import dev.repoint.bootstrap.Published.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PublishedTest {

    private static final Table KEYED = Table.of(FakePostgres.ADMIN, true);
    private static final Table KEYLESS = Table.of(FakePostgres.ADMIN, false);

    private final Wish wish = new Wish().schemas("public", "app");

    private static World world(int major) {
        World world = new World(major, "default.postgres" + major, Map.of());
        world.schema("app", FakePostgres.ADMIN);
        world.table("public.orders", KEYED);
        world.table("app.orders", KEYED);
        return world;
    }

    private Published published(World world) {
        return new Published(wish.goal(), world.catalog(wish.goal()));
    }

    private static Form listed(String... names) {
        return new Form.Listed(
                new TreeSet<>(Arrays.stream(names).map(Wish::table).toList()));
    }

    @Test
    void allAreAll() {
        assertThat(published(world(12)).form()).isEqualTo(new Form.All());
        assertThat(published(world(18)).isExpanded()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"12, false", "13, false", "14, false", "15, true", "18, true"})
    void schemasAreSchemasSince15(int major, boolean areNamed) {
        wish.inSchemas("app");

        assertThat(published(world(major)).form())
                .isEqualTo(areNamed ? new Form.InSchemas(new TreeSet<>(List.of("app"))) : listed("app.orders"));
        assertThat(published(world(major)).isExpanded()).isEqualTo(!areNamed);
    }

    @Test
    void schemasAreListedByWhoMayNotNameThem() {
        wish.inSchemas("app");
        Catalog catalog = Catalogs.with(world(16).catalog(wish.goal()), new AdminUser("app", false));

        assertThat(new Published(wish.goal(), catalog).form()).isEqualTo(listed("app.orders"));
    }

    @Test
    void whereSomeAreSkippedTheOthersAreListed() {
        World world = world(16);
        world.table("public.log", KEYLESS);
        wish.keyless(Keyless.SKIP);

        assertThat(published(world).form()).isEqualTo(listed("app.orders", "public.orders"));
        wish.inSchemas("public");
        assertThat(published(world).form()).isEqualTo(listed("public.orders"));
        wish.tables("public.log", "app.orders");
        assertThat(published(world).form()).isEqualTo(listed("app.orders"));
        wish.keyless(Keyless.REFUSE);
        assertThat(published(world).form()).isEqualTo(listed("app.orders", "public.log"));
    }

    @Test
    void whatCannotBeReplicatedIsNotListed() {
        World world = world(14);
        world.table("app.fast", KEYED.unlogged());
        world.table("app.spatial_ref_sys", KEYED.ofExtension());
        wish.inSchemas("app");

        assertThat(published(world).form()).isEqualTo(listed("app.orders"));
        assertThat(published(world).keyless()).isEmpty();
    }

    @Test
    void anExtensionsTableIsListedIfItIsNamed() {
        World world = world(14);
        world.table("app.spatial_ref_sys", KEYED.ofExtension());
        wish.tables("app.spatial_ref_sys");

        assertThat(published(world).form()).isEqualTo(listed("app.spatial_ref_sys"));
    }

    private static World partitioned(int major) {
        World world = world(major);
        world.table("app.days", KEYED.partitioned());
        world.table("app.monday", KEYED.below(Wish.table("app.days")));
        world.table("public.tuesday", KEYED.below(Wish.table("app.days")));
        return world;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 | app.days | app.monday,public.tuesday",
                "13 | app.days | app.days",
                "13 | app.monday | app.monday",
                "12 | app.monday | app.monday",
                "13 | app.days,app.monday | app.days",
                "12 | app.days,app.monday | app.monday,public.tuesday",
            })
    void aRootStandsForItsPartitionsSince13(int major, String named, String listed) {
        wish.tables(named.split(","));

        assertThat(published(partitioned(major)).form()).isEqualTo(listed(listed.split(",")));
    }

    /** Otherwise no publication would have it. */
    @Test
    void aPartitionInAnotherSchemaIsListedThereIfItsRootIsNot() {
        wish.inSchemas("public");
        assertThat(published(partitioned(14)).form()).isEqualTo(listed("public.orders", "public.tuesday"));

        wish.inSchemas("app");
        assertThat(published(partitioned(14)).form()).isEqualTo(listed("app.days", "app.orders"));
        assertThat(published(partitioned(12)).form()).isEqualTo(listed("app.monday", "app.orders", "public.tuesday"));
    }

    @Test
    void onePartitionWithoutAKeyLeavesItsTreeOut() {
        World world = partitioned(16);
        world.table("public.tuesday", KEYLESS.below(Wish.table("app.days")));
        wish.keyless(Keyless.SKIP);

        assertThat(published(world).form()).isEqualTo(listed("app.orders", "public.orders"));
        assertThat(published(world).keyless())
                .extracting(Catalog.Table::name)
                .containsExactly(Wish.table("public.tuesday"));
        wish.inSchemas("public");
        assertThat(published(world).form()).isEqualTo(listed("public.orders"));
    }

    @Test
    void onlyWhatIsPublishedHasToHaveAKey() {
        World world = world(16);
        world.table("public.log", KEYLESS);
        world.table("public.fast", KEYLESS.unlogged());
        world.table("public.whole", KEYLESS.whole());

        assertThat(published(world).keyless())
                .extracting(Catalog.Table::name)
                .containsExactly(Wish.table("public.log"));
        wish.inSchemas("app");
        assertThat(published(world).keyless()).isEmpty();
    }

    @Test
    void whatIsNamedAndNotThereIsAbsent() {
        wish.tables("public.orders", "public.orderz", "app.x");

        assertThat(published(world(16)).absent()).containsExactly(Wish.table("app.x"), Wish.table("public.orderz"));
        wish.all();
        assertThat(published(world(16)).absent()).isEmpty();
    }
}
