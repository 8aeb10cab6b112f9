package dev.repoint.bootstrap;

import java.time.Duration;

/**
 * How the target group and its Network Load Balancer are set.
 *
 * @param isCrossZone of the group, or what it inherits from the balancer
 * @param endsOnDeregistration whether connections are terminated when the deregistration delay is over
 * @param admitsPrivateLink false if rules of the balancer's security groups are enforced on PrivateLink's traffic
 */
public record Balancer(
        boolean isCrossZone,
        boolean preservesClientIp,
        boolean endsOnDeregistration,
        Duration deregistrationDelay,
        Duration healthCheckInterval,
        boolean admitsPrivateLink) {}
