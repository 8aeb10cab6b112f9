package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Catalog.Hold;
import dev.repoint.bootstrap.Catalog.Owner;
import dev.repoint.bootstrap.Catalog.Schema;
import dev.repoint.bootstrap.Catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/** What the replication user may read, now and later. */
record GrantPlan(Goal goal, Catalog catalog) {

    /** Tables in one statement, which keeps it below some hundred kilobytes. */
    private static final int TABLES_MAX = 500;

    List<Step> steps() {
        return List.of(usage(), select(), later());
    }

    private String user() {
        return Sql.identifier(goal.user());
    }

    private List<Schema> shut() {
        return catalog.schemas().stream().filter(schema -> !schema.isUsable()).toList();
    }

    /** Schemas that are to be opened, and that the admin user can't open. */
    List<Schema> unreachableSchemas() {
        return shut().stream()
                .filter(schema ->
                        !InRole.outOfReach(catalog, List.of(schema.owner())).isEmpty())
                .toList();
    }

    private Step usage() {
        List<Change> grants = shut().stream().map(this::opened).toList();
        return Step.of(
                StepId.SCHEMA_USAGE,
                "on " + goal.schemas(),
                "missing on " + shut().stream().map(Schema::name).toList(),
                grants);
    }

    private Change opened(Schema schema) {
        List<Owner> owner = InRole.owners(catalog, List.of(schema.owner()));
        return new Change.Execute(InRole.asMember(
                catalog, owner, List.of("GRANT USAGE ON SCHEMA " + Sql.identifier(schema.name()) + " TO " + user())));
    }

    /** Tables of the goal's schemas that the user can't read. What an extension keeps is its own affair. */
    private List<Table> unreadable() {
        return catalog.tables().stream()
                .filter(table -> goal.schemas().contains(table.name().schema()))
                .filter(table -> !table.isReadable() && !table.isOfExtension())
                .toList();
    }

    /** Those among them that the admin user can't open. */
    List<Table> unreachable() {
        List<String> reached = reached().stream().map(Owner::name).toList();
        return unreadable().stream()
                .filter(table -> !reached.contains(table.owner()))
                .toList();
    }

    private List<Owner> reached() {
        return catalog.owners().stream()
                .filter(owner -> owner.hold() != Hold.OUT_OF_REACH)
                .toList();
    }

    private Step select() {
        List<Table> unreadable = unreadable();
        List<Change> grants = new ArrayList<>();
        for (Owner owner : reached()) {
            List<String> statements = unreadable.stream()
                    .filter(table -> table.owner().equals(owner.name()))
                    .map(table -> table.name().quoted())
                    .gather(Gatherers.windowFixed(TABLES_MAX))
                    .map(names -> "GRANT SELECT ON " + String.join(", ", names) + " TO " + user())
                    .toList();
            if (!statements.isEmpty()) {
                grants.add(InRole.execute(catalog, owner, statements));
            }
        }
        int unreachable = unreachable().size();
        String besides = unreachable == 0 ? "" : "; " + unreachable + " are out of reach";
        return Step.of(
                StepId.TABLE_SELECT,
                "on all tables of " + goal.schemas() + besides,
                "missing on " + unreadable.size() + " tables" + besides,
                grants);
    }

    /** The admin user counts as if it had tables everywhere: it is who makes the first one. */
    private List<String> shutFor(Owner owner) {
        boolean isAdmin = owner.name().equals(catalog.admin().name());
        return catalog.schemas().stream()
                .map(Schema::name)
                .filter(schema -> isAdmin || owner.tablesIn().contains(schema))
                .filter(schema -> !owner.opened().contains(schema))
                .toList();
    }

    /** Owners whose later tables the user won't be able to read. */
    List<Owner> unreachableOwners() {
        return catalog.owners().stream()
                .filter(owner ->
                        owner.hold() == Hold.OUT_OF_REACH && !shutFor(owner).isEmpty())
                .toList();
    }

    String defaultPrivileges(Owner owner) {
        return "ALTER DEFAULT PRIVILEGES FOR ROLE " + Sql.identifier(owner.name()) + " IN SCHEMA "
                + Sql.identifiers(shutFor(owner)) + " GRANT SELECT ON TABLES TO " + user();
    }

    private Step later() {
        List<Owner> shut =
                reached().stream().filter(owner -> !shutFor(owner).isEmpty()).toList();
        List<Change> grants = shut.stream()
                .map(owner -> InRole.execute(catalog, owner, List.of(defaultPrivileges(owner))))
                .toList();
        List<String> beyond = unreachableOwners().stream().map(Owner::name).toList();
        String besides = beyond.isEmpty() ? "" : "; out of reach: " + beyond;
        return Step.of(
                StepId.DEFAULT_PRIVILEGES,
                "what owners of tables make in " + goal.schemas() + " will be readable" + besides,
                "missing for " + shut.stream().map(Owner::name).collect(Collectors.joining(", ")) + besides,
                grants);
    }
}
