package dev.repoint.function;

import dev.repoint.bootstrap.Attempt;
import dev.repoint.bootstrap.ControlPlane;
import dev.repoint.bootstrap.Database;
import dev.repoint.bootstrap.Database.ApplyStatus;
import dev.repoint.bootstrap.DatabaseId;
import dev.repoint.bootstrap.Host;
import dev.repoint.bootstrap.ParameterGroup;
import dev.repoint.bootstrap.Secret;
import dev.repoint.bootstrap.Setting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An RDS API with one database that is available, and that nothing can be changed of. */
record ReachableRds(String masterSecret, Secret token) implements ControlPlane {

    @Override
    public Optional<Database> database(DatabaseId id) {
        return Optional.of(new Database(
                id,
                "arn:aws:rds:eu-west-1:123456789012:db:orders",
                "db-1A2B3C",
                "postgres",
                "16.10",
                "available",
                Optional.of(new Host(LoopbackCloud.ORDERS, 5432)),
                "postgres",
                Optional.of(masterSecret),
                true,
                "ours",
                ApplyStatus.IN_SYNC,
                false,
                new TreeMap<>()));
    }

    @Override
    public Optional<ParameterGroup> parameterGroup(DatabaseId id, String name) {
        return name.equals("ours")
                ? Optional.of(new ParameterGroup(name, "postgres16", new TreeMap<>(), new TreeSet<>(Set.of(id.id()))))
                : Optional.empty();
    }

    @Override
    public Attempt create(DatabaseId id, String name, String family, String description) {
        throw notAsked();
    }

    @Override
    public Attempt copy(DatabaseId id, String from, String to, String description) {
        throw notAsked();
    }

    @Override
    public Attempt set(DatabaseId id, String group, List<Setting> settings) {
        throw notAsked();
    }

    @Override
    public Attempt attach(DatabaseId id, String group) {
        throw notAsked();
    }

    @Override
    public Attempt reboot(DatabaseId id, boolean withFailover) {
        throw notAsked();
    }

    @Override
    public Secret token(Host host, String user) {
        return token;
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("nothing is changed of a database that can't be entered");
    }
}
