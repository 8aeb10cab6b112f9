package dev.repoint.drill.nlb;

/**
 * State of a target with its reason, each as the API spells it.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html">TargetHealth</a>
 */
public enum TargetState {
    REGISTERING("initial", "Elb.RegistrationInProgress", "Target registration is in progress"),
    CHECKING("initial", "Elb.InitialHealthChecking", "Initial health checks in progress"),
    HEALTHY("healthy", "", ""),
    FAILED("unhealthy", "Target.FailedHealthChecks", "Health checks failed"),
    TIMED_OUT("unhealthy", "Target.Timeout", "Request timed out"),
    DRAINING("draining", "Target.DeregistrationInProgress", "Target deregistration is in progress"),
    /** No listener uses the group, or the target's zone isn't enabled for the load balancer. */
    NOT_IN_USE("unused", "Target.NotInUse", "Target is not in use by a load balancer"),
    NOT_REGISTERED("unused", "Target.NotRegistered", "Target is not registered to the target group");

    private final String state;
    private final String reason;
    private final String description;

    TargetState(String state, String reason, String description) {
        this.state = state;
        this.reason = reason;
        this.description = description;
    }

    /** Such as {@code initial}. */
    public String state() {
        return state;
    }

    /** Such as {@code Elb.RegistrationInProgress}; empty for a healthy target. */
    public String reason() {
        return reason;
    }

    /** The reason in words; empty for a healthy target. */
    String description() {
        return description;
    }

    boolean isUnhealthy() {
        return this == FAILED || this == TIMED_OUT;
    }
}
