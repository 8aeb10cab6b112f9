package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Database.ApplyStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * RDS with one database that is looked at and others beside it. Changes take their time, show late, and restart Postgres.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html">Parameter groups</a>
 */
final class FakeRds implements ControlPlane {

    static final Secret TOKEN = new Secret("token-of-iam");

    record Group(String family, NavigableMap<String, String> set) {
        Group {
            set = new TreeMap<>(set);
        }
    }

    private record State(NavigableMap<String, Group> groups, String attached) {}

    private final WorldClock clock;
    private final WriteLog log;
    private final TreeMap<Instant, State> states = new TreeMap<>();
    private final NavigableMap<String, String> others = new TreeMap<>();
    private final NavigableMap<String, String> inEffect = new TreeMap<>();

    /** Attached, and still without effect. */
    private boolean isNew;

    Database database;
    boolean isUp = true;
    boolean isThere = true;

    /** How long a change takes to be seen. */
    Duration lag = Duration.ZERO;

    /** Instead of any attempt. */
    Optional<Attempt> refusal = Optional.empty();

    FakeRds(WorldClock clock, WriteLog log, Database database, Group group) {
        this.clock = clock;
        this.log = log;
        this.database = database;
        NavigableMap<String, Group> groups = new TreeMap<>();
        groups.put("default." + group.family(), new Group(group.family(), new TreeMap<>()));
        groups.put(database.parameterGroup(), group);
        states.put(Instant.MIN, new State(groups, database.parameterGroup()));
        inEffect.putAll(group.set());
    }

    void other(String id, String group) {
        others.put(id, group);
    }

    void group(String name, Group group) {
        change(name, group, state().attached());
    }

    NavigableMap<String, Group> groups() {
        return new TreeMap<>(state().groups());
    }

    String attached() {
        return state().attached();
    }

    /** Of Postgres. */
    NavigableMap<String, String> settings() {
        return Engine.settings(inEffect);
    }

    private State state() {
        return states.lastEntry().getValue();
    }

    private State seen() {
        return states.floorEntry(clock.instant().minus(lag)).getValue();
    }

    private void change(String name, Group group, String attached) {
        NavigableMap<String, Group> groups = groups();
        groups.put(name, group);
        states.put(clock.instant(), new State(groups, attached));
    }

    Group found(String name) {
        return Optional.ofNullable(state().groups().get(name)).orElseThrow();
    }

    @Override
    public Optional<Database> database(DatabaseId id) {
        return isThere
                ? Optional.of(with(seen().attached(), database.status(), database.applyStatus()))
                : Optional.empty();
    }

    private Database with(String group, String status, ApplyStatus applyStatus) {
        return Databases.of(database)
                .group(group)
                .status(status)
                .applyStatus(applyStatus)
                .made();
    }

    void becomes(String status) {
        becomes(it -> it.status(status));
    }

    void becomes(ApplyStatus status) {
        becomes(it -> it.applyStatus(status));
    }

    void becomes(UnaryOperator<Databases> change) {
        database = change.apply(Databases.of(database)).made();
    }

    @Override
    public Optional<ParameterGroup> parameterGroup(DatabaseId id, String name) {
        return Optional.ofNullable(seen().groups().get(name))
                .map(group -> new ParameterGroup(name, group.family(), Engine.parameters(group.set()), users(name)));
    }

    private NavigableSet<String> users(String name) {
        NavigableSet<String> users = new TreeSet<>();
        others.forEach((id, group) -> {
            if (group.equals(name)) {
                users.add(id);
            }
        });
        if (seen().attached().equals(name)) {
            users.add(database.id().id());
        }
        return users;
    }

    private Attempt attempt(String what, Supplier<Attempt> change) {
        return refusal.orElseGet(() -> log.write(what, change));
    }

    @Override
    public Attempt create(DatabaseId id, String name, String family, String description) {
        return attempt("create " + name, () -> made(name, new Group(family, new TreeMap<>())));
    }

    @Override
    public Attempt copy(DatabaseId id, String from, String to, String description) {
        if (from.startsWith("default.")) {
            throw new AssertionError("a default group can't be copied");
        }
        return attempt("copy " + from + " to " + to, () -> made(to, found(from)));
    }

    private Attempt made(String name, Group group) {
        if (groups().containsKey(name)) {
            return new Attempt.NotNow(name + " exists");
        }
        change(name, group, attached());
        return new Attempt.Done();
    }

    @Override
    public Attempt set(DatabaseId id, String group, List<Setting> settings) {
        return attempt("set " + settings + " in " + group, () -> {
            boolean areRight = settings.stream().allMatch(each -> each.isStatic() == Engine.isStatic(each.name()));
            if (group.startsWith("default.") || settings.isEmpty() || settings.size() > 20 || !areRight) {
                throw new AssertionError("not to be set: " + settings + " in " + group);
            }
            NavigableMap<String, String> set = new TreeMap<>(found(group).set());
            settings.forEach(each -> set.put(each.name(), each.value()));
            change(group, new Group(found(group).family(), set), attached());
            if (group.equals(attached())) {
                applyLater();
            }
            return new Attempt.Done();
        });
    }

    private void applyLater() {
        clock.in(Duration.ofSeconds(2), () -> becomes(ApplyStatus.APPLYING));
        clock.in(Duration.ofSeconds(11), () -> {
            NavigableMap<String, String> set = found(attached()).set();
            set.forEach((name, value) -> {
                if (!isNew && !Engine.isStatic(name)) {
                    inEffect.put(name, value);
                }
            });
            becomes(isNew || !inEffect.equals(set) ? ApplyStatus.PENDING_REBOOT : ApplyStatus.IN_SYNC);
        });
    }

    @Override
    public Attempt attach(DatabaseId id, String group) {
        return attempt("attach " + group, () -> {
            if (!database.isAvailable()) {
                return new Attempt.NotNow("the database is " + database.status());
            }
            states.put(clock.instant(), new State(groups(), group));
            isNew = true;
            clock.in(Duration.ofSeconds(1), () -> becomes("modifying"));
            clock.in(Duration.ofSeconds(8), () -> becomes("available"));
            applyLater();
            return new Attempt.Done();
        });
    }

    @Override
    public Attempt reboot(DatabaseId id, boolean withFailover) {
        return attempt(withFailover ? "reboot with failover" : "reboot", () -> {
            if (database.applyStatus() != ApplyStatus.PENDING_REBOOT) {
                throw new AssertionError("rebooted without need");
            }
            if (withFailover && !database.hasStandby()) {
                throw new AssertionError("there is no standby");
            }
            if (!database.isAvailable()) {
                return new Attempt.NotNow("the database is " + database.status());
            }
            clock.in(Duration.ofSeconds(1), () -> becomes("rebooting"));
            clock.in(Duration.ofSeconds(3), () -> isUp = false);
            clock.in(Duration.ofSeconds(28), this::isBack);
            clock.in(Duration.ofSeconds(40), () -> becomes("available"));
            return new Attempt.Done();
        });
    }

    private void isBack() {
        isUp = true;
        isNew = false;
        inEffect.clear();
        inEffect.putAll(found(attached()).set());
        becomes(ApplyStatus.IN_SYNC);
    }

    @Override
    public Secret token(Host host, String user) {
        return TOKEN;
    }
}
