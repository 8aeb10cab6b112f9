package dev.repoint.bootstrap;

import static dev.repoint.bootstrap.Finding.blocking;
import static dev.repoint.bootstrap.Finding.notice;
import static dev.repoint.bootstrap.Finding.warning;

import dev.repoint.bootstrap.Catalog.Owner;
import dev.repoint.bootstrap.Catalog.Publication;
import dev.repoint.bootstrap.Published.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What stands between the publication that is there and the one that is wanted. */
record PublicationFindings(Goal goal, Database database, Catalog catalog) {

    private static final Set<String> CHANGES = Set.of("insert", "update", "delete");

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        scope(findings);
        reach(findings);
        catalog.publication().ifPresent(found -> existing(findings, found));
        return findings;
    }

    private void scope(List<Finding> findings) {
        Published published = new Published(goal, catalog);
        Set<TableName> absent = published.absent();
        if (!absent.isEmpty()) {
            findings.add(blocking(
                    FindingId.TABLE_MISSING,
                    "publication.tables: there is no table " + Examples.of(absent) + " in database " + goal.database(),
                    "correct the list"));
        }
        if (published.isExpanded()) {
            findings.add(notice(
                    FindingId.PUBLICATION_EXPANDED,
                    "the publication lists single tables: later ones are added by the next apply",
                    "call apply after a table was made"));
        }
        if (published.form() instanceof Form.All) {
            findings.add(warning(
                    FindingId.ALL_TABLES,
                    "the publication is for all tables: on a later one without a primary key, the application's own"
                            + " UPDATE and DELETE will fail",
                    "publication.tables: a list, or schemas"));
        }
    }

    private void reach(List<Finding> findings) {
        PublicationPlan plan = new PublicationPlan(goal, database, catalog);
        List<String> owners = Stream.concat(
                        new IdentityPlan(goal, catalog).unreachable().stream(), plan.unreachable().stream())
                .map(Owner::name)
                .distinct()
                .toList();
        if (!owners.isEmpty()) {
            findings.add(blocking(
                    FindingId.PUBLICATION_OUT_OF_REACH,
                    "tables of " + owners + " have to be published or altered, which only their owner may",
                    "GRANT " + Sql.identifiers(owners) + " TO "
                            + Sql.identifier(catalog.admin().name())));
        }
        boolean isNew = catalog.publication().isEmpty();
        if (isNew
                && new Published(goal, catalog).form() instanceof Form.All
                && !catalog.admin().mayPublishAll()) {
            findings.add(blocking(
                    FindingId.PUBLICATION_OUT_OF_REACH,
                    catalog.admin().name() + " may not publish all tables",
                    "log in as the master user, or publication.tables: a list"));
        }
        if (plan.isOthers()) {
            findings.add(blocking(
                    FindingId.PUBLICATION_OUT_OF_REACH,
                    "publication " + goal.publication().name() + " belongs to another user",
                    "ALTER PUBLICATION " + Sql.identifier(goal.publication().name()) + " OWNER TO "
                            + Sql.identifier(catalog.admin().name())));
        }
    }

    private void existing(List<Finding> findings, Publication found) {
        if (new PublicationPlan(goal, database, catalog).isOfOtherKind()) {
            findings.add(blocking(
                    FindingId.PUBLICATION_KIND,
                    "publication " + found.name() + (found.holdsAll() ? " is" : " is not")
                            + " for all tables, which can't be altered, and a dropped one breaks its pipe",
                    found.holdsAll() ? "publication.tables: \"all\", or another name" : "a list, or another name"));
        }
        if (!found.filtered().isEmpty() || !found.operations().containsAll(CHANGES)) {
            findings.add(warning(
                    FindingId.PUBLICATION_FILTERED,
                    "publication " + found.name() + " leaves changes out: it publishes " + found.operations()
                            + ", and some columns or rows only of " + Examples.of(found.filtered()),
                    "ALTER PUBLICATION " + Sql.identifier(found.name()) + " SET ..."));
        }
        new ResourceMark(found.comment())
                .id()
                .filter(id -> !id.equals(database.resourceId()))
                .ifPresent(id -> findings.add(warning(
                        FindingId.RESOURCE_ID_CHANGED,
                        "the publication was made on " + id + ", and this is " + database.resourceId()
                                + ": after a restore, an upgrade or a blue/green switch-over its slots are gone",
                        "resync the pipe")));
    }
}
