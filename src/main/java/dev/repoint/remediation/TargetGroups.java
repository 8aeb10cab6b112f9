package dev.repoint.remediation;

import dev.repoint.alignment.Group;
import dev.repoint.alignment.Target;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * The load balancer's target groups. Each call ends within 15 seconds, retries included, a change that has to be tried with
 * another zone (rule 7) within 30; refusals are values.
 */
public interface TargetGroups {

    /** Reads what the group holds, draining targets included, with their health. Must not modify. */
    Reply<Group> read(String targetGroupArn);

    /** Reads the group's default port. Must not modify. */
    Reply<Integer> port(String targetGroupArn);

    /** Registers all of {@code targets}, 1 to 100; those that are registered already stay so. Empty when done. */
    Optional<Refusal> register(String targetGroupArn, NavigableSet<Target> targets);

    /** Deregisters all of {@code targets}, 1 to 1,000; those that are not registered stay so. Empty when done. */
    Optional<Refusal> deregister(String targetGroupArn, NavigableSet<Target> targets);
}
