package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Catalog.Table;
import dev.repoint.bootstrap.PublicationGoal.Scope;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which tables the publication shall hold, and how that is said to Postgres.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-createpublication.html">CREATE PUBLICATION</a>
 */
record Published(Goal goal, Catalog catalog) {

    private static final int SCHEMAS_SINCE = 15;

    /** Since then a partitioned table stands for its partitions. */
    private static final int ROOTS_SINCE = 13;

    /** How the goal is said to Postgres. */
    sealed interface Form {

        record All() implements Form {}

        record InSchemas(NavigableSet<String> schemas) implements Form {}

        record Listed(NavigableSet<TableName> tables) implements Form {}
    }

    Form form() {
        if (isListed()) {
            return listed();
        }
        return goal.publication().scope() instanceof Scope.Schemas(var names)
                ? new Form.InSchemas(new TreeSet<>(names))
                : new Form.All();
    }

    /** Where Postgres, or the admin user, can't say it otherwise, and where some tables are to be left out. */
    private boolean isListed() {
        boolean skips = goal.keyless() == Goal.Keyless.SKIP;
        return switch (goal.publication().scope()) {
            case Scope.All _ -> skips;
            case Scope.Schemas _ -> skips || !mayNameSchemas();
            case Scope.Tables _ -> true;
        };
    }

    private boolean mayNameSchemas() {
        return catalog.server().major() >= SCHEMAS_SINCE && catalog.admin().mayPublishAll();
    }

    /** Whether a list stands for what the goal says in another way. */
    boolean isExpanded() {
        return isListed() && !(goal.publication().scope() instanceof Scope.Tables);
    }

    private Form.Listed listed() {
        Set<TableName> left = goal.keyless() == Goal.Keyless.SKIP
                ? keyless().stream().map(this::listedAs).collect(Collectors.toSet())
                : Set.of();
        NavigableSet<TableName> names = new TreeSet<>();
        inScope().stream()
                .filter(table -> !table.isUnlogged() && isListable(table))
                .filter(table -> !left.contains(listedAs(table)))
                .forEach(table -> names.add(table.name()));
        return new Form.Listed(names);
    }

    /** A root brings its partitions along; Postgres 12 knows partitions only. */
    private boolean isListable(Table table) {
        return hasRoots() ? listedAs(table).equals(table.name()) : !table.isPartitioned();
    }

    private TableName listedAs(Table table) {
        return table.root().filter(this::isMeant).orElse(table.name());
    }

    boolean hasRoots() {
        return catalog.server().major() >= ROOTS_SINCE;
    }

    private boolean isMeant(TableName name) {
        return switch (goal.publication().scope()) {
            case Scope.All _ -> true;
            case Scope.Schemas(var names) -> names.contains(name.schema());
            case Scope.Tables(var names) -> names.contains(name);
        };
    }

    /** Tables that the goal means, partitions of meant ones among them. An expanded list leaves extensions' own tables out. */
    List<Table> inScope() {
        return catalog.tables().stream()
                .filter(table -> isMeant(table.name())
                        || table.root().filter(this::isMeant).isPresent())
                .filter(table -> !(isExpanded() && table.isOfExtension()))
                .toList();
    }

    /** Tables on which updates and deletes fail once they are published: on the source itself, and at the partition. */
    List<Table> keyless() {
        return inScope().stream()
                .filter(table -> !table.hasIdentity() && !table.isUnlogged())
                .toList();
    }

    /** Listed by name in the goal and not there. */
    Set<TableName> absent() {
        Set<TableName> absent = new TreeSet<>();
        if (goal.publication().scope() instanceof Scope.Tables(var names)) {
            absent.addAll(names);
            catalog.tables().forEach(table -> absent.remove(table.name()));
        }
        return absent;
    }
}
