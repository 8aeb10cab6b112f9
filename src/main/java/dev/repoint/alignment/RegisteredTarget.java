package dev.repoint.alignment;

/**
 * A target as the group lists it. The list also holds targets that drain; those are no longer registered (rule 6).
 *
 * @param reason why the health is not {@code HEALTHY}, as the load balancer says it; may be empty
 */
public record RegisteredTarget(Target target, Health health, String reason) {

    public boolean isRegistered() {
        return health != Health.DRAINING;
    }

    public boolean isHealthy() {
        return health == Health.HEALTHY;
    }

    public boolean isUnhealthy() {
        return health == Health.UNHEALTHY || health == Health.UNHEALTHY_DRAINING;
    }

    /** Whether it is so new that the load balancer has no opinion of it yet. */
    boolean isUntried() {
        return health == Health.INITIAL;
    }

    /** What to say of it when it is {@code UNUSED}. */
    public String withoutTraffic() {
        return target + " is registered but takes no traffic (" + reason + ")";
    }

    RegisteredTarget as(Health other) {
        return new RegisteredTarget(target, other, "");
    }
}
