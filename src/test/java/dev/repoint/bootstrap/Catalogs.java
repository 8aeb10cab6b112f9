package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Catalog.AdminUser;
import dev.repoint.bootstrap.Catalog.Role;
import dev.repoint.bootstrap.Catalog.Schema;
import java.util.List;
import java.util.Optional;

/** Catalogs with something else in them. */
final class Catalogs {

    private Catalogs() {}

    static Catalog with(Catalog old, Optional<Role> user) {
        return with(old, old.admin(), user, old.schemas());
    }

    static Catalog with(Catalog old, AdminUser admin) {
        return with(old, admin, old.user(), old.schemas());
    }

    static Catalog with(Catalog old, List<Schema> schemas) {
        return with(old, old.admin(), old.user(), schemas);
    }

    private static Catalog with(Catalog old, AdminUser admin, Optional<Role> user, List<Schema> schemas) {
        return new Catalog(
                old.server(),
                admin,
                user,
                schemas,
                old.tables(),
                old.owners(),
                old.publication(),
                old.senders(),
                old.slots(),
                old.transactions());
    }
}
