package dev.repoint.bootstrap;

import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * What the source database shall become, as the caller asks for it.
 *
 * @param source the database in RDS
 * @param database the database in Postgres; one, because a publication lives in one
 * @param schemas where the user may read, in the order of the request
 * @param user the replication user
 * @param passwordSecret name or ARN of the secret with the user's password
 * @param parameters of the parameter group, by name
 * @param acknowledged ids of findings that the caller accepts
 * @param targetGroupArn of the balancer whose attributes are checked too
 */
public record Goal(
        DatabaseId source,
        String database,
        List<String> schemas,
        String user,
        String passwordSecret,
        AdminLogin admin,
        PublicationGoal publication,
        NavigableMap<String, String> parameters,
        Reboot reboot,
        Keyless keyless,
        NavigableSet<String> acknowledged,
        Optional<String> targetGroupArn) {

    public Goal {
        schemas = List.copyOf(schemas);
    }

    /** Whether, and how, a reboot that is pending may be made. */
    public enum Reboot {
        NEVER,
        ALLOWED,
        WITH_FAILOVER
    }

    /** What happens to tables that would be published and have no replica identity. */
    public enum Keyless {
        /** Nothing is changed at all while there is one. */
        REFUSE,
        /** They are not published. */
        SKIP,
        /** Their whole old row becomes their identity. */
        FULL
    }
}
