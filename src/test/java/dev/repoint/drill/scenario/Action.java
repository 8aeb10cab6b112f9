package dev.repoint.drill.scenario;

import java.util.Optional;

/** One thing that befalls the database or what surrounds it. */
public sealed interface Action {

    /**
     * The host that serves the database is lost.
     *
     * @param portStaysOpen whether its port goes on to take connections and says nothing, as when a host loses its
     *     storage: health checks over TCP find it healthy
     */
    record Lose(boolean portStaysOpen) implements Action {}

    /** The other host takes the storage over and serves the database. */
    record TakeOver() implements Action {}

    /**
     * The endpoint's name has another answer from now on.
     *
     * @param host nothing: the name does not exist
     */
    record Answer(Optional<Host> host) implements Action {}

    /** The lost host serves again, as the cluster's reader: whoever connects there finds no stream. */
    record Rejoin() implements Action {}

    /** From now on the RDS API says that the cluster's writer runs there. */
    record NameWriter(Host host) implements Action {}

    /** The other databases of the lost zone are lost as well. */
    record LoseNeighbours() implements Action {}

    /** DNS has the new addresses of those. */
    record MoveNeighbours() implements Action {}

    /** RDS's event about each of those arrives at the function's queue. */
    record SendForNeighbours(DatabaseEvent event) implements Action {}

    /** RDS's event arrives at the function's queue. */
    record Send(DatabaseEvent event) implements Action {}

    /** From now on ELBv2 answers "Rate exceeded" to this action, or no longer does. */
    record Throttle(String awsAction, boolean isOn) implements Action {}
}
