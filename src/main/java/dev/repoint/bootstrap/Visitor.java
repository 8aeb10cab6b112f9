package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Bootstrap.Ports;
import dev.repoint.bootstrap.Observation.Access;
import dev.repoint.bootstrap.SourceDatabase.Admission;
import dev.repoint.bootstrap.SourceDatabase.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Observes all there is to observe, for one run. */
final class Visitor {

    /** How long a database may be absent that RDS calls available: after a reboot it is for some seconds. */
    private static final Duration ABSENCE_MAX = Duration.ofSeconds(60);

    private final Ports ports;
    private final InstantSource clock;
    private final Goal goal;
    private final boolean changes;
    private Optional<Instant> absentSince = Optional.empty();
    private Optional<Balancers.Look> balancer = Optional.empty();

    /** {@code changes}: whether it comes to change, and so alone, and may come again. */
    Visitor(Ports ports, InstantSource clock, Goal goal, boolean changes) {
        this.ports = ports;
        this.clock = clock;
        this.goal = goal;
        this.changes = changes;
    }

    /** Empty if RDS knows no such database. */
    Optional<Visit> visit() throws InterruptedException {
        Optional<Database> database = ports.rds().database(goal.source());
        return database.isEmpty() ? Optional.empty() : Optional.of(visit(database.get()));
    }

    private Visit visit(Database database) throws InterruptedException {
        ParameterGroup current = group(database.parameterGroup())
                .orElseThrow(() -> new IllegalStateException(
                        "RDS knows no parameter group " + database.parameterGroup() + " of " + goal.source()));
        Optional<ParameterGroup> own = own(current);
        Entrance entrance = enter(database);
        return new Visit(new Observation(database, current, own, entrance.access(), look()), entrance.session());
    }

    /** Asked for only where another group than the present one may be needed. */
    private Optional<ParameterGroup> own(ParameterGroup current) {
        String name = OwnGroup.name(goal.source(), current.family());
        return current.holds(goal.parameters()) || name.equals(current.name()) ? Optional.empty() : group(name);
    }

    private Optional<ParameterGroup> group(String name) {
        return ports.rds().parameterGroup(goal.source(), name);
    }

    private Optional<Balancers.Look> look() {
        if (balancer.isEmpty()) {
            balancer = goal.targetGroupArn().map(ports.balancers()::of);
        }
        return balancer;
    }

    private record Entrance(Access access, Optional<Session> session) {
        static Entrance shut(boolean passes, String why) {
            return new Entrance(new Access.Shut(passes, why), Optional.empty());
        }
    }

    private Entrance enter(Database database) throws InterruptedException {
        if (database.host().isEmpty() || !database.mayBecomeAvailable()) {
            return Entrance.shut(database.mayBecomeAvailable(), goal.source() + " is " + database.status());
        }
        Host host = database.host().get();
        return switch (new AdminDoor(ports, goal.admin()).login(database, host)) {
            case AdminDoor.Key.Missing(var why) -> Entrance.shut(false, why);
            case AdminDoor.Key.Found(var login) ->
                switch (ports.dns().of(host.name())) {
                    case Addresses.Found.Nowhere(var why) -> Entrance.shut(mayPass(database), why);
                    case Addresses.Found.At(var address) ->
                        enter(database, new Place(host, address, goal.database()), login);
                };
        };
    }

    private Entrance enter(Database database, Place place, Login login) {
        Admission admission = changes
                ? ports.postgres().change(place, login)
                : ports.postgres().read(place, login);
        return switch (admission) {
            case Admission.Open(var session) -> inside(session, database, place);
            case Admission.Denied(var _, var why) -> Entrance.shut(false, why);
            case Admission.Untrusted(var why) -> Entrance.shut(false, why);
            case Admission.Busy _ -> Entrance.shut(true, "another bootstrap is at work in the database");
            case Admission.Absent(var why) -> Entrance.shut(mayPass(database), why);
        };
    }

    private boolean mayPass(Database database) {
        if (!database.isAvailable()) {
            absentSince = Optional.empty();
            return true;
        }
        Instant now = clock.instant();
        Instant since = absentSince.orElse(now);
        absentSince = Optional.of(since);
        return changes && Duration.between(since, now).compareTo(ABSENCE_MAX) < 0;
    }

    private Entrance inside(Session session, Database database, Place place) {
        boolean isKept = false;
        try {
            Entrance entrance = observed(session, database, place);
            isKept = entrance.session().isPresent();
            return entrance;
        } finally {
            if (!isKept) {
                session.close();
            }
        }
    }

    /** A database that is just going down, or just come up, ends sessions as it likes. */
    private Entrance observed(Session session, Database database, Place place) {
        Catalog catalog;
        try {
            catalog = session.observe(goal);
        } catch (IllegalStateException e) {
            if (!mayPass(database)) {
                throw e;
            }
            return Entrance.shut(true, String.valueOf(e.getMessage()));
        }
        return switch (new UserDoor(ports, goal).credential(catalog, place)) {
            case UserDoor.Tried.Told(var credential) -> {
                absentSince = Optional.empty();
                yield new Entrance(new Access.Inside(catalog, credential), Optional.of(session));
            }
            case UserDoor.Tried.Absent(var why) -> Entrance.shut(mayPass(database), why);
        };
    }
}
