package dev.repoint.aws;

import dev.repoint.bootstrap.Attempt;
import dev.repoint.bootstrap.ControlPlane;
import dev.repoint.bootstrap.Database;
import dev.repoint.bootstrap.DatabaseId;
import dev.repoint.bootstrap.Host;
import dev.repoint.bootstrap.Parameter;
import dev.repoint.bootstrap.ParameterGroup;
import dev.repoint.bootstrap.Secret;
import dev.repoint.bootstrap.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.model.ApplyMethod;

/** The RDS API. A reading call that is refused or gets no answer is an {@link IllegalStateException} that says why. */
public final class RdsControlPlane implements ControlPlane {

    /** For all calls of a description; a single call ends within 13 seconds. */
    private static final Duration DEADLINE = Duration.ofSeconds(55);

    /** In one ModifyDBParameterGroup. */
    private static final int SETTINGS_MAX = 20;

    private static final String SET_BY_USER = "user";
    private static final String STATIC = "static";

    private final AwsClients clients;
    private final Duration deadline;

    public RdsControlPlane(AwsClients clients) {
        this(clients, DEADLINE);
    }

    RdsControlPlane(AwsClients clients, Duration deadline) {
        this.clients = clients;
        this.deadline = deadline;
    }

    @Override
    public Optional<Database> database(DatabaseId id) {
        return read(id.toString(), () -> source(id).describe(identifier(id)));
    }

    @Override
    public Optional<ParameterGroup> parameterGroup(DatabaseId id, String name) {
        RdsGroups groups = groups(id);
        return read(
                "parameter group " + name,
                () -> groups.family(name)
                        .map(family -> new ParameterGroup(
                                name, family, parameters(groups, name), new TreeSet<>(groups.users(name)))));
    }

    private static NavigableMap<String, Parameter> parameters(RdsGroups groups, String name) {
        NavigableMap<String, Parameter> byName = new TreeMap<>();
        groups.parameters(name).forEach(found -> byName.put(found.parameterName(), parameter(found)));
        return byName;
    }

    private static Parameter parameter(software.amazon.awssdk.services.rds.model.Parameter found) {
        return new Parameter(
                found.parameterName(),
                Optional.ofNullable(found.parameterValue()),
                SET_BY_USER.equals(found.source()),
                STATIC.equals(found.applyType()),
                Boolean.TRUE.equals(found.isModifiable()),
                Optional.ofNullable(found.allowedValues()));
    }

    @Override
    public Attempt create(DatabaseId id, String name, String family, String description) {
        return AwsFailure.attempt(() -> groups(id).create(name, family, description));
    }

    @Override
    public Attempt copy(DatabaseId id, String from, String to, String description) {
        return AwsFailure.attempt(() -> groups(id).copy(from, to, description));
    }

    /** @throws IllegalArgumentException if there are none, or more than 20 */
    @Override
    public Attempt set(DatabaseId id, String group, List<Setting> settings) {
        if (settings.isEmpty() || settings.size() > SETTINGS_MAX) {
            throw new IllegalArgumentException(settings.size() + " parameters at once, not 1 to " + SETTINGS_MAX);
        }
        return AwsFailure.attempt(() -> groups(id)
                .set(group, settings.stream().map(RdsControlPlane::parameter).toList()));
    }

    /** A static one can't be set at once; a dynamic one could also wait, but has no reason to. */
    private static software.amazon.awssdk.services.rds.model.Parameter parameter(Setting setting) {
        return software.amazon.awssdk.services.rds.model.Parameter.builder()
                .parameterName(setting.name())
                .parameterValue(setting.value())
                .applyMethod(setting.isStatic() ? ApplyMethod.PENDING_REBOOT : ApplyMethod.IMMEDIATE)
                .build();
    }

    @Override
    public Attempt attach(DatabaseId id, String group) {
        return AwsFailure.attempt(() -> source(id).attach(identifier(id), group));
    }

    @Override
    public Attempt reboot(DatabaseId id, boolean withFailover) {
        return AwsFailure.attempt(() -> source(id).reboot(identifier(id), withFailover));
    }

    @Override
    public Secret token(Host host, String user) {
        return read(
                "a token for " + user,
                () -> AwsFailure.ask(
                        "Signing a token",
                        () -> new Secret(clients.rds()
                                .utilities()
                                .generateAuthenticationToken(request -> request.hostname(host.name())
                                        .port(host.port())
                                        .username(user)))));
    }

    private <T> T read(String what, Supplier<T> calls) {
        try {
            return InTime.get(deadline, "the RDS API did not give " + what, calls);
        } catch (RefusedCall refused) {
            throw new IllegalStateException(refused.refusal().reason(), refused);
        }
    }

    private RdsGroups groups(DatabaseId id) {
        return switch (id) {
            case DatabaseId.Instance _ -> new InstanceGroups(clients.rds());
            case DatabaseId.Cluster _ -> new ClusterGroups(clients.rds());
        };
    }

    private RdsSource source(DatabaseId id) {
        return switch (id) {
            case DatabaseId.Instance _ -> new InstanceSource(clients.rds());
            case DatabaseId.Cluster _ -> new ClusterSource(clients.rds());
        };
    }

    /** RDS keeps identifiers in lower case; the end of an ARN is one. */
    private static String identifier(DatabaseId id) {
        return id.id().substring(id.id().lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
    }
}
