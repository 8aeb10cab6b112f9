package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Catalog.Owner;
import dev.repoint.bootstrap.Catalog.Publication;
import dev.repoint.bootstrap.Published.Form;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The publication is created or altered: a dropped one takes the pipe with it. */
record PublicationPlan(Goal goal, Database database, Catalog catalog) {

    List<Step> steps() {
        return List.of(publication(), resource());
    }

    private String name() {
        return goal.publication().name();
    }

    private Published published() {
        return new Published(goal, catalog);
    }

    private PublicationContent content() {
        return new PublicationContent(goal.publication(), published());
    }

    private Set<String> owners() {
        return content()
                .owners(catalog.publication()
                        .<Set<TableName>>map(Publication::tables)
                        .orElse(Set.of()));
    }

    /** Owners of tables that have to be listed, and can't be. */
    List<Owner> unreachable() {
        return InRole.outOfReach(catalog, owners());
    }

    /** Whether it is for all tables and shouldn't be, or the other way round: that can't be altered. */
    boolean isOfOtherKind() {
        return catalog.publication()
                .filter(found -> found.holdsAll() != (published().form() instanceof Form.All))
                .isPresent();
    }

    /** Whether there is something to alter that only its owner may. */
    boolean isOthers() {
        return catalog.publication()
                .filter(found -> !found.isOwned()
                        && !isOfOtherKind()
                        && !content().alterations(found).isEmpty())
                .isPresent();
    }

    private Step publication() {
        Optional<Publication> found = catalog.publication();
        if (found.isEmpty()) {
            return needed("there is no publication " + name(), content().creation());
        }
        if (isOfOtherKind()) {
            return Step.inPlace(StepId.PUBLICATION, name() + " is of another kind, and stays so");
        }
        if (isOthers()) {
            return Step.inPlace(
                    StepId.PUBLICATION, name() + " belongs to " + found.get().owner() + ", and stays as it is");
        }
        List<List<String>> alterations = content().alterations(found.get());
        return alterations.isEmpty()
                ? Step.inPlace(StepId.PUBLICATION, name() + " holds what it should")
                : needed(name() + " differs from what it should hold", alterations);
    }

    private Step needed(String found, List<List<String>> transactions) {
        List<Owner> owners = InRole.owners(catalog, owners());
        List<Change> changes = transactions.stream()
                .<Change>map(statements -> new Change.Execute(InRole.asMember(catalog, owners, statements)))
                .toList();
        return new Step(StepId.PUBLICATION, Step.State.NEEDED, found, changes);
    }

    private Step resource() {
        Optional<Publication> found = catalog.publication();
        ResourceMark mark = new ResourceMark(found.flatMap(Publication::comment));
        String id = database.resourceId();
        if (mark.names(id)) {
            return Step.inPlace(StepId.RESOURCE_ID, name() + " is marked as made on " + id);
        }
        if (found.filter(each -> !each.isOwned()).isPresent()) {
            return Step.inPlace(StepId.RESOURCE_ID, "only the owner of " + name() + " can mark it as made on " + id);
        }
        return Step.needed(
                StepId.RESOURCE_ID,
                name() + " isn't marked as made on " + id,
                new Change.Execute(List.of(
                        "COMMENT ON PUBLICATION " + Sql.identifier(name()) + " IS " + Sql.literal(mark.renewed(id)))));
    }
}
