package dev.repoint.remediation;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Where a database may be placed.
 *
 * @param zones the names of the Availability Zones in which it may be, or is; at least one
 */
public record SubnetGroup(String name, NavigableSet<String> zones) {
    public SubnetGroup {
        zones = Collections.unmodifiableNavigableSet(new TreeSet<>(zones));
    }
}
