package dev.repoint.alignment;

/**
 * The load balancer's opinion of a target.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html">TargetHealth</a>
 */
public enum Health {
    /** Being registered, or before its first health check. */
    INITIAL,
    HEALTHY,
    UNHEALTHY,
    /** Unhealthy, and its connections are given time to end; still registered. */
    UNHEALTHY_DRAINING,
    /** Registered but without traffic: its zone isn't enabled, or no listener uses the group. */
    UNUSED,
    /** Deregistered, its connections are given time to end: the one state that is no longer a registration. */
    DRAINING,
    /** Health checks are off, or the load balancer can't tell. */
    UNAVAILABLE,
    /** A state that this version doesn't know. */
    UNKNOWN;

    /** Reads the state as the API spells it, such as {@code unhealthy.draining}. */
    public static Health of(String state) {
        return switch (state) {
            case "initial" -> INITIAL;
            case "healthy" -> HEALTHY;
            case "unhealthy" -> UNHEALTHY;
            case "unhealthy.draining" -> UNHEALTHY_DRAINING;
            case "unused" -> UNUSED;
            case "draining" -> DRAINING;
            case "unavailable" -> UNAVAILABLE;
            default -> UNKNOWN;
        };
    }
}
