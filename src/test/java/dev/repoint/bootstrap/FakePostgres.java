package dev.repoint.bootstrap;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A Postgres that is up while RDS says so, and whose state changes by the statements that it is given. */
final class FakePostgres implements SourceDatabase {

    static final String ADMIN = "postgres";
    static final String ADMIN_PASSWORD = "admin's own";

    private final WriteLog log;
    private final FakeRds rds;
    private boolean isLocked;
    private int open;

    PostgresState state;
    String database = "shop";

    /** Somebody else's bootstrap is at work. */
    boolean isBusy;

    /** Every change is undone by somebody at once. */
    boolean forgets;

    /** How many observations end with the connection from now on. */
    int broken;

    /** What else the catalogs may tell. */
    final Traits traits = new Traits();

    static final class Traits {
        final NavigableSet<TableName> withRowSecurity = new TreeSet<>();
        final NavigableSet<TableName> withGenerated = new TreeSet<>();
        final NavigableSet<TableName> filtered = new TreeSet<>();
        final NavigableSet<String> operations = new TreeSet<>(List.of("insert", "update", "delete", "truncate"));
        final List<Catalog.Slot> slots = new ArrayList<>();
        final List<Catalog.Transaction> transactions = new ArrayList<>();
        int senders;
    }

    FakePostgres(WriteLog log, FakeRds rds, int major) {
        this.log = log;
        this.rds = rds;
        this.state = new PostgresState(major);
        state.roles.put("rds_superuser", PostgresState.Role.group());
        state.roles.put("rds_replication", PostgresState.Role.group());
        state.roles.put("rds_iam", PostgresState.Role.group());
        state.roles.put(
                ADMIN,
                new PostgresState.Role(
                        true, Optional.of(ADMIN_PASSWORD), false, new TreeSet<>(List.of("rds_superuser"))));
        state.schemas.put("public", new PostgresState.Schema(ADMIN, new TreeSet<>(List.of("public"))));
    }

    void isLeft() {
        if (open != 0) {
            throw new AssertionError(open + " sessions were left open");
        }
    }

    static InetAddress address() {
        return InetAddress.ofLiteral("10.0.0.7");
    }

    @Override
    public Admission read(Place place, Login login) {
        return admitted(place, login, false);
    }

    @Override
    public Admission change(Place place, Login login) {
        if (rds.isUp && (isBusy || isLocked)) {
            return new Admission.Busy();
        }
        return admitted(place, login, true);
    }

    private Admission admitted(Place place, Login login, boolean mayChange) {
        if (!rds.isUp || !place.address().equals(address())) {
            return new Admission.Absent("connection refused");
        }
        if (!place.database().equals(database)) {
            return new Admission.Denied(false, "database \"" + place.database() + "\" does not exist");
        }
        Optional<PostgresState.Role> role = state.role(login.user());
        boolean needsToken = role.isPresent() && state.is(login.user(), "rds_iam");
        boolean fits = role.filter(found -> found.canLogin() && !found.isExpired())
                .flatMap(found -> needsToken ? Optional.of(FakeRds.TOKEN.value()) : found.password())
                .filter(login.secret().value()::equals)
                .isPresent();
        if (!fits) {
            return needsToken
                    ? new Admission.Denied(false, "PAM authentication failed for user \"" + login.user() + "\"")
                    : new Admission.Denied(true, "password authentication failed for user \"" + login.user() + "\"");
        }
        open++;
        isLocked |= mayChange;
        return new Admission.Open(new Open(login.user(), mayChange));
    }

    private final class Open implements Session {
        private final String user;
        private final boolean mayChange;
        private boolean isOpen = true;

        Open(String user, boolean mayChange) {
            this.user = user;
            this.mayChange = mayChange;
        }

        @Override
        public Catalog observe(Goal goal) {
            if (broken > 0) {
                broken--;
                throw new IllegalStateException("the catalogs can't be read: the connection is lost");
            }
            return new Catalogue(state, user, goal, rds.settings(), traits).read();
        }

        @Override
        public Attempt execute(List<String> statements) {
            return changed(String.join("; ", statements), copy -> {
                Statements execution = new Statements(copy, user);
                statements.forEach(execution::execute);
            });
        }

        @Override
        public Attempt user(Login login, boolean isNew) {
            return changed("write user " + login.user(), copy -> {
                Optional<PostgresState.Role> old = copy.role(login.user());
                if (old.isPresent() == isNew) {
                    throw new Statements.Refused(true, "it is otherwise");
                }
                PostgresState.Role role = old.orElseGet(PostgresState.Role::group);
                copy.roles.put(
                        login.user(),
                        new PostgresState.Role(
                                true, Optional.of(login.secret().value()), role.isExpired(), role.memberOf()));
            });
        }

        private Attempt changed(String what, Consumer<PostgresState> change) {
            if (!mayChange || !isOpen) {
                throw new AssertionError("written by a reader, or after the end: " + what);
            }
            if (!rds.isUp) {
                return new Attempt.NotNow("the connection is lost");
            }
            return log.write(what, () -> {
                PostgresState copy = state.copy();
                try {
                    change.accept(copy);
                } catch (Statements.Refused refused) {
                    String why = String.valueOf(refused.getMessage());
                    return refused.passes ? new Attempt.NotNow(why) : new Attempt.Refused(why);
                }
                state = forgets ? state : copy;
                return new Attempt.Done();
            });
        }

        @Override
        public void close() {
            if (isOpen) {
                isOpen = false;
                open--;
                isLocked &= !mayChange;
            }
        }
    }
}
