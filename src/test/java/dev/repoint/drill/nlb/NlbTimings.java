package dev.repoint.drill.nlb;

import java.time.Duration;

/**
 * How long a Network Load Balancer takes for things.
 *
 * @param registrationDelay from RegisterTargets until the first health check
 * @param checkInterval between the beginnings of two checks of a target
 * @param checkTimeout after which a check without an answer has failed
 * @param healthyThreshold consecutive successes that make a target healthy, 2 to 10
 * @param unhealthyThreshold consecutive failures that make it unhealthy, 2 to 10
 * @param deregistrationDelay from DeregisterTargets until the target's connections end
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html">Health
 *     checks for Network Load Balancer target groups</a>
 */
public record NlbTimings(
        Duration registrationDelay,
        Duration checkInterval,
        Duration checkTimeout,
        int healthyThreshold,
        int unhealthyThreshold,
        Duration deregistrationDelay) {

    /**
     * A group tuned for fast failover. In the field it takes 60 to 180 s from registered to healthy, most of it before
     * the first check; here 90. A deregistration delay of 120 s is the least that AWS recommends.
     *
     * @see <a href="https://github.com/aws/containers-roadmap/issues/469">Field reports</a>
     * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html">
     *     Edit target group attributes</a>
     */
    public static final NlbTimings FIELD = new NlbTimings(
            Duration.ofSeconds(80), Duration.ofSeconds(10), Duration.ofSeconds(10), 2, 2, Duration.ofSeconds(120));

    private static final int THRESHOLD_MIN = 2;
    private static final int THRESHOLD_MAX = 10;

    public NlbTimings {
        requireWithin("registration delay", registrationDelay, Duration.ZERO);
        requireWithin("check interval", checkInterval, Duration.ofMillis(1));
        requireWithin("check timeout", checkTimeout, Duration.ofMillis(1));
        requireWithin("deregistration delay", deregistrationDelay, Duration.ZERO);
        requireThreshold("healthy", healthyThreshold);
        requireThreshold("unhealthy", unhealthyThreshold);
    }

    /** The same load balancer with every duration times {@code factor}; 0.02 makes a minute 1.2 s. */
    public NlbTimings scaled(double factor) {
        return new NlbTimings(
                scaled(registrationDelay, factor),
                scaled(checkInterval, factor),
                scaled(checkTimeout, factor),
                healthyThreshold,
                unhealthyThreshold,
                scaled(deregistrationDelay, factor));
    }

    /** From registered to healthy, for a target that passes each check at once. */
    public Duration untilHealthy() {
        return registrationDelay.plus(checkInterval.multipliedBy(healthyThreshold - 1L));
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofNanos(Math.round(duration.toNanos() * factor));
    }

    private static void requireWithin(String what, Duration duration, Duration min) {
        if (duration.compareTo(min) < 0) {
            throw new IllegalArgumentException(what + " " + duration + " is shorter than " + min);
        }
    }

    private static void requireThreshold(String what, int checks) {
        if (checks < THRESHOLD_MIN || checks > THRESHOLD_MAX) {
            throw new IllegalArgumentException(
                    "%s threshold %d is not within %d to %d".formatted(what, checks, THRESHOLD_MIN, THRESHOLD_MAX));
        }
    }
}
