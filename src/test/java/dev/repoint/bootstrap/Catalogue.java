package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Catalog.Hold;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the catalog of a state, as its admin user sees it. */
record Catalogue(
        PostgresState state,
        String admin,
        Goal goal,
        NavigableMap<String, String> settings,
        FakePostgres.Traits traits) {

    Catalog read() {
        return new Catalog(
                new Catalog.Server(state.major * 10_000 + 3, settings, state.roles.containsKey("rds_replication")),
                new Catalog.AdminUser(admin, state.is(admin, "rds_superuser")),
                user(),
                goal.schemas().stream().flatMap(name -> schema(name).stream()).toList(),
                state.tables.keySet().stream().map(this::table).toList(),
                owners(),
                publication(),
                traits.senders,
                traits.slots,
                traits.transactions);
    }

    private Optional<Catalog.Role> user() {
        String name = goal.user();
        return state.role(name)
                .map(role -> new Catalog.Role(
                        name,
                        role.canLogin(),
                        role.isExpired(),
                        state.is(name, "rds_replication"),
                        state.is(name, "rds_iam"),
                        List.of()));
    }

    private Optional<Catalog.Schema> schema(String name) {
        return state.schema(name)
                .map(schema -> new Catalog.Schema(name, state.mayUse(goal.user(), name), schema.owner()));
    }

    private Catalog.Table table(TableName name) {
        PostgresState.Table table = found(name);
        return new Catalog.Table(
                name,
                table.owner(),
                table.isPartitioned(),
                table.root(),
                table.isUnlogged(),
                table.hasIdentity(),
                state.mayRead(goal.user(), name),
                traits.withRowSecurity.contains(name),
                traits.withGenerated.contains(name),
                table.isOfExtension());
    }

    private PostgresState.Table found(TableName name) {
        return state.table(name).orElseThrow();
    }

    private List<Catalog.Owner> owners() {
        TreeSet<String> names = new TreeSet<>(List.of(admin));
        state.tables.values().forEach(table -> names.add(table.owner()));
        goal.schemas().stream()
                .flatMap(name -> state.schema(name).stream())
                .forEach(schema -> names.add(schema.owner()));
        return names.stream().map(this::owner).toList();
    }

    private Catalog.Owner owner(String name) {
        TreeSet<String> opened = new TreeSet<>(goal.schemas());
        opened.removeIf(schema -> !state.defaults.contains(new PostgresState.Default(name, schema, goal.user())));
        TreeSet<String> tablesIn = new TreeSet<>();
        state.tables.forEach((table, found) -> {
            if (found.owner().equals(name)
                    && !found.isOfExtension()
                    && goal.schemas().contains(table.schema())) {
                tablesIn.add(table.schema());
            }
        });
        return new Catalog.Owner(name, hold(name), opened, tablesIn);
    }

    private Hold hold(String name) {
        if (state.is(admin, name)) {
            return Hold.HELD;
        }
        return state.grantable.contains(name) ? Hold.WITHIN_REACH : Hold.OUT_OF_REACH;
    }

    private Optional<Catalog.Publication> publication() {
        String name = goal.publication().name();
        return state.publication(name)
                .map(found -> new Catalog.Publication(
                        name,
                        found.owner(),
                        state.is(admin, found.owner()),
                        found.holdsAll(),
                        traits.operations,
                        found.viaRoot(),
                        found.tables(),
                        found.schemas(),
                        traits.filtered,
                        found.comment()));
    }
}
