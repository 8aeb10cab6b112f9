package dev.repoint.alignment;

import java.util.Comparator;

/**
 * What a Network Load Balancer sends traffic to. Address and port are its whole identity (rule 7).
 *
 * @param port 1 to 65535
 */
public record Target(Address address, int port) implements Comparable<Target> {

    public static final int PORT_MAX = 65_535;

    public Target {
        if (port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("port " + port + " is not within 1 to " + PORT_MAX);
        }
    }

    @Override
    public int compareTo(Target other) {
        return Comparator.comparing(Target::address)
                .thenComparingInt(Target::port)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return switch (address.family()) {
            case IPV4 -> address + ":" + port;
            case IPV6 -> "[" + address + "]:" + port;
        };
    }
}
