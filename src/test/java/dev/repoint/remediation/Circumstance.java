package dev.repoint.remediation;

/** What differs between two simulated moves of a database, beside all that is drawn by lot. */
enum Circumstance {
    /** A fail-over: the balancer finds the old target unhealthy, and a resolver keeps answers for their time to live. */
    HOST_LOST("The old host is lost: a failover"),

    /** The same, but the old target stays healthy, so that no tick stays on. */
    HOST_SERVES_ON("The old host serves on: a switch-over"),

    /** A fail-over where each question is answered anew. */
    NOTHING_CACHED("The old host is lost, and no resolver caches");

    private final String title;

    Circumstance(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
