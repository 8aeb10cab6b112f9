package dev.repoint.bootstrap;

import dev.repoint.bootstrap.PostgresState.Publication;
import dev.repoint.bootstrap.PostgresState.Role;
import dev.repoint.bootstrap.PostgresState.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A database that is as it should be, and what is asked for it. */
final class Scene {
    final World world = new World(
            16,
            "mine",
            Map.of("rds.logical_replication", "1", "wal_sender_timeout", "300000", "max_slot_wal_keep_size", "204800"));
    final Wish wish = new Wish().parameter("wal_sender_timeout", "300000").tables("public.orders");

    Scene() {
        world.table("public.orders", Table.of(FakePostgres.ADMIN, true));
    }

    PostgresState state() {
        return world.postgres.state;
    }

    void table(String name, Table table) {
        world.table(name, table);
        wish.tables("public.orders", name);
    }

    void user(String... memberOf) {
        state().roles.put(Wish.USER, new Role(true, Optional.of("x"), false, new TreeSet<>(List.of(memberOf))));
    }

    void publication(String owner, boolean holdsAll, Optional<String> comment) {
        world.role("app");
        TreeSet<TableName> tables = new TreeSet<>(holdsAll ? List.of() : List.of(Wish.table("public.orders")));
        state().publications
                .put(Wish.PUBLICATION, new Publication(owner, holdsAll, true, tables, new TreeSet<>(), comment));
    }

    List<Finding> findings() {
        return world.run(Action.CHECK, wish.goal()).findings();
    }
}
