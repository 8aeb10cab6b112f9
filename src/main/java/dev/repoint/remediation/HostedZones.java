package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Family;
import java.util.NavigableSet;
import java.util.Optional;

/** The hosted zones that hold bindings' records. Each call ends within 15 seconds; refusals are values. */
public interface HostedZones {

    /** Reads the record's addresses; none if there is no such record. Must not modify. */
    Reply<NavigableSet<Address>> read(AddressRecord record, Family family);

    /** Makes the record hold exactly {@code addresses}. Twice is as once. Empty when done. */
    Optional<Refusal> upsert(AddressRecord record, Family family, NavigableSet<Address> addresses);
}
