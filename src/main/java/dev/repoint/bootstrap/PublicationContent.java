package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Catalog.Publication;
import dev.repoint.bootstrap.Catalog.Table;
import dev.repoint.bootstrap.Published.Form;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * The statements that give a publication what it shall hold.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-alterpublication.html">ALTER PUBLICATION</a>
 */
record PublicationContent(PublicationGoal goal, Published published) {

    private static final String VIA_ROOT = "(publish_via_partition_root = %s)";

    /** Tables in one transaction, which locks each of them: a server has some thousand locks in all. */
    private static final int TABLES_MAX = 500;

    /** Transactions, in their order. */
    List<List<String>> creation() {
        return switch (published.form()) {
            case Form.All _ -> List.of(List.of(create(" FOR ALL TABLES")));
            case Form.InSchemas(var schemas) ->
                List.of(List.of(create(schemas.isEmpty() ? "" : " FOR TABLES IN SCHEMA " + Sql.identifiers(schemas))));
            case Form.Listed(var tables) -> {
                List<String> names = windows(tables);
                String first = names.isEmpty() ? "" : " FOR TABLE " + names.getFirst();
                yield Stream.concat(
                                Stream.of(create(first)),
                                names.stream().skip(1).map(more -> alter("ADD TABLE " + more)))
                        .map(List::of)
                        .toList();
            }
        };
    }

    private String create(String held) {
        String options = published.hasRoots() && goal.viaPartitionRoot() ? " WITH " + VIA_ROOT.formatted(true) : "";
        return "CREATE PUBLICATION " + Sql.identifier(goal.name()) + held + options;
    }

    private String alter(String clause) {
        return "ALTER PUBLICATION " + Sql.identifier(goal.name()) + " " + clause;
    }

    /** Transactions, in their order, none of which leaves out what is to stay. None if it holds all already. */
    List<List<String>> alterations(Publication found) {
        List<List<String>> all = new ArrayList<>(
                switch (published.form()) {
                    case Form.All _ -> List.of();
                    case Form.InSchemas(var schemas) -> inSchemas(found, schemas);
                    case Form.Listed(var tables) -> listed(found, tables);
                });
        if (published.hasRoots() && found.viaPartitionRoot() != goal.viaPartitionRoot()) {
            all.add(List.of(alter("SET " + VIA_ROOT.formatted(goal.viaPartitionRoot()))));
        }
        return all;
    }

    /** In one, because a table of which some columns are listed doesn't go together with its schema. */
    private List<List<String>> inSchemas(Publication found, Set<String> schemas) {
        List<String> clauses = new ArrayList<>();
        windows(found.tables()).forEach(names -> clauses.add("DROP TABLE " + names));
        schemas(clauses, "ADD", without(schemas, found.schemas()));
        schemas(clauses, "DROP", without(found.schemas(), schemas));
        return clauses.isEmpty()
                ? List.of()
                : List.of(clauses.stream().map(this::alter).toList());
    }

    private List<List<String>> listed(Publication found, Set<TableName> tables) {
        List<String> clauses = new ArrayList<>();
        windows(without(tables, found.tables())).forEach(names -> clauses.add("ADD TABLE " + names));
        schemas(clauses, "DROP", found.schemas());
        windows(without(found.tables(), tables)).forEach(names -> clauses.add("DROP TABLE " + names));
        return clauses.stream().map(clause -> List.of(alter(clause))).toList();
    }

    private static void schemas(List<String> clauses, String verb, Set<String> names) {
        if (!names.isEmpty()) {
            clauses.add(verb + " TABLES IN SCHEMA " + Sql.identifiers(names));
        }
    }

    /** Tables that inherit from one of these come and go by their own names; of a partitioned one all partitions come anyway. */
    private static List<String> windows(Collection<TableName> tables) {
        return tables.stream()
                .map(table -> "ONLY " + table.quoted())
                .gather(Gatherers.windowFixed(TABLES_MAX))
                .map(names -> String.join(", ", names))
                .toList();
    }

    /** Of the tables that have to be listed anew, which only their owners may do. */
    Set<String> owners(Collection<TableName> listed) {
        Set<TableName> added =
                published.form() instanceof Form.Listed(var tables) ? without(tables, listed) : Set.<TableName>of();
        return published.catalog().tables().stream()
                .filter(table -> added.contains(table.name()))
                .map(Table::owner)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T extends Comparable<T>> Set<T> without(Collection<T> all, Collection<T> some) {
        Set<T> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
