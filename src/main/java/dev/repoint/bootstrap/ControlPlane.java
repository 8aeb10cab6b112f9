package dev.repoint.bootstrap;

import java.util.List;
import java.util.Optional;

/**
 * The RDS API. Each call ends within 60 seconds, all pages and retries included. What a reading call can't say, because AWS
 * refuses or doesn't answer, is an exception; what is wrong with a change is an {@link Attempt}.
 */
public interface ControlPlane {

    /** Empty if RDS knows no such database. */
    Optional<Database> database(DatabaseId id);

    /**
     * The group of that name, with all its parameters and all its users.
     *
     * @param id tells instances' groups from clusters'
     */
    Optional<ParameterGroup> parameterGroup(DatabaseId id, String name);

    /** Makes one with the engine's defaults. One that is there already is {@code NotNow}. */
    Attempt create(DatabaseId id, String name, String family, String description);

    /** Copies a group that isn't a default one, with all that was set. One that is there already is {@code NotNow}. */
    Attempt copy(DatabaseId id, String from, String to, String description);

    /** Sets at most 20 in one call; doing it twice changes nothing. */
    Attempt set(DatabaseId id, String group, List<Setting> settings);

    /** Attaches the group without applying other changes that wait for the maintenance window. */
    Attempt attach(DatabaseId id, String group);

    /** Reboots the instance, or what has to be rebooted of a cluster. In another state than {@code available}: NotNow. */
    Attempt reboot(DatabaseId id, boolean withFailover);

    /** A token by which {@code user} may log in for 15 minutes; made here, nobody is asked. */
    Secret token(Host host, String user);
}
