package dev.repoint.bootstrap;

import static dev.repoint.bootstrap.Finding.blocking;
import static dev.repoint.bootstrap.Finding.notice;
import static dev.repoint.bootstrap.Finding.warning;

import dev.repoint.bootstrap.Catalog.Table;
import dev.repoint.bootstrap.PublicationGoal.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What tables that shall be published mean for the pipe, and the pipe for them. */
record TableFindings(Goal goal, Catalog catalog) {

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        keyless(findings);
        unlogged(findings);
        partitioned(findings);
        add(
                findings,
                Table::hasRowSecurity,
                tables -> warning(
                        FindingId.ROW_SECURITY,
                        tables + " have row-level security: rows that " + goal.user()
                                + " may not see are missing from the first load",
                        "a policy FOR SELECT TO " + Sql.identifier(goal.user()) + " USING (true) on each"));
        add(
                findings,
                Table::hasGenerated,
                tables -> notice(
                        FindingId.GENERATED_COLUMNS,
                        tables + " have generated columns, which are not replicated; none should be part of a key",
                        "compute them in the target"));
        add(
                findings,
                table -> table.name().schema().contains(".")
                        || table.name().name().contains("."),
                tables -> warning(
                        FindingId.DOTTED_NAMES,
                        tables + " have a dot in their name, which ClickPipes doesn't support",
                        "ALTER TABLE ... RENAME"));
        return findings;
    }

    private interface Description {
        Finding of(String tables);
    }

    private void add(List<Finding> findings, Predicate<Table> trait, Description description) {
        List<TableName> names =
                published().inScope().stream().filter(trait).map(Table::name).toList();
        if (!names.isEmpty()) {
            findings.add(description.of(Examples.of(names)));
        }
    }

    private Published published() {
        return new Published(goal, catalog);
    }

    private void keyless(List<Finding> findings) {
        List<Table> keyless = published().keyless();
        if (keyless.isEmpty()) {
            return;
        }
        String tables = Examples.of(keyless.stream().map(Table::name).toList());
        String mend = "ALTER TABLE " + keyless.getFirst().name().quoted()
                + " ADD PRIMARY KEY (...), or REPLICA IDENTITY FULL, or keyless: skip or full";
        findings.add(
                switch (goal.keyless()) {
                    case REFUSE ->
                        blocking(
                                FindingId.KEYLESS_TABLES,
                                tables
                                        + " have no primary key or replica identity: once published, UPDATE and DELETE"
                                        + " fail on the source itself",
                                mend);
                    case SKIP ->
                        notice(
                                FindingId.KEYLESS_TABLES,
                                tables + " have no primary key or replica identity, and are left out",
                                mend);
                    case FULL ->
                        notice(
                                FindingId.KEYLESS_TABLES,
                                tables
                                        + " have no primary key: their whole old row becomes their identity, which"
                                        + " makes WAL larger",
                                "ALTER TABLE " + keyless.getFirst().name().quoted() + " ADD PRIMARY KEY (...)");
                });
    }

    private void unlogged(List<Finding> findings) {
        boolean areNamed = goal.publication().scope() instanceof Scope.Tables;
        add(findings, Table::isUnlogged, tables -> {
            String detail = tables + " are unlogged: they have no WAL and can't be replicated";
            String mend = "ALTER TABLE ... SET LOGGED";
            return areNamed
                    ? blocking(FindingId.UNLOGGED_TABLES, detail, mend)
                    : notice(FindingId.UNLOGGED_TABLES, detail, mend);
        });
    }

    private void partitioned(List<Finding> findings) {
        boolean viaRoot = goal.publication().viaPartitionRoot();
        if (published().hasRoots() && viaRoot) {
            return;
        }
        add(
                findings,
                Table::isPartitioned,
                tables -> published().hasRoots()
                        ? warning(
                                FindingId.PARTITIONED_TABLES,
                                tables + " are partitioned, and their changes come under each partition's name",
                                "publication.viaPartitionRoot: true")
                        : notice(
                                FindingId.PARTITIONED_TABLES,
                                tables
                                        + " are partitioned: Postgres 12 publishes each partition under its own name,"
                                        + " and new ones are added by the next apply",
                                "upgrade to Postgres 13 or newer"));
    }
}
