package dev.repoint.remediation;

import java.time.Duration;
import java.util.Optional;

/** The load balancers of target groups. */
@FunctionalInterface
public interface LoadBalancers {

    /** What the ELBv2 API tells within {@code limit}; empty if no load balancer uses the group. */
    Reply<Optional<LoadBalancer>> of(String targetGroupArn, Duration limit);
}
