package dev.repoint.bootstrap;

import static dev.repoint.bootstrap.Statements.require;
import static dev.repoint.bootstrap.Statements.there;

import dev.repoint.bootstrap.PostgresState.Schema;
import dev.repoint.bootstrap.PostgresState.Table;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What becomes of a role that is dropped, and of what it had.
 *
 * @see <a href="https://www.postgresql.org/docs/current/role-removal.html">Dropping roles</a>
 */
record LeavingRules(PostgresState state, String current) {

    void reassign(String user, String heir) {
        require(state.is(current, user) && state.is(current, heir), "permission denied to reassign objects");
        state.tables.replaceAll((_, table) -> table.owner().equals(user) ? table.of(heir) : table);
        state.publications.replaceAll((_, found) -> found.owner().equals(user) ? found.of(heir) : found);
    }

    void dropOwned(String user) {
        require(state.is(current, user), "permission denied to drop objects");
        if (owns(user)) {
            throw new AssertionError("dropped with its owner " + user);
        }
        state.defaults.removeIf(each -> each.reader().equals(user));
        state.schemas.replaceAll(
                (_, schema) -> new Schema(schema.owner(), without(schema.owner(), schema.users(), user)));
        state.tables.replaceAll((_, table) -> new Table(
                table.owner(),
                table.isPartitioned(),
                table.root(),
                table.isUnlogged(),
                table.hasKey(),
                table.isWhole(),
                table.isOfExtension(),
                without(table.owner(), table.readers(), user)));
    }

    private boolean owns(String user) {
        return state.publications.values().stream()
                        .anyMatch(found -> found.owner().equals(user))
                || state.tables.values().stream()
                        .anyMatch(table -> table.owner().equals(user));
    }

    /** A warning, and nothing is taken back, where the owner's rights are missing; the bootstrap takes it for a refusal. */
    private NavigableSet<String> without(String owner, NavigableSet<String> all, String one) {
        require(!all.contains(one) || state.is(current, owner), "no privileges could be revoked");
        NavigableSet<String> rest = new TreeSet<>(all);
        rest.remove(one);
        return rest;
    }

    void dropRole(String user) {
        there(state.role(user), user);
        boolean isInUse = state.defaults.stream().anyMatch(each -> each.reader().equals(user))
                || state.tables.values().stream()
                        .anyMatch(table -> table.readers().contains(user));
        require(!isInUse, "other objects depend on it");
        state.roles.remove(user);
        state.roles.replaceAll((_, role) -> role.without(user));
    }
}
