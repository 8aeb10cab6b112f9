package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Database.ApplyStatus;
import dev.repoint.bootstrap.Goal.Keyless;
import dev.repoint.bootstrap.Goal.Reboot;
import dev.repoint.bootstrap.PostgresState.Default;
import dev.repoint.bootstrap.PostgresState.Publication;
import dev.repoint.bootstrap.PostgresState.Role;
import dev.repoint.bootstrap.PostgresState.Schema;
import dev.repoint.bootstrap.PostgresState.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** A world and a goal, as a seed has them: groups, users, tables and publications of every kind. */
final class RandomStart {

    private static final List<String> SCHEMAS = List.of("public", "app", "we\"ird.Schema; drop");
    private static final List<String> OWNERS = List.of(FakePostgres.ADMIN, "held", "within", "beyond");

    private final Random random;
    private final DatabaseId id;
    private final int major;
    private final String family;
    final World world;
    final Goal goal;

    RandomStart(long seed) {
        random = new Random(seed);
        major = 12 + random.nextInt(7);
        boolean isCluster = oneIn(4);
        id = isCluster ? new DatabaseId.Cluster("orders") : Wish.ORDERS;
        String engine = isCluster ? "aurora-postgresql" : "postgres";
        family = engine + major;
        world = groups(engine);
        roles();
        tables();
        user();
        publication();
        world.rds.lag = Duration.ofSeconds(oneIn(3) ? random.nextInt(12) : 0);
        goal = goal();
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> List<T> some(Iterable<T> all, int oneIn) {
        List<T> some = new ArrayList<>();
        all.forEach(each -> {
            if (oneIn(oneIn)) {
                some.add(each);
            }
        });
        return some;
    }

    private NavigableMap<String, String> set() {
        NavigableMap<String, String> set = new TreeMap<>();
        int many = oneIn(3) ? 40 : 3;
        for (int i = 0; i < many; i++) {
            set.put("custom_%02d".formatted(random.nextInt(45)), Integer.toString(random.nextInt(100)));
        }
        if (oneIn(2)) {
            set.put("rds.logical_replication", oneIn(4) ? "0" : "1");
        }
        if (oneIn(3)) {
            set.put("wal_sender_timeout", of(List.of("0", "60000")));
        }
        if (oneIn(3)) {
            set.put("max_slot_wal_keep_size", "300000");
        }
        return set;
    }

    private World groups(String engine) {
        String own = OwnGroup.name(id, family);
        String name = of(List.of("default." + family, "mine", "shared", own));
        World made = new World(id, engine, major, name, name.startsWith("default.") ? new TreeMap<>() : set());
        made.rds.other("billing", name.equals("mine") || (name.equals(own) && !oneIn(5)) ? "other" : name);
        if (!name.equals(own) && oneIn(4)) {
            made.rds.group(own, new FakeRds.Group(family, set()));
            if (oneIn(4)) {
                made.rds.other("archive", own);
            }
        }
        if (oneIn(6)) {
            made.rds.becomes(of(List.of("backing-up", "stopped", "modifying")));
            made.clock.in(Duration.ofSeconds(random.nextInt(100)), () -> {
                if (!made.rds.database.status().equals("stopped")) {
                    made.rds.becomes("available");
                }
            });
        }
        if (oneIn(25)) {
            made.rds.becomes(ApplyStatus.FAILED);
        }
        return made;
    }

    private void roles() {
        PostgresState state = world.postgres.state;
        OWNERS.stream().skip(1).forEach(world::role);
        state.grantable.add("within");
        state.roles.computeIfPresent(FakePostgres.ADMIN, (_, role) -> role.with("held"));
        if (oneIn(6)) {
            state.roles.computeIfPresent(FakePostgres.ADMIN, (_, role) -> role.without("rds_superuser"));
        }
        for (String schema : SCHEMAS) {
            List<String> users = oneIn(2) ? List.of("public") : List.of();
            state.schemas.put(schema, new Schema(owner(), new TreeSet<>(users)));
        }
    }

    private String owner() {
        return oneIn(40) ? "beyond" : OWNERS.get(random.nextInt(3));
    }

    private void tables() {
        for (int i = random.nextInt(7); i > 0; i--) {
            TableName name = new TableName(of(SCHEMAS), of(List.of("orders", "Log", "a\"b", "x.y", "items")));
            Table table = Table.of(owner(), !oneIn(9));
            table = oneIn(8) ? table.unlogged() : table;
            world.postgres.state.tables.put(
                    name, oneIn(20) ? table.ofExtension().of("beyond") : table);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            tree("tree" + i);
        }
    }

    private void tree(String name) {
        boolean hasKey = !oneIn(7);
        String owner = owner();
        TableName root = new TableName(of(SCHEMAS), name);
        world.postgres.state.tables.put(root, Table.of(owner, hasKey).partitioned());
        for (int leaf = random.nextInt(3); leaf >= 0; leaf--) {
            TableName below = new TableName(oneIn(4) ? of(SCHEMAS) : root.schema(), name + "_" + leaf);
            world.postgres.state.tables.put(
                    below, Table.of(owner, hasKey && !oneIn(15)).below(root));
        }
    }

    private void user() {
        switch (random.nextInt(5)) {
            case 0 -> world.secrets.keep(Wish.SECRET, "a password");
            case 1 -> world.secrets.keep(Wish.SECRET, "{\"username\":\"clickpipes_user\",\"password\":\"a password\"}");
            case 2 -> world.secrets.kept.put(Wish.SECRET, new Secrets.Stored.Empty());
            case 3 -> {
                if (oneIn(3)) {
                    world.secrets.keep(Wish.SECRET, "{\"username\":\"another\",\"password\":\"a password\"}");
                }
            }
            default -> {}
        }
        if (oneIn(2)) {
            Optional<String> password = oneIn(4) ? Optional.empty() : Optional.of(of(List.of("a password", "old")));
            TreeSet<String> memberOf = new TreeSet<>(some(List.of("rds_replication"), 2));
            memberOf.addAll(some(List.of("rds_iam"), 25));
            PostgresState state = world.postgres.state;
            state.roles.put(Wish.USER, new Role(!oneIn(5), password, oneIn(25), memberOf));
            some(SCHEMAS, 2).forEach(schema -> state.defaults.add(new Default(of(OWNERS), schema, Wish.USER)));
            some(state.tables.keySet(), 3)
                    .forEach(name -> state.tables.computeIfPresent(name, (_, table) -> table.readableFor(Wish.USER)));
        }
    }

    private void publication() {
        if (!oneIn(3)) {
            return;
        }
        boolean holdsAll = oneIn(3);
        TreeSet<TableName> tables = new TreeSet<>(some(world.postgres.state.tables.keySet(), 3));
        world.postgres.state.tables.forEach((name, table) -> {
            if (table.isUnlogged() || (table.isPartitioned() && major < 13)) {
                tables.remove(name);
            }
        });
        TreeSet<String> schemas = new TreeSet<>(major < 15 ? List.of() : some(SCHEMAS, 3));
        Optional<String> comment = of(List.of(
                Optional.empty(),
                Optional.of("by hand"),
                Optional.of("[repoint:db-OLD] x"),
                Optional.of("[repoint:db-ABC]")));
        world.postgres.state.publications.put(
                Wish.PUBLICATION,
                new Publication(
                        owner(),
                        holdsAll,
                        major >= 13 && oneIn(2),
                        holdsAll ? new TreeSet<>() : tables,
                        holdsAll ? new TreeSet<>() : schemas,
                        comment));
    }

    private Goal goal() {
        Wish wish = new Wish()
                .of(id)
                .schemas(!oneIn(5) ? SCHEMAS.toArray(String[]::new) : new String[] {"public"})
                .reboot(of(List.of(Reboot.NEVER, Reboot.ALLOWED, Reboot.ALLOWED, Reboot.WITH_FAILOVER)))
                .keyless(of(List.of(Keyless.values())))
                .viaRoot(!oneIn(3));
        switch (random.nextInt(3)) {
            case 0 -> wish.all();
            case 1 -> wish.inSchemas(some(SCHEMAS, 2).toArray(String[]::new));
            default -> {
                List<TableName> named = some(world.postgres.state.tables.keySet(), 2);
                wish.tables(oneIn(15) ? List.of(Wish.table("public.nowhere")) : named);
            }
        }
        some(List.of("custom_01", "custom_02", "max_slot_wal_keep_size"), 4)
                .forEach(name -> wish.parameter(name, "55"));
        if (oneIn(4)) {
            wish.parameter("max_replication_slots", "30");
        }
        if (oneIn(4)) {
            wish.acknowledge(FindingId.values());
        }
        return wish.goal();
    }
}
