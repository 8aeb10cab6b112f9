package dev.repoint.alignment;

/** The address family of a target group; a group holds targets of one family only. */
public enum Family {
    IPV4,
    IPV6
}
