package dev.repoint.alignment;

import java.util.Comparator;
import java.util.Optional;

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

    /** The target that {@code text} spells as {@link #toString} does, if it spells one. */
    public static Optional<Target> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || !text.substring(colon + 1).matches("[1-9][0-9]{0,4}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        boolean isBracketed = text.startsWith("[") && text.charAt(colon - 1) == ']';
        String address = isBracketed ? text.substring(1, colon - 1) : text.substring(0, colon);
        return Address.parse(address)
                .filter(parsed -> isBracketed == (parsed.family() == Family.IPV6))
                .filter(_ -> port <= PORT_MAX)
                .map(parsed -> new Target(parsed, port));
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
