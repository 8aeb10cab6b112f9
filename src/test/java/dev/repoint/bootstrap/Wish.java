package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Goal.Keyless;
import dev.repoint.bootstrap.Goal.Reboot;
import dev.repoint.bootstrap.PublicationGoal.Scope;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A goal in the making, from what most callers ask for. */
final class Wish {

    static final DatabaseId ORDERS = new DatabaseId.Instance("orders");
    static final String USER = "clickpipes_user";
    static final String SECRET = "pipe/password";
    static final String PUBLICATION = "clickpipes_publication";

    private DatabaseId source = ORDERS;
    private String database = "shop";
    private List<String> schemas = List.of("public");
    private String user = USER;
    private String secret = SECRET;
    private AdminLogin admin = new AdminLogin.ManagedSecret();
    private Scope scope = new Scope.All();
    private boolean viaRoot = true;
    private final NavigableMap<String, String> parameters = new TreeMap<>();
    private Reboot reboot = Reboot.ALLOWED;
    private Keyless keyless = Keyless.REFUSE;
    private final TreeSet<String> acknowledged = new TreeSet<>();
    private Optional<String> targetGroup = Optional.empty();

    Wish() {
        parameters.put("rds.logical_replication", "1");
        parameters.put("wal_sender_timeout", "0");
    }

    static TableName table(String text) {
        String[] parts = text.split("\\.", 2);
        return new TableName(parts[0], parts[1]);
    }

    Goal goal() {
        return new Goal(
                source,
                database,
                schemas,
                user,
                secret,
                admin,
                new PublicationGoal(PUBLICATION, scope, viaRoot),
                new TreeMap<>(parameters),
                reboot,
                keyless,
                new TreeSet<>(acknowledged),
                targetGroup);
    }

    Wish of(DatabaseId other) {
        source = other;
        return this;
    }

    Wish database(String name) {
        database = name;
        return this;
    }

    Wish schemas(String... names) {
        schemas = List.of(names);
        return this;
    }

    Wish user(String name) {
        user = name;
        return this;
    }

    Wish secret(String name) {
        secret = name;
        return this;
    }

    Wish admin(AdminLogin login) {
        admin = login;
        return this;
    }

    Wish all() {
        scope = new Scope.All();
        return this;
    }

    Wish tables(String... names) {
        return tables(List.of(names).stream().map(Wish::table).toList());
    }

    Wish tables(List<TableName> names) {
        scope = new Scope.Tables(names);
        return this;
    }

    Wish inSchemas(String... names) {
        scope = new Scope.Schemas(List.of(names));
        return this;
    }

    Wish viaRoot(boolean is) {
        viaRoot = is;
        return this;
    }

    Wish parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    Wish withoutParameters() {
        parameters.clear();
        return this;
    }

    Wish reboot(Reboot choice) {
        reboot = choice;
        return this;
    }

    Wish keyless(Keyless choice) {
        keyless = choice;
        return this;
    }

    Wish acknowledge(FindingId... ids) {
        List.of(ids).forEach(id -> acknowledged.add(id.word()));
        return this;
    }

    Wish targetGroup(String arn) {
        targetGroup = Optional.of(arn);
        return this;
    }
}
