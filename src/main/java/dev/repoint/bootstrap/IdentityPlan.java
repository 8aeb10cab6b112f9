package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Catalog.Owner;
import dev.repoint.bootstrap.Catalog.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What tells the old row of an update, where a table has no key for it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-REPLICA-IDENTITY">REPLICA IDENTITY</a>
 */
record IdentityPlan(Goal goal, Catalog catalog) {

    Step step() {
        if (goal.keyless() != Goal.Keyless.FULL) {
            return Step.inPlace(StepId.REPLICA_IDENTITY, "no table's is changed");
        }
        // One transaction each: it locks the table, and a busy one shall not keep the others locked.
        List<Change> changes = keyless().stream().map(this::whole).toList();
        return Step.of(
                StepId.REPLICA_IDENTITY,
                "all published tables have one",
                changes.size() + " tables have none",
                changes);
    }

    private Change whole(Table table) {
        return new Change.Execute(InRole.asMember(
                catalog,
                InRole.owners(catalog, Set.of(table.owner())),
                List.of("ALTER TABLE " + table.name().quoted() + " REPLICA IDENTITY FULL")));
    }

    /** A partition's is its own: the root's doesn't reach it. */
    private List<Table> keyless() {
        return new Published(goal, catalog).keyless();
    }

    /** Owners of tables that have to be altered, and can't be. */
    List<Owner> unreachable() {
        return goal.keyless() == Goal.Keyless.FULL
                ? InRole.outOfReach(
                        catalog, keyless().stream().map(Table::owner).collect(Collectors.toSet()))
                : List.of();
    }
}
