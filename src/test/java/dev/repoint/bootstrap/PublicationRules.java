package dev.repoint.bootstrap;

import static dev.repoint.bootstrap.Statements.expect;
import static dev.repoint.bootstrap.Statements.require;
import static dev.repoint.bootstrap.Statements.there;

import dev.repoint.bootstrap.PostgresState.Publication;
import dev.repoint.bootstrap.PostgresState.Table;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Who may make and alter publications, and what they can hold.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-alterpublication.html">ALTER PUBLICATION</a>
 */
record PublicationRules(PostgresState state, String current) {

    void create(String name, boolean holdsAll, boolean viaRoot) {
        expect(!state.publications.containsKey(name), name + " exists");
        require(!viaRoot || state.major >= 13, "unrecognized parameter");
        require(!holdsAll || state.is(current, "rds_superuser"), "must be superuser");
        state.publications.put(
                name, new Publication(current, holdsAll, viaRoot, new TreeSet<>(), new TreeSet<>(), Optional.empty()));
    }

    void alter(String name, UnaryOperator<Publication> change) {
        Publication old = there(state.publication(name), name);
        require(state.is(current, old.owner()), "must be owner of publication " + name);
        state.publications.put(name, change.apply(old));
    }

    void add(String name, TableName added) {
        Table table = there(state.table(added), added.toString());
        require(state.is(current, table.owner()), "must be owner of table " + added);
        require(!table.isUnlogged(), "unlogged tables can't be replicated");
        require(!table.isPartitioned() || state.major >= 13, added + " is a partitioned table");
        alter(name, old -> {
            require(!old.holdsAll(), name + " is defined as FOR ALL TABLES");
            TreeSet<TableName> tables = new TreeSet<>(old.tables());
            require(tables.add(added), added + " is already member of publication");
            return new Publication(old.owner(), false, old.viaRoot(), tables, old.schemas(), old.comment());
        });
    }

    void drop(String name, TableName dropped) {
        alter(name, old -> {
            TreeSet<TableName> tables = new TreeSet<>(old.tables());
            require(tables.remove(dropped), dropped + " is not part of the publication");
            return new Publication(old.owner(), false, old.viaRoot(), tables, old.schemas(), old.comment());
        });
    }

    void addSchema(String name, String added) {
        require(state.major >= 15 && state.is(current, "rds_superuser"), "must be superuser to add schemas");
        there(state.schema(added), added);
        alter(name, old -> {
            require(!old.holdsAll(), name + " is defined as FOR ALL TABLES");
            TreeSet<String> schemas = new TreeSet<>(old.schemas());
            require(schemas.add(added), added + " is already member of publication");
            return new Publication(old.owner(), false, old.viaRoot(), old.tables(), schemas, old.comment());
        });
    }

    void dropSchema(String name, String dropped) {
        alter(name, old -> {
            TreeSet<String> schemas = new TreeSet<>(old.schemas());
            require(schemas.remove(dropped), dropped + " is not part of the publication");
            return new Publication(old.owner(), false, old.viaRoot(), old.tables(), schemas, old.comment());
        });
    }

    void viaRoot(String name, boolean is) {
        require(state.major >= 13, "unrecognized parameter");
        alter(
                name,
                old -> new Publication(old.owner(), old.holdsAll(), is, old.tables(), old.schemas(), old.comment()));
    }
}
