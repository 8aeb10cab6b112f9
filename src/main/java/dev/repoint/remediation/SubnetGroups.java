package dev.repoint.remediation;

import java.time.Duration;

/** The subnet groups of databases. */
@FunctionalInterface
public interface SubnetGroups {

    /**
     * What the RDS API tells within {@code limit}. A database that it doesn't know in this account and region, or of which it
     * names no zone, is a refusal.
     *
     * @param source one that {@linkplain Source#identifier() tells its identifier}
     */
    Reply<SubnetGroup> of(Source source, Duration limit);
}
