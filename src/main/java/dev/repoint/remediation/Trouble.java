package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Group;
import java.util.NavigableSet;

/** A group that doesn't serve as it should; the same trouble as long as the answer and the targets' health are the same. */
record Trouble(NavigableSet<Address> wanted, Group group) {}
