package dev.repoint.alignment;

import java.util.Optional;

/** A range of addresses such as 10.0.0.0/8, its host bits zero. */
public record Cidr(Address network, int prefixLength) {

    public Cidr {
        int bits = network.bytes().length * Byte.SIZE;
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException("prefix length " + prefixLength + " is not within 0 to " + bits);
        }
        if (!hasZeroHostBits(network.bytes(), prefixLength)) {
            throw new IllegalArgumentException(network + "/" + prefixLength + " has host bits set");
        }
    }

    /** The range that {@code text} spells, or nothing if it spells none. */
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        try {
            int prefixLength = Integer.parseInt(text.substring(slash + 1));
            return Address.parse(text.substring(0, slash)).map(network -> new Cidr(network, prefixLength));
        } catch (IllegalArgumentException notARange) {
            return Optional.empty();
        }
    }

    public boolean contains(Address address) {
        if (address.family() != network.family()) {
            return false;
        }
        byte[] difference = network.bytes();
        byte[] other = address.bytes();
        for (int i = 0; i < difference.length; i++) {
            difference[i] ^= other[i];
        }
        return hasZeroPrefix(difference, prefixLength);
    }

    @Override
    public String toString() {
        return network + "/" + prefixLength;
    }

    private static boolean hasZeroPrefix(byte[] bytes, int length) {
        for (int bit = 0; bit < length; bit++) {
            if (isSet(bytes, bit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasZeroHostBits(byte[] bytes, int length) {
        for (int bit = length; bit < bytes.length * Byte.SIZE; bit++) {
            if (isSet(bytes, bit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSet(byte[] bytes, int bit) {
        return (bytes[bit / Byte.SIZE] & (0x80 >> (bit % Byte.SIZE))) != 0;
    }
}
