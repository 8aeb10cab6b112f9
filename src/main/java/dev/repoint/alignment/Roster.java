package dev.repoint.alignment;

import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What the RDS API adds to the answer of DNS. It may lag behind by minutes, so that alone it never makes an address wanted,
 * and takes one away only where the API says that the database behind it goes for good.
 *
 * @param spared addresses of databases that are there but not wanted just now: they reboot, say
 * @param departed addresses of databases that are being deleted or no longer exist; somebody else may get them next
 * @param isConfirmed whether the API, if it was asked, names the same database as DNS
 * @param isDown whether it says that the database can't serve until somebody acts: it is stopped, or its storage is full
 */
public record Roster(
        NavigableSet<Address> spared, NavigableSet<Address> departed, boolean isConfirmed, boolean isDown) {

    /** What is said of a source that the API isn't asked about. */
    public static final Roster NONE =
            new Roster(Collections.emptyNavigableSet(), Collections.emptyNavigableSet(), true, false);

    public Roster {
        spared = copy(spared);
        departed = copy(departed);
    }

    private static NavigableSet<Address> copy(Collection<Address> addresses) {
        return Collections.unmodifiableNavigableSet(new TreeSet<>(addresses));
    }
}
