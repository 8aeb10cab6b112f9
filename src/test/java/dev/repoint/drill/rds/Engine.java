package dev.repoint.drill.rds;

import java.util.NavigableMap;

/** The database server that stands behind a database of RDS. */
@FunctionalInterface
public interface Engine {

    /** None: nothing listens there. */
    Engine NONE = _ -> {};

    /**
     * Restarts with these parameters, all of its group that have a value, which are written as RDS writes them. Called once for
     * a reboot, in a thread of its own; the database is {@code rebooting} until it returns.
     *
     * @throws Exception if it can't start with them: then the database is {@code incompatible-parameters}
     */
    void restart(NavigableMap<String, String> parameters) throws Exception;

    /** Dynamic parameters were given these values at once. */
    default void reload(NavigableMap<String, String> changed) {}
}
