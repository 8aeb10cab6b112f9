package dev.repoint.drill.scenario;

/** What stands on the stage. */
public enum Scenery {
    /** One database, followed by its host name. */
    ALONE,
    /** A cluster of two, of which the other lives on as a reader; followed by its identifier. */
    CLUSTER,
    /** One of many databases of one function, half of them in the availability zone that is lost. */
    ZONE,
    /** Another database is where DNS leads for a while; only what proves by TLS to be the right one is registered. */
    STRANGER
}
