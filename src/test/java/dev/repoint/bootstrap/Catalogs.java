package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Catalog.AdminUser;
import dev.repoint.bootstrap.Catalog.Role;
import java.util.Optional;

/** Catalogs with something else in them. */
final class Catalogs {

    private Catalogs() {}

    static Catalog with(Catalog old, Optional<Role> user) {
        return with(old, old.admin(), user);
    }

    static Catalog with(Catalog old, AdminUser admin) {
        return with(old, admin, old.user());
    }

    private static Catalog with(Catalog old, AdminUser admin, Optional<Role> user) {
        return new Catalog(
                old.server(),
                admin,
                user,
                old.schemas(),
                old.tables(),
                old.owners(),
                old.publication(),
                old.senders(),
                old.slots(),
                old.transactions());
    }
}
