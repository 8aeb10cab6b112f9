package dev.repoint.bootstrap;

import static dev.repoint.bootstrap.Finding.blocking;
import static dev.repoint.bootstrap.Finding.notice;
import static dev.repoint.bootstrap.Finding.warning;

import dev.repoint.bootstrap.Catalog.Owner;
import dev.repoint.bootstrap.Catalog.Schema;
import dev.repoint.bootstrap.Catalog.Table;
import dev.repoint.bootstrap.PublicationGoal.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/** What the replication user can't read, and can't be let to. */
record AccessFindings(Goal goal, Catalog catalog) {

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        schemas(findings);
        tables(findings);
        laterTables(findings);
        elsewhere(findings);
        return findings;
    }

    private GrantPlan grants() {
        return new GrantPlan(goal, catalog);
    }

    private Published published() {
        return new Published(goal, catalog);
    }

    private String quotedUser() {
        return Sql.identifier(goal.user());
    }

    private void schemas(List<Finding> findings) {
        List<String> there = catalog.schemas().stream().map(Schema::name).toList();
        goal.schemas().stream()
                .filter(schema -> !there.contains(schema))
                .forEach(schema -> findings.add(blocking(
                        FindingId.SCHEMA_MISSING,
                        "schemas: there is no schema " + schema + " in database " + goal.database(),
                        "CREATE SCHEMA " + Sql.identifier(schema) + ", or leave it out")));
        for (Schema schema : grants().unreachableSchemas()) {
            findings.add(blocking(
                    FindingId.USAGE_OUT_OF_REACH,
                    goal.user() + " may not use schema " + schema.name() + ", and "
                            + catalog.admin().name() + " can't change that",
                    "as " + schema.owner() + ": GRANT USAGE ON SCHEMA " + Sql.identifier(schema.name()) + " TO "
                            + quotedUser()));
        }
    }

    private void tables(List<Finding> findings) {
        List<Table> unreachable = grants().unreachable();
        if (unreachable.isEmpty()) {
            return;
        }
        boolean arePublished = published().inScope().stream().anyMatch(new HashSet<>(unreachable)::contains);
        String detail = Examples.of(names(unreachable)) + " can't be read by " + goal.user() + ", and "
                + catalog.admin().name() + " can't grant it";
        String mend = "as the owner of each, which is one of "
                + Examples.of(
                        new TreeSet<>(unreachable.stream().map(Table::owner).toList())) + ": GRANT SELECT ON "
                + unreachable.getFirst().name().quoted() + " TO " + quotedUser();
        findings.add(
                arePublished
                        ? blocking(FindingId.SELECT_OUT_OF_REACH, detail + ": the first load would fail", mend)
                        : warning(FindingId.SELECT_OUT_OF_REACH, detail + "; none of them is published", mend));
    }

    private void laterTables(List<Finding> findings) {
        for (Owner owner : grants().unreachableOwners()) {
            findings.add(warning(
                    FindingId.DEFAULT_PRIVILEGES_OUT_OF_REACH,
                    "tables that " + owner.name() + " makes later can't be read by " + goal.user() + ", and "
                            + catalog.admin().name() + " can't change that",
                    "as " + owner.name() + ": " + grants().defaultPrivileges(owner)));
        }
    }

    /** Published, and in a schema where nothing is granted. */
    private void elsewhere(List<Finding> findings) {
        List<TableName> names = names(published().inScope().stream()
                .filter(table -> !table.isReadable() && !table.isOfExtension())
                .filter(table -> !goal.schemas().contains(table.name().schema()))
                .toList());
        TreeSet<String> schemas =
                new TreeSet<>(names.stream().map(TableName::schema).toList());
        if (goal.publication().scope() instanceof Scope.Schemas(var wanted)) {
            wanted.stream().filter(name -> !goal.schemas().contains(name)).forEach(schemas::add);
        }
        if (schemas.isEmpty()) {
            return;
        }
        String detail = "published, and not among schemas, so that " + goal.user() + " can't read them: "
                + Examples.of(names.isEmpty() ? schemas : names);
        String mend = "add to schemas: " + Examples.of(schemas);
        boolean isAll = goal.publication().scope() instanceof Scope.All;
        findings.add(
                isAll
                        ? notice(FindingId.PUBLISHED_UNREADABLE, detail, mend)
                        : blocking(FindingId.PUBLISHED_UNREADABLE, detail, mend));
    }

    private static List<TableName> names(Collection<Table> tables) {
        return tables.stream().map(Table::name).toList();
    }
}
