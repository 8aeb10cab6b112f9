package dev.repoint.aws;

import dev.repoint.bootstrap.Database;
import java.util.Optional;

/**
 * A database of the RDS API, instance or cluster, by its identifier. A call that is refused is a {@link RefusedCall}.
 */
interface RdsSource {

    Optional<Database> describe(String identifier);

    /**
     * Attaches a parameter group, which happens at once. {@code ApplyImmediately} is never said: it has no effect on the group,
     * and for an instance it would also apply all that waits for the maintenance window.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html">ModifyDBInstance</a>
     */
    void attach(String identifier, String group);

    void reboot(String identifier, boolean withFailover);
}
