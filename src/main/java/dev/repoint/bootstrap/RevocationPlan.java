package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Catalog.Owner;
import java.util.List;

/**
 * Takes the user and everything it was granted away. What it owns, a publication perhaps, goes to the admin user first: it would
 * be dropped with the rest.
 *
 * @see <a href="https://www.postgresql.org/docs/current/role-removal.html">Dropping roles</a>
 */
record RevocationPlan(Goal goal, Database database, Catalog catalog) {

    Step step() {
        if (catalog.user().isEmpty()) {
            return Step.inPlace(StepId.USER, "there is no user " + goal.user());
        }
        return UserPlan.isAdmin(goal, database, catalog)
                ? Step.blocked(StepId.USER, goal.user() + " is the admin user, and stays")
                : Step.needed(StepId.USER, goal.user() + " is there" + owns(), new Change.Execute(statements()));
    }

    private String owns() {
        List<String> owned = catalog.user().map(Catalog.Role::owns).orElse(List.of());
        return owned.isEmpty() ? "" : "; " + catalog.admin().name() + " gets what it owns: " + Examples.of(owned);
    }

    /** What an owner granted, only who has the owner's rights can take back, even so. */
    private List<String> statements() {
        String user = Sql.identifier(goal.user());
        String admin = Sql.identifier(catalog.admin().name());
        List<Owner> owners = catalog.owners().stream()
                .filter(owner -> !owner.name().equals(goal.user()))
                .toList();
        return InRole.asMember(
                catalog,
                owners,
                List.of(
                        "GRANT " + user + " TO " + admin,
                        "REASSIGN OWNED BY " + user + " TO " + admin,
                        "DROP OWNED BY " + user,
                        "DROP ROLE " + user));
    }
}
