package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Database.ApplyStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** RDS, secrets, DNS and Postgres around one database that nobody prepared, and runs of the bootstrap in them. */
final class World {

    static final Duration LAMBDA = Duration.ofMinutes(14);
    static final String ADMIN_SECRET = "rds!db-orders";
    private static final Host HOST = new Host("orders.abc123.eu-west-1.rds.amazonaws.com", 5432);

    final WorldClock clock = new WorldClock();
    final WriteLog log = new WriteLog();
    final FakeSecrets secrets = new FakeSecrets(log);
    final FakeRds rds;
    final FakePostgres postgres;
    Balancers.Look look = new Balancers.Look.Unseen("AccessDenied");
    Addresses.Found address = new Addresses.Found.At(FakePostgres.address());

    World() {
        this(16, "default.postgres16", Map.of());
    }

    World(int major, String group, Map<String, String> set) {
        this(Wish.ORDERS, "postgres", major, group, set);
    }

    World(DatabaseId id, String engine, int major, String group, Map<String, String> set) {
        String family = (engine.equals("postgres") ? "postgres" : "aurora-postgresql") + major;
        rds = new FakeRds(
                clock,
                log,
                database(id, engine, major + ".3", group, new TreeMap<>()),
                new FakeRds.Group(family, new TreeMap<>(set)));
        postgres = new FakePostgres(log, rds, major);
        secrets.kept.put(
                ADMIN_SECRET,
                new Secrets.Stored.Text(
                        StoredLogin.write(new Login(FakePostgres.ADMIN, new Secret(FakePostgres.ADMIN_PASSWORD)))));
    }

    static Database database(
            DatabaseId id, String engine, String version, String group, NavigableMap<String, String> tags) {
        return new Database(
                id,
                "arn:aws:rds:eu-west-1:123456789012:db:" + id.id(),
                "db-ABC",
                engine,
                version,
                "available",
                Optional.of(HOST),
                FakePostgres.ADMIN,
                Optional.of(ADMIN_SECRET),
                false,
                group,
                ApplyStatus.IN_SYNC,
                false,
                tags);
    }

    /** With one table that has a key. */
    static World bare() {
        World world = new World();
        world.table("public.orders", PostgresState.Table.of(FakePostgres.ADMIN, true));
        return world;
    }

    void table(String name, PostgresState.Table table) {
        postgres.state.tables.put(Wish.table(name), table);
    }

    void role(String name) {
        postgres.state.roles.put(name, PostgresState.Role.group());
    }

    /** Who owns tables, and whom the admin user can make itself a member of. */
    void grantable(String name) {
        role(name);
        postgres.state.grantable.add(name);
    }

    void schema(String name, String owner) {
        postgres.state.schemas.put(name, new PostgresState.Schema(owner, new TreeSet<>()));
    }

    private Bootstrap.Ports ports() {
        return new Bootstrap.Ports(rds, secrets, _ -> address, postgres, _ -> look);
    }

    BootstrapReport run(Action action, Goal goal) {
        return run(action, goal, LAMBDA);
    }

    BootstrapReport run(Action action, Goal goal, Duration time) {
        Bootstrap bootstrap = new Bootstrap(ports(), clock, clock, new Random(4711));
        try {
            return bootstrap.run(action, goal, clock.instant().plus(time));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            postgres.isLeft();
        }
    }

    /** One look, as the bootstrap has it. */
    Observation seen(Goal goal) {
        try (Visit visit = new Visitor(ports(), clock, goal, false).visit().orElseThrow()) {
            return visit.seen();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Catalog catalog(Goal goal) {
        return seen(goal).catalog().orElseThrow();
    }

    BootstrapReport apply(Goal goal) {
        return run(Action.APPLY, goal);
    }

    List<String> writes() {
        return log.all();
    }

    /** Everything that lasts, passwords aside. */
    String end() {
        Map<String, Object> end = new TreeMap<>();
        rds.groups().forEach((name, group) -> end.put("group " + name, group.set()));
        end.put("attached", rds.attached());
        end.put("in effect", rds.settings());
        end.put("secrets", secrets.kept.keySet());
        end.put("postgres", postgres.state);
        return end.toString();
    }

    static State state(BootstrapReport report, StepId step) {
        return report.steps().stream()
                .filter(line -> line.step().equals(step.word()))
                .findFirst()
                .map(line -> new State(line.state(), line.detail()))
                .orElseThrow();
    }

    record State(String word, String detail) {}

    static List<FindingId> blocking(BootstrapReport report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.BLOCKING)
                .map(Finding::id)
                .toList();
    }
}
