package dev.repoint.alignment;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address without name, zone or port, ordered by family and then by number.
 *
 * <p>Text is read as a literal, never looked up; IPv6 is written in the canonical form of RFC 5952, so that two texts of
 * one address are one address.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5952#section-4">RFC 5952, section 4</a>
 */
public record Address(InetAddress value) implements Comparable<Address> {

    /** The address that {@code literal} spells; an {@link IllegalArgumentException} if it spells none. */
    public static Address of(String literal) {
        return parse(literal)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + literal + "\" is not an IP address such as 10.0.1.5 or fd00::5"));
    }

    public static Optional<Address> parse(String literal) {
        if (literal.contains("%") || literal.startsWith("[")) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(literal);
            // The JDK takes short forms such as "10.1" for IPv4; here they are mistakes.
            boolean isShortForm =
                    literal.indexOf(':') < 0 && !address.getHostAddress().equals(literal);
            return isShortForm ? Optional.empty() : Optional.of(new Address(address));
        } catch (IllegalArgumentException notALiteral) {
            return Optional.empty();
        }
    }

    public Family family() {
        return value instanceof Inet4Address ? Family.IPV4 : Family.IPV6;
    }

    byte[] bytes() {
        return value.getAddress();
    }

    @Override
    public int compareTo(Address other) {
        int byFamily = family().compareTo(other.family());
        return byFamily != 0 ? byFamily : Arrays.compareUnsigned(bytes(), other.bytes());
    }

    @Override
    public String toString() {
        return switch (family()) {
            case IPV4 -> value.getHostAddress();
            case IPV6 -> canonical(bytes());
        };
    }

    private static String canonical(byte[] bytes) {
        int[] groups = new int[8];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff);
        }
        ZeroRun longest = ZeroRun.longestIn(groups);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            if (i == longest.start()) {
                text.append("::");
                i += longest.length() - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    /** The run of zero groups that "::" stands for: the first of the longest ones, if it has two groups or more. */
    private record ZeroRun(int start, int length) {
        static ZeroRun longestIn(int[] groups) {
            ZeroRun longest = new ZeroRun(-1, 1);
            for (int start = 0; start < groups.length; start++) {
                int end = start;
                while (end < groups.length && groups[end] == 0) {
                    end++;
                }
                if (end - start > longest.length) {
                    longest = new ZeroRun(start, end - start);
                }
            }
            return longest;
        }
    }
}
