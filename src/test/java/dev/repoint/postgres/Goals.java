package dev.repoint.postgres;

import dev.repoint.bootstrap.AdminLogin;
import dev.repoint.bootstrap.DatabaseId;
import dev.repoint.bootstrap.Goal;
import dev.repoint.bootstrap.PublicationGoal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Goals of the tests here; what matters of one is its user, its schemas and its publication. */
final class Goals {

    private Goals() {}

    static Goal of(String database, String user, String publication, String... schemas) {
        return new Goal(
                new DatabaseId.Instance("orders"),
                database,
                List.of(schemas),
                user,
                "secret",
                new AdminLogin.ManagedSecret(),
                new PublicationGoal(publication, new PublicationGoal.Scope.All(), true),
                new TreeMap<>(),
                Goal.Reboot.NEVER,
                Goal.Keyless.REFUSE,
                new TreeSet<>(),
                Optional.empty());
    }
}
