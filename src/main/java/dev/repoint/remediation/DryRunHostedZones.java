package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Family;
import java.util.NavigableSet;
import java.util.Optional;

/** Hosted zones that are read but not written. */
record DryRunHostedZones(HostedZones real) implements HostedZones {

    @Override
    public Reply<NavigableSet<Address>> read(AddressRecord record, Family family) {
        return real.read(record, family);
    }

    @Override
    public Optional<Refusal> upsert(AddressRecord record, Family family, NavigableSet<Address> addresses) {
        return Optional.empty();
    }
}
