package dev.repoint.remediation;

import java.util.Optional;

/**
 * All that a remediator talks to.
 *
 * @param identity how targets prove what they are; absent if they need not
 */
public record Ports(
        EndpointResolver resolver,
        TargetGroups groups,
        HostedZones zones,
        Databases databases,
        Parameters parameters,
        Optional<Identity> identity) {

    /** The same for a dry run: everything is read, nothing is changed. */
    Ports forDryRun() {
        return new Ports(
                resolver,
                new DryRunTargetGroups(groups),
                new DryRunHostedZones(zones),
                databases,
                new DryRunParameters(parameters),
                identity);
    }
}
