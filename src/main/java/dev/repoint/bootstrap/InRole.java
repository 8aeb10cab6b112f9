package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Catalog.Hold;
import dev.repoint.bootstrap.Catalog.Owner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Statements that are right only for the owner of what they change. The master user of RDS is no superuser: it has to be a
 * member of the owner, and becomes one for as long as the transaction takes.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-alterdefaultprivileges.html">ALTER DEFAULT PRIVILEGES</a>
 * @see <a href="https://www.postgresql.org/docs/current/role-membership.html">Role membership</a>
 */
final class InRole {

    private InRole() {}

    /** Those of these names that own something. */
    static List<Owner> owners(Catalog catalog, Collection<String> names) {
        return catalog.owners().stream()
                .filter(owner -> names.contains(owner.name()))
                .toList();
    }

    /** Those among them in whose name the admin user can do nothing. */
    static List<Owner> outOfReach(Catalog catalog, Collection<String> names) {
        return owners(catalog, names).stream()
                .filter(owner -> owner.hold() == Hold.OUT_OF_REACH)
                .toList();
    }

    /** As the owner itself. */
    static Change execute(Catalog catalog, Owner owner, List<String> statements) {
        List<String> all = new ArrayList<>();
        all.add("SET LOCAL ROLE " + Sql.identifier(owner.name()));
        all.addAll(statements);
        all.add("RESET ROLE");
        return new Change.Execute(asMember(catalog, List.of(owner), all));
    }

    /** As the admin user, with the rights of all these owners. */
    static List<String> asMember(Catalog catalog, List<Owner> owners, List<String> statements) {
        String admin = Sql.identifier(catalog.admin().name());
        List<String> within = owners.stream()
                .filter(owner -> owner.hold() == Hold.WITHIN_REACH)
                .map(owner -> Sql.identifier(owner.name()))
                .toList();
        List<String> all = new ArrayList<>();
        within.forEach(owner -> all.add("GRANT " + owner + " TO " + admin));
        all.addAll(statements);
        within.forEach(owner -> all.add("REVOKE " + owner + " FROM " + admin));
        return all;
    }
}
